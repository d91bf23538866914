import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { type By, recordEvent } from "#lib/platform/record.ts";
import { invalid } from "#lib/platform/refusal.ts";
import type { NominateInput } from "./schema.ts";

/** `joined`: came from between companies with this very nomination. */
export type Nominee = { id: string; name: string; joined?: boolean };

type Known = { id: string; name: string; orgId: string | null; side: string | null };

/**
 * Whom a nomination is about. A new name with an address nobody has becomes a person of the company, without an
 * account. Known and at the company: that person. Known and between companies: joins it (P22), which only the vendor
 * may say, or a company could claim certificates by typing an address. Anybody else is refused in the same words.
 */
export async function personToNominate(
  tx: Tx,
  by: By,
  record: PartnershipRecord,
  input: NominateInput,
  today: PlainDate,
): Promise<Nominee> {
  const { tenantId } = by;
  if (input.person !== "new") {
    const person = await tx.person.findFirst({ where: { tenantId, id: input.person } });
    const there = person && (await isAt(tx, tenantId, person.id, record.partnerOrgId, today));
    if (!person || !there) return invalid({ person: "certifications.invalid.notHere" });
    return { id: person.id, name: person.name };
  }
  const email = input.email.toLowerCase();
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`person:${tenantId}:${email}`}, 0))) AS held`;
  // As the worker: a partner does not see people of other companies, and must not double them either.
  const known = await stepAs(tx, by, "app_worker", () => knownBy(tx, tenantId, email, today));
  const here = known.find(person => person.orgId === record.partnerOrgId);
  if (here) return { id: here.id, name: here.name };
  const free = known.find(person => person.orgId === null);
  if (known.length === 0) return newPerson(tx, by, record, input, today);
  if (!free || by.side !== "vendor" || known.some(person => person.orgId !== null))
    return invalid({ email: "certifications.invalid.elsewhere" });
  await join(tx, by, record, free, today);
  return { id: free.id, name: free.name, joined: true };
}

async function isAt(tx: Tx, tenantId: string, personId: string, orgId: string, today: PlainDate) {
  const on = fromPlainDate(today);
  return tx.membership.findFirst({
    where: {
      tenantId,
      personId,
      orgId,
      validFrom: { lte: on },
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
  const person = { id: newId(), name: input.name };
  await tx.person.create({
    data: {
      tenantId: by.tenantId,
      id: person.id,
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

/** From today the person and their certificates count for the company (P22). */
async function join(tx: Tx, by: By, record: PartnershipRecord, person: Nominee, today: PlainDate) {
  const { tenantId } = by;
  await stepAs(tx, by, "app_worker", async () => {
    const last = await tx.membership.findFirst({
      where: { tenantId, personId: person.id },
      orderBy: { validFrom: "desc" },
    });
    await tx.membership.create({
      data: {
        ...stayOf(tenantId, person.id, record.partnerOrgId, today),
        ...(last?.accountId ? { accountId: last.accountId } : {}),
      },
    });
    await tx.person.updateMany({
      where: { tenantId, id: person.id },
      data: { partnerOrgId: record.partnerOrgId, version: { increment: 1 } },
    });
    await tx.certification.updateMany({
      where: { tenantId, personId: person.id },
      data: { partnerOrgId: record.partnerOrgId, version: { increment: 1 } },
    });
  });
  await recordEvent(tx, by, {
    subjectType: "person",
    subjectId: person.id,
    type: "certification.holder_joined",
    audience: "partner_vendor",
    partnerOrgId: record.partnerOrgId,
    data: { name: person.name, personId: person.id, company: record.orgName, on: today },
    tell: true,
  });
}
