import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { type Dated, joinVersions } from "#lib/domain/time/calendar-versions.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { parseCalendar } from "./calendar.ts";
import { parseSupportPlan } from "./definition.ts";
import { VersionCache } from "./versions.ts";

/** A published version of a support plan (S1), with the ids a contract freezes. */
export type PlanVersion = {
  planId: string;
  planVersionId: string;
  version: number;
  effectiveFrom: PlainDate;
  definition: SupportPlanDefinition;
};

const plans = new VersionCache<PlanVersion>();
const calendars = new VersionCache<BusinessCalendar>();

type PlanRow = {
  id: string;
  planId: string;
  version: number;
  effectiveFrom: Date;
  definition: unknown;
};

function keepPlan(tenantId: string, row: PlanRow): PlanVersion {
  return (
    plans.get(tenantId, row.id) ??
    plans.set(tenantId, row.id, {
      planId: row.planId,
      planVersionId: row.id,
      version: row.version,
      effectiveFrom: toPlainDate(row.effectiveFrom),
      definition: parseSupportPlan(row.definition),
    })
  );
}

/** A plan's version by id, as a contract or a ticket froze it. Throws not_found for an id of another workspace. */
export async function loadPlanVersion(tx: Tx, tenantId: string, planVersionId: string): Promise<PlanVersion> {
  const known = plans.get(tenantId, planVersionId);
  if (known) return known;
  const row = await tx.supportPlanVersion.findFirst({ where: { tenantId, id: planVersionId } });
  return row ? keepPlan(tenantId, row) : notFoundRefusal();
}

/** What a ticket's clocks run on under a plan's version (S3, S4, S6, T5). Throws not_found. */
export async function loadPlanTerms(
  tx: Tx,
  tenantId: string,
  planVersionId: string,
): Promise<SupportPlanTerms> {
  return (await loadPlanVersion(tx, tenantId, planVersionId)).definition.terms;
}

/**
 * Every plan in its version in effect on a day, by key: what a new contract can be signed under (S1). From its day on a
 * version replaces all that were published before it, one still to come as well.
 */
export async function plansInEffect(tx: Tx, tenantId: string, on: PlainDate): Promise<PlanVersion[]> {
  const rows = await tx.supportPlanVersion.findMany({
    where: { tenantId, effectiveFrom: { lte: fromPlainDate(on) } },
    orderBy: [{ planId: "asc" }, { version: "desc" }],
  });
  const newest = new Map<string, PlanVersion>();
  for (const row of rows) if (!newest.has(row.planId)) newest.set(row.planId, keepPlan(tenantId, row));
  return [...newest.values()].sort((a, b) => (a.definition.key < b.definition.key ? -1 : 1));
}

/** The version of one plan in effect on a day, or null. */
export async function planInEffect(
  tx: Tx,
  tenantId: string,
  planId: string,
  on: PlainDate,
): Promise<PlanVersion | null> {
  const row = await tx.supportPlanVersion.findFirst({
    where: { tenantId, planId, effectiveFrom: { lte: fromPlainDate(on) } },
    orderBy: { version: "desc" },
  });
  return row ? keepPlan(tenantId, row) : null;
}

/**
 * A business calendar by key (S2) with all versions up to the newest, each counting on its own days; with `version` as it
 * stood up to that one (a running clock keeps the hours it was promised under). Throws not_found.
 */
export async function loadCalendar(
  tx: Tx,
  tenantId: string,
  key: string,
  pick: { version?: number } = {},
): Promise<BusinessCalendar> {
  const newest = await tx.businessCalendarVersion.findFirst({
    where: { tenantId, key, ...(pick.version === undefined ? {} : { version: pick.version }) },
    orderBy: { version: "desc" },
    select: { id: true, version: true },
  });
  if (!newest) return notFoundRefusal();
  const known = calendars.get(tenantId, newest.id);
  if (known) return known;
  const rows = await tx.businessCalendarVersion.findMany({
    where: { tenantId, key, version: { lte: newest.version } },
    orderBy: { version: "asc" },
  });
  return calendars.set(tenantId, newest.id, joinVersions(rows.map(datedCalendar)));
}

type CalendarRow = { key: string; version: number; effectiveFrom: Date; definition: unknown };

/** A stored version with its day. The row's own key and version count, whatever the document says of itself. */
export function datedCalendar(row: CalendarRow): Dated {
  const { key, version } = row;
  return {
    calendar: parseCalendar({ ...(row.definition as object), key, version }),
    effectiveFrom: toPlainDate(row.effectiveFrom),
  };
}
