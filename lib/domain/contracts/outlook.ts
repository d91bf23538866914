import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { type LapsePrice, lapsePrice } from "#lib/domain/contracts/price.ts";
import type { Money } from "#lib/domain/money/money.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What a new year costs if it begins on a day. */
export type Outlook = { startsOn: PlainDate; price: LapsePrice };

/** Years after the end that are looked at beyond the last step of the schedule. */
const BEYOND = 1;
/** Days that say more than "today": within the first year the price grows with each. */
const SOON_DAYS = [30, 90];

/**
 * What coming back costs from a day on and at the days on which it jumps: each anniversary of the end up to one after the last
 * step of the plan's schedule (S15). The first is the day asked for; a day that costs
 * what the one before did is left out.
 */
export function lapseOutlook(
  plan: Pick<SupportPlanDefinition, "lapse">,
  yearly: Money,
  coveredUntil: PlainDate,
  from: PlainDate,
): Outlook[] {
  const firstLapsed = addDays(coveredUntil, 1);
  const steps = [1, plan.lapse.byDayForYears, ...plan.lapse.penalties.map(step => step.fromYears)];
  const years = Math.max(...steps) + BEYOND;
  const days = new Set([from, ...SOON_DAYS.map(days => addDays(from, days))]);
  // By whole years begun it is the day after an anniversary that costs another year.
  const late = plan.lapse.wholeYears === "begun" ? 1 : 0;
  for (let year = 1; year <= years; year++) days.add(addDays(addMonths(firstLapsed, year * 12), late));
  return [...days]
    .filter(day => day >= from && day >= firstLapsed)
    .sort()
    .map(startsOn => ({ startsOn, price: lapsePrice(plan, yearly, coveredUntil, startsOn) }))
    .filter((one, index, all) => one.price.total.minor !== all[index - 1]?.price.total.minor);
}
