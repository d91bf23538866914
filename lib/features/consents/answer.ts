import { followsHolder } from "#lib/domain/certifications/certification.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { fromPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, recordEvent, type Writer } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";
import { holdConsents, standingWith } from "./ask.ts";
import { keepsAnAdministrator, partWays } from "./part.ts";
import { notOver, type Stay, staysOf } from "./stays.ts";

export type Answering = {
  tenantId: string;
  personId: string;
  /** The person's name, for what is written down. */
  name: string;
  company: { id: string; name: string };
};

const writerOf = (a: Answering, ip?: string): Writer => ({
  tenantId: a.tenantId,
  name: a.name,
  personId: a.personId,
  side: "partner",
  ...(ip ? { ip } : {}),
});

/** `leave`: the person says in the same deed that yesterday was their last day at the company they are still at. */
export type Agreeing = { now: Date; today: PlainDate; ip?: string; leave?: boolean };

/**
 * The person's word (P22): from today they and what they hold or prepare count for the company. Who was between companies,
 * or leaves the other one now, joins it by that, accepting its open invitation; refused while another company still has
 * them. Saying it again changes nothing. As the worker.
 */
export async function agree(tx: Tx, a: Answering, { now, today, ip, leave }: Agreeing): Promise<void> {
  const { tenantId, personId, company } = a;
  await holdConsents(tx, personId);
  const standing = await standingWith(tx, tenantId, personId, company.id, today);
  if (standing.given) return;
  const person = await tx.person.findFirstOrThrow({ where: { tenantId, id: personId } });
  const stays = await staysOf(tx, tenantId, personId);
  const others = stays.filter(s => s.orgId !== company.id && !s.waits && notOver(s, today));
  if (others.length > 0 && !leave)
    refuse("consents.refusal.elsewhere", { company: others[0]?.org.name ?? "", other: company.name });
  await leaveStays(tx, a, others, { now, today, ...(ip ? { ip } : {}) });
  const invited = stays.find(s => s.id === standing.stay?.id && s.waits);
  const begins = standing.stay && !invited ? standing.stay.from : today;
  const from = begins < today ? today : begins;
  const account = stays.find(s => s.accountId)?.accountId ?? person.accountId;
  if (invited)
    await tx.membership.updateMany({
      where: { tenantId, id: invited.id },
      data: {
        validFrom: fromPlainDate(today),
        version: { increment: 1 },
        ...(account && !invited.acceptedAt ? { accountId: account, acceptedAt: now } : {}),
      },
    });
  else if (!standing.stay)
    await tx.membership.create({
      data: {
        tenantId,
        id: newId(),
        personId,
        orgId: company.id,
        side: "partner",
        roles: [],
        validFrom: fromPlainDate(today),
        partnerOrgId: company.id,
        ...(account ? { accountId: account } : {}),
      },
    });
  await join(tx, tenantId, personId, company.id, today);
  await write(tx, a, standing.open, person, now, from);
  await recordEvent(tx, writerOf(a, ip), {
    subjectType: "person",
    subjectId: personId,
    type: "certification.holder_joined",
    audience: "partner_vendor",
    partnerOrgId: company.id,
    data: { name: person.name, personId, company: company.name, on: from },
    tell: true,
  });
  await audit(tx, writerOf(a, ip), {
    action: "consent.agreed",
    subjectType: "person",
    subjectId: personId,
    after: { orgId: company.id, on: from },
  });
  await refreshCompany(tx, asWorker(tenantId), company.id, now);
}

/**
 * Puts person and certificates on the company's list: what is in force or under way. What ran out, was revoked, replaced or
 * failed is history, the person's and of the company it was with (P22, P23).
 */
async function join(tx: Tx, tenantId: string, personId: string, orgId: string, today: PlainDate) {
  await tx.person.updateMany({
    where: {
      tenantId,
      id: personId,
      customerOrgId: null,
      OR: [{ partnerOrgId: null }, { partnerOrgId: { not: orgId } }],
    },
    data: { partnerOrgId: orgId, version: { increment: 1 } },
  });
  const day = (at: Date | null) => (at === null ? null : today);
  const rows = await tx.certification.findMany({ where: { tenantId, personId } });
  const ids = rows
    .filter(row =>
      followsHolder(
        {
          result: row.result === "failed" ? "failed" : null,
          validFrom: toPlainDateOrNull(row.validFrom),
          validUntil: toPlainDateOrNull(row.validUntil),
          graceDays: row.graceDays,
          revokedOn: day(row.revokedAt),
          supersededOn: day(row.endedAt),
        },
        today,
      ),
    )
    .map(row => row.id);
  await tx.certification.updateMany({
    where: { tenantId, id: { in: ids }, OR: [{ partnerOrgId: null }, { partnerOrgId: { not: orgId } }] },
    data: { partnerOrgId: orgId, version: { increment: 1 } },
  });
  await tx.credential.updateMany({
    where: { tenantId, kind: "certificate", personId, id: { in: ids } },
    data: { partnerOrgId: orgId },
  });
}

