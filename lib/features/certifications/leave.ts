import { leave } from "#lib/domain/certifications/affiliation.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { part, partWays } from "#lib/features/consents/part.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate, toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";

/** Somebody of a company, as the policy of leaving reads them. */
export type StayRecord = {
  personId: string;
  personName: string;
  orgId: string;
  orgName: string;
  side: "partner";
};

/** A person of a partner company by its slug; null when either isn't there for who asks. */
export async function findStay(
  tx: Tx,
  tenantId: string,
  slug: string,
  personId: string,
): Promise<StayRecord | null> {
  const org = await tx.organisation.findFirst({ where: { tenantId, slug, side: "partner" } });
  const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
  if (!org || !person) return null;
  const stay = await tx.membership.findFirst({ where: { tenantId, personId, orgId: org.id } });
  return (
    stay && { personId, personName: person.name, orgId: org.id, orgName: org.name, side: "partner" as const }
  );
}

/** How many days back a last day may lie: who left last month is told late, not rewritten. */
const DAYS_BACK = 60;

/**
 * The person's last day at the company (P22). From the day after, their certificates stop counting for it, and company
 * and person part. The vendor and the company's administrators are told what follows.
 */
export async function endAffiliation(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  stay: StayRecord,
  input: { lastDay: PlainDate },
  now: Date,
): Promise<{ lastDay: PlainDate; lost: number }> {
  const { tenantId } = by;
  const { lastDay } = input;
  const today = todayIn(workspace.timeZone, now.getTime());
  if (lastDay < addDays(today, -DAYS_BACK)) return invalid({ lastDay: "certifications.invalid.longAgo" });
  const rows = await tx.membership.findMany({
    where: {
      tenantId,
      personId: stay.personId,
      orgId: stay.orgId,
      OR: [{ validUntil: null }, { validUntil: { gte: fromPlainDate(today) } }],
    },
  });
  if (rows.length === 0) return refuse("certifications.refusal.alreadyLeft", { name: stay.personName });
  for (const row of rows) {
    // A last day that has not come may still be moved.
    const result = leave(
      { personId: stay.personId, orgId: stay.orgId, from: toPlainDate(row.validFrom), to: null },
      lastDay,
    );
    if (!result.ok) return invalid({ lastDay: "certifications.invalid.beforeStart" });
    const { count } = await tx.membership.updateMany({
      where: { tenantId, id: row.id, version: row.version },
      data: { validUntil: fromPlainDate(lastDay), version: { increment: 1 } },
    });
    if (count === 0) conflict();
  }
  const { lost } = await partWays(tx, by, by, stay, lastDay, today, now);
  await audit(tx, by, {
    action: "affiliation.ended",
    subjectType: "person",
    subjectId: stay.personId,
    before: rows.map(row => ({ orgId: row.orgId, until: toPlainDateOrNull(row.validUntil) })),
    after: { orgId: stay.orgId, until: lastDay },
  });
  return { lastDay, lost };
}

/**
 * Takes a last day back that is not over (P22): the person stays, and their certificates go on counting. Whoever was told
 * of the leaving is told. Harmless when repeated; refused for who has left.
 */
export async function keepAffiliation(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  stay: StayRecord,
  now: Date,
): Promise<{ kept: boolean }> {
  const { tenantId } = by;
  const today = todayIn(workspace.timeZone, now.getTime());
  const rows = await tx.membership.findMany({
    where: { tenantId, personId: stay.personId, orgId: stay.orgId },
    orderBy: { validFrom: "asc" },
  });
  if (rows.some(row => row.validUntil === null)) return { kept: false };
  const leaving = rows.filter(row => row.validUntil !== null && toPlainDate(row.validUntil) >= today);
  if (leaving.length === 0) return refuse("certifications.refusal.alreadyLeft", { name: stay.personName });
  // Who has agreed to come to another company meanwhile is counted there alone. As the worker: a company reads no other's.
  const elsewhere = await stepAs(tx, by, "app_worker", () =>
    tx.membership.findFirst({
      where: {
        tenantId,
        personId: stay.personId,
        orgId: { not: stay.orgId },
        side: "partner",
        OR: [{ validUntil: null }, { validUntil: { gte: fromPlainDate(today) } }],
      },
    }),
  );
  if (elsewhere) return refuse("certifications.refusal.alreadyLeft", { name: stay.personName });
  for (const row of leaving) {
    const { count } = await tx.membership.updateMany({
      where: { tenantId, id: row.id, version: row.version },
      data: { validUntil: null, version: { increment: 1 } },
    });
    if (count === 0) conflict();
  }
  await recordEvent(tx, by, {
    subjectType: "person",
    subjectId: stay.personId,
    type: "certification.holder_stays",
    audience: "partner_vendor",
    partnerOrgId: stay.orgId,
    data: { name: stay.personName, personId: stay.personId, company: stay.orgName },
    tell: true,
  });
  await audit(tx, by, {
    action: "affiliation.kept",
    subjectType: "person",
    subjectId: stay.personId,
    before: leaving.map(row => ({ orgId: row.orgId, until: toPlainDateOrNull(row.validUntil) })),
    after: { orgId: stay.orgId, until: null },
  });
  await refreshCompany(tx, by, stay.orgId, now);
  return { kept: true };
}

/**
 * The day after a last day: whoever left parts from the company (P22). Harmless when repeated. Runs as the worker;
 * returns how many people parted.
 */
export async function partLeavers(tx: Tx, tenantId: string, today: PlainDate): Promise<number> {
  const gone = await tx.$queryRaw<{ personId: string; orgId: string }[]>`
    SELECT p.id AS "personId", p.partner_org_id AS "orgId"
    FROM person p
    WHERE p.tenant_id = ${tenantId}::uuid AND p.partner_org_id IS NOT NULL AND p.customer_org_id IS NULL
      AND EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = p.tenant_id AND m.person_id = p.id
                    AND m.org_id = p.partner_org_id)
      AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = p.tenant_id AND m.person_id = p.id
                        AND m.org_id = p.partner_org_id
                        AND (m.valid_until IS NULL OR m.valid_until >= ${today}::date))`;
  for (const { personId, orgId } of gone) await part(tx, tenantId, [personId], orgId);
  return gone.length;
}
