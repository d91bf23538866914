import type { PlainDate } from "#lib/domain/time/types.ts";
import {
  askToCount,
  holdConsents,
  type Standing,
  standingWith,
  tellAsked,
} from "#lib/features/consents/ask.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { sendInvitation } from "#lib/features/people/invite.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import type { NominateInput } from "./schema.ts";

/** `asked`: between companies, and asked whether they come; nobody to nominate until they agree. */
export type Nominee = { id: string; name: string; email: string; asked?: string };

type Known = { id: string; name: string; orgId: string | null; side: string | null };

/**
 * Whom a nomination is about, asked for their word where they have not given it (P22). A new name with an address nobody
 * has becomes a person of the company, without an account. Known and at the company: that person. Known and between
 * companies: they are asked, and join when they agree, so that nobody is claimed by typing an address. Anybody else is
 * refused in the same words.
 */
export async function personToNominate(
  tx: Tx,
  by: By,
  record: PartnershipRecord,
  input: NominateInput,
  now: Date,
  today: PlainDate,
): Promise<Nominee> {
  const { tenantId } = by;
  if (input.person !== "new") {
    const person = await tx.person.findFirst({ where: { tenantId, id: input.person } });
    const there = person && (await isAt(tx, tenantId, person.id, record.partnerOrgId, today));
    if (!person || !there) return invalid({ person: "certifications.invalid.notHere" });
    return askIfNeeded(tx, by, record, person, now, today);
  }
  const email = input.email.toLowerCase();
  await oneAtATime(tx, `person:${tenantId}:${email}`);
  // As the worker: a partner does not see people of other companies, and must not double them either.
  const known = await stepAs(tx, by, "app_worker", () => knownBy(tx, tenantId, email, today));
  const here = known.find(person => person.orgId === record.partnerOrgId);
  if (here) return askIfNeeded(tx, by, record, { ...here, email }, now, today);
  const free = known.find(person => person.orgId === null);
  if (known.length === 0) {
    const person = await newPerson(tx, by, record, input, today);
    return askIfNeeded(tx, by, record, person, now, today);
  }
  if (!free || known.some(person => person.orgId !== null))
    return invalid({ email: "certifications.invalid.elsewhere" });
  const asked = await askPerson(tx, by, record, { id: free.id, name: input.name, email }, now, today);
  return { id: free.id, name: input.name, email, asked };
}

/** Somebody of the company: asked unless their word stands or is asked for. Who took it back gives it again themselves. */
async function askIfNeeded(
  tx: Tx,
  by: By,
  record: PartnershipRecord,
  { id, name, email }: Nominee,
  now: Date,
  today: PlainDate,
): Promise<Nominee> {
  const standing = await standingWith(tx, by.tenantId, id, record.partnerOrgId, today);
  refuseWithdrawn(by, standing, name, record.orgName, today);
  if (standing.state === "none") await askPerson(tx, by, record, { id, name, email }, now, today);
  return { id, name, email };
}

/** Who took back their word is not asked, nominated or certified for the company: only they give it again (P22). */
export function refuseWithdrawn(
  by: By,
  standing: Pick<Standing, "state" | "withdrawnOn">,
  name: string,
  company: string,
  today: PlainDate,
): void {
  if (standing.state === "withdrawn")
    refuse("certifications.refusal.consentWithdrawn", {
      name,
      company,
      date: dayText(standing.withdrawnOn ?? today, by.locale),
    });
}

/** As often as somebody is asked the same again. */
const AGAIN_MS = 24 * 60 * 60 * 1000;

/**
 * Asks somebody to count for the company, in the portal and by mail; who cannot sign in gets an invitation that asks. A
 * question that waits is put again, once a day. Answers the question's id.
 */