/** The person's own last day at companies was yesterday; each keeps an administrator, and is told. */
async function leaveStays(
  tx: Tx,
  a: Answering,
  stays: readonly Stay[],
  { now, today, ip }: Agreeing,
): Promise<void> {
  const { tenantId, personId } = a;
  const lastDay = addDays(today, -1);
  for (const stay of stays) {
    const company = stay.org.name;
    const accepted = stay.acceptedAt !== null;
    await keepsAnAdministrator(
      tx,
      { tenantId, membershipId: stay.id, orgId: stay.orgId, side: "partner", roles: stay.roles, accepted },
      () => refuse("consents.refusal.lastAdmin", { company }),
    );
    await tx.membership.updateMany({
      where: { tenantId, id: stay.id },
      data: { validUntil: fromPlainDate(lastDay), version: { increment: 1 } },
    });
    const parting = { personId, personName: a.name, orgId: stay.orgId, orgName: company };
    await partWays(tx, asWorker(tenantId), writerOf(a, ip), parting, lastDay, today, now);
    await audit(tx, writerOf(a, ip), {
      action: "affiliation.ended",
      subjectType: "person",
      subjectId: personId,
      after: { orgId: stay.orgId, until: lastDay },
    });
  }
}

/** The person leaves a company themselves, today (P22); between companies from then on. As the worker. */
export async function leaveCompany(tx: Tx, a: Answering, at: Agreeing): Promise<void> {
  await holdConsents(tx, a.personId);
  const stays = await staysOf(tx, a.tenantId, a.personId);
  await leaveStays(
    tx,
    a,
    stays.filter(s => s.orgId === a.company.id && !s.waits && notOver(s, at.today)),
    at,
  );
}

async function write(
  tx: Tx,
  { tenantId, personId, company }: Answering,
  open: { id: string; version: number } | null,
  person: { name: string; email: string },
  now: Date,
  from: PlainDate,
): Promise<void> {
  if (open === null) {
    await tx.countingConsent.create({
      data: {
        tenantId,
        id: newId(),
        personId,
        partnerOrgId: company.id,
        personName: person.name,
        personEmail: person.email,
        askedAt: now,
        askedBy: person.name,
        agreedOn: fromPlainDate(from),
      },
    });
    return;
  }
  const { count } = await tx.countingConsent.updateMany({
    where: { tenantId, id: open.id, version: open.version },
    data: { agreedOn: fromPlainDate(from), version: { increment: 1 } },
  });
  if (count === 0) conflict();
}

/** The person says no to a question that waits; nothing of theirs changes. As the worker. */
export async function decline(tx: Tx, a: Answering, now: Date, today: PlainDate, ip?: string): Promise<void> {
  const { tenantId, personId, company } = a;
  await holdConsents(tx, personId);
  const { open } = await standingWith(tx, tenantId, personId, company.id, today);
  if (!open) return;
  await tx.countingConsent.updateMany({
    where: { tenantId, id: open.id },
    data: { closedAt: now, declined: true, version: { increment: 1 } },
  });
  await recordEvent(tx, writerOf(a, ip), {
    subjectType: "person",
    subjectId: personId,
    type: "consent.declined",
    audience: "partner_vendor",
    partnerOrgId: company.id,
    data: { name: a.name, personId, company: company.name },
    tell: true,
  });
  await audit(tx, writerOf(a, ip), {
    action: "consent.declined",
    subjectType: "person",
    subjectId: personId,
    after: { orgId: company.id },
  });
}

/** Who accepts the invitation into a partner agrees by that; the invitation's page says so. As the worker. */
export async function agreeByInvitation(
  tx: Tx,
  tenantId: string,
  invited: { personId: string; orgId: string; today: PlainDate; ip: string; leave: boolean },
  now: Date,
): Promise<void> {
  const { personId, orgId, today } = invited;
  const org = await tx.organisation.findFirst({ where: { tenantId, id: orgId, side: "partner" } });
  const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
  if (!org || !person) return;
  const standing = await standingWith(tx, tenantId, personId, orgId, today);
  // A link of a question that was taken back since opens the account and no more.
  if (!standing.stay && !standing.open) return;
  const company = { id: org.id, name: org.name };
  await agree(
    tx,
    { tenantId, personId, name: person.name, company },
    { now, today, ip: invited.ip, leave: invited.leave },
  );
}
