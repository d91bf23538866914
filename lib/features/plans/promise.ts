import {
  checkPromise,
  type PriorityPromise,
  type ServedBy,
  stagesOf,
} from "#lib/domain/contracts/promise.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate, Zone } from "#lib/domain/time/types.ts";
import { startOfDay } from "#lib/domain/time/zone.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { loadCalendar } from "./queries.ts";

/** So many of the stretches are named; how many there are is said. */
const NAMED = 6;

export type PromiseDto = {
  servedBy: ServedBy;
  from: PlainDate;
  /** The zone its moments are told in: the workspace's. */
  zone: Zone;
  priorities: (PriorityPromise & { stretches: number })[];
};

type Asked = { terms: SupportPlanTerms; servedBy: ServedBy; from: PlainDate; zone: Zone };

/**
 * The check of a plan's promise over the year from a day, by the calendars as published today, those still to come among
 * them (T2). Null where one of its calendars is not published, which the plan's own check says.
 */
export async function promiseCheck(
  tx: Tx,
  tenantId: string,
  { terms, servedBy, from, zone }: Asked,
): Promise<PromiseDto | null> {
  const keys = new Set(
    PRIORITIES.flatMap(priority => [
      terms.calendars[priority],
      ...stagesOf(terms, priority, servedBy).stages.map(stage => stage.calendarKey),
    ]),
  );
  const published = await tx.businessCalendarVersion.findMany({
    where: { tenantId, key: { in: [...keys] } },
    distinct: ["key"],
    select: { key: true },
  });
  if (published.length < keys.size) return null;
  const calendars = new Map<string, BusinessCalendar>();
  for (const key of keys) calendars.set(key, await loadCalendar(tx, tenantId, key));
  const stretch = { from: startOfDay(zone, from), to: startOfDay(zone, addMonths(from, 12)) };
  const checked = checkPromise(terms, servedBy, key => calendars.get(key)!, stretch);
  return {
    servedBy,
    from,
    zone,
    priorities: checked.map(one => ({
      ...one,
      stretches: one.impossible.length,
      impossible: one.impossible.slice(0, NAMED),
    })),
  };
}

/** The check of a plan as its page and its review show it: for whoever serves in the workspace, a partner where there are any (T1). */
export async function planPromise(
  tx: Tx,
  tenantId: string,
  asked: Omit<Asked, "servedBy">,
): Promise<PromiseDto | null> {
  const partner = await tx.partnership.findFirst({ where: { tenantId }, select: { id: true } });
  return promiseCheck(tx, tenantId, { ...asked, servedBy: partner ? "partner" : "vendor" });
}