export async function askPerson(
  tx: Tx,
  by: By,
  company: { partnerOrgId: string; orgName: string },
  person: Nominee,
  now: Date,
  today: PlainDate,
): Promise<string> {
  const { tenantId } = by;
  await holdConsents(tx, person.id);
  const { open } = await standingWith(tx, tenantId, person.id, company.partnerOrgId, today);
  if (open && now.getTime() - open.askedAt.getTime() < AGAIN_MS)
    return refuse("consents.refusal.askedToday", { name: person.name });
  const asked = {
    personId: person.id,
    name: person.name,
    email: person.email,
    partnerOrgId: company.partnerOrgId,
    company: company.orgName,
  };
  if (open)
    await tx.countingConsent.updateMany({
      where: { tenantId, id: open.id, version: open.version },
      data: { askedAt: now, askedBy: by.name, version: { increment: 1 } },
    });
  const id = open?.id ?? (await askToCount(tx, by, asked, now, { tell: false }));
  // As the worker: of somebody between companies who asks sees no row.
  const door = await stepAs(tx, by, "app_worker", () =>
    doorOf(tx, tenantId, person.id, company.partnerOrgId),
  );
  if (door.signsIn || !door.membershipId) await tellAsked(tx, by, asked);
  else
    await sendInvitation(
      tx,
      { context: by, by, invitedBy: by.name },
      {
        membershipId: door.membershipId,
        orgId: company.partnerOrgId,
        orgName: company.orgName,
        name: person.name,
        email: person.email,
        next: `/${by.workspaceSlug}/me`,
      },
      now,
    );
  return id;
}

/** Whether somebody can sign in, and the affiliation an invitation would open: the one at the company, else their last. */
async function doorOf(tx: Tx, tenantId: string, personId: string, orgId: string) {
  const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
  const stays = await tx.membership.findMany({
    where: { tenantId, personId, side: "partner" },
    orderBy: { validFrom: "desc" },
  });
  const at = stays.find(stay => stay.orgId === orgId) ?? stays[0];
  return {
    signsIn: Boolean(person?.accountId ?? stays.find(stay => stay.accountId)),
    membershipId: at?.id ?? null,
  };
}

async function isAt(tx: Tx, tenantId: string, personId: string, orgId: string, today: PlainDate) {
  const on = fromPlainDate(today);
  return tx.membership.findFirst({
    where: {
      tenantId,
      personId,
      orgId,
      validFrom: { lte: on },
      // Who is invited from elsewhere is not there yet.
      person: { is: { partnerOrgId: orgId } },
      OR: [{ validUntil: null }, { validUntil: { gte: on } }],
    },
    select: { id: true },
  });
}

/** People of that address with the organisation each belongs to today or later; null between companies. */
async function knownBy(tx: Tx, tenantId: string, email: string, today: PlainDate): Promise<Known[]> {
  return tx.$queryRaw<Known[]>`
    SELECT DISTINCT ON (p.id) p.id, p.name, m.org_id AS "orgId", m.side
    FROM person p
    LEFT JOIN membership m ON m.tenant_id = p.tenant_id AND m.person_id = p.id
      AND (m.valid_until IS NULL OR m.valid_until >= ${today}::date)
      AND (m.invited_at IS NULL OR m.accepted_at IS NOT NULL OR m.org_id = p.partner_org_id)
    WHERE p.tenant_id = ${tenantId}::uuid AND lower(p.email) = ${email}
    ORDER BY p.id, (m.side = 'partner') DESC NULLS LAST, m.valid_from DESC`;
}

async function newPerson(
  tx: Tx,
  by: By,
  record: PartnershipRecord,
  input: NominateInput,
  today: PlainDate,
): Promise<Nominee> {
  const person = { id: newId(), name: input.name, email: input.email };
  await tx.person.create({
    data: {
      tenantId: by.tenantId,
      id: person.id,
      side: "partner",
      name: input.name,
      email: input.email,
      partnerOrgId: record.partnerOrgId,
    },
  });
  await tx.membership.create({ data: stayOf(by.tenantId, person.id, record.partnerOrgId, today) });
  return person;
}

const stayOf = (tenantId: string, personId: string, orgId: string, from: PlainDate) => ({
  tenantId,
  id: newId(),
  personId,
  orgId,
  side: "partner",
  roles: [],
  validFrom: fromPlainDate(from),
  partnerOrgId: orgId,
});
