import { type Affiliation, join } from "#lib/domain/certifications/affiliation.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { fromPlainDate, toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, recordEvent, type Writer } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";
import { holdConsents, standingWith } from "./ask.ts";

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

/**
 * The person's word (P22): from today they and their certificates count for the company. Who was between companies joins
 * it by that; refused while another company still has them. Saying it again changes nothing. As the worker.
 */
export async function agree(tx: Tx, a: Answering, now: Date, today: PlainDate, ip?: string): Promise<void> {
  const { tenantId, personId, company } = a;
  await holdConsents(tx, personId);
  const standing = await standingWith(tx, tenantId, personId, company.id, today);
  if (standing.given) return;
  const person = await tx.person.findFirstOrThrow({ where: { tenantId, id: personId } });
  const stays = await tx.membership.findMany({
    where: { tenantId, personId, side: "partner" },
    include: { org: { select: { name: true } } },
    orderBy: { validFrom: "desc" },
  });
  // An invitation elsewhere that nobody accepted is no stay: a company cannot hold somebody by sending a mail.
  const others = stays.filter(
    s => s.orgId !== company.id && !(s.invitedAt !== null && s.acceptedAt === null),
  );
  const next: Affiliation = { personId, orgId: company.id, from: standing.stay?.from ?? today, to: null };
  const from = next.from < today ? today : next.from;
  const joined = join(
    others.map(s => ({
      personId,
      orgId: s.orgId,
      from: toPlainDate(s.validFrom),
      to: toPlainDateOrNull(s.validUntil),
    })),
    { ...next, from },
  );
  if (!joined.ok) {
    const still = others.find(s => s.validUntil === null || toPlainDate(s.validUntil) >= from);
    refuse("consents.refusal.elsewhere", { company: still?.org.name ?? "", other: company.name });
  }
  if (!standing.stay) {
    const account = stays.find(s => s.accountId)?.accountId ?? person.accountId;
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
  }
  await tx.person.updateMany({
    where: {
      tenantId,
      id: personId,
      customerOrgId: null,
      OR: [{ partnerOrgId: null }, { partnerOrgId: { not: company.id } }],
    },
    data: { partnerOrgId: company.id, version: { increment: 1 } },
  });
  await tx.certification.updateMany({
    where: { tenantId, personId, OR: [{ partnerOrgId: null }, { partnerOrgId: { not: company.id } }] },
    data: { partnerOrgId: company.id, version: { increment: 1 } },
  });
  await tx.credential.updateMany({
    where: { tenantId, kind: "certificate", personId },
    data: { partnerOrgId: company.id },
  });
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
  invited: { personId: string; orgId: string; today: PlainDate; ip: string },
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
  await agree(tx, { tenantId, personId, name: person.name, company }, now, today, invited.ip);
}
