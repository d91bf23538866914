import { coveredUntil, isCovered } from "#lib/domain/contracts/contract.ts";
import { newTerm, renewalTerm, type Term } from "#lib/domain/contracts/term.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { isBusinessDay } from "#lib/domain/time/calendar.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadCalendar, type PlanVersion } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { invalid } from "#lib/platform/refusal.ts";
import type { ContractDto } from "./dto.ts";
import { type PriceSum, priceContract } from "./pricing.ts";
import { findContract, lastContract } from "./queries.ts";
import type { SystemInput } from "./schema.ts";

/** The contract a new one follows: by renewal, or because the customer comes back after a lapse (S15). */
export type Before = { id: string; number: string; endsOn: PlainDate; coveredUntil: PlainDate };

/** What the customer's cover was: the contract named, or the last one where none covers today any more. */
export async function contractBefore(
  tx: Tx,
  actor: Actor,
  customerOrgId: string,
  renews: Before | null,
  today: PlainDate,
): Promise<Before | null> {
  if (renews) return renews;
  // As the worker: it may have been another partner's contract, and the way back costs the same (S15).
  const last = await stepAs(tx, actor, "app_worker", () => lastContract(tx, actor.tenantId, customerOrgId));
  if (!last || isCovered(last.facts, today) || last.facts.startsOn > today) return null;
  return {
    id: last.id,
    number: last.number,
    endsOn: last.facts.endsOn,
    coveredUntil: coveredUntil({ ...last.facts, renewal: null }),
  };
}

/** A contract as the one before another. */
export const beforeOf = (c: ContractDto): Before => ({
  id: c.id,
  number: c.number,
  endsOn: c.endsOn,
  coveredUntil: c.coveredUntil,
});

/**
 * The contract before, also where another partner served it: its end decides the price whoever signs now (S15). A draft made
 * while there was cover follows what has ended by the day it is signed, as one drafted then would.
 */
export async function beforeDraft(
  tx: Tx,
  actor: Actor,
  contract: ContractDto,
  today: PlainDate,
  signedOn = today,
): Promise<Before | null> {
  const { previousId } = contract;
  if (!previousId) return contractBefore(tx, actor, contract.customerOrgId, null, signedOn);
  const previous = await stepAs(tx, actor, "app_worker", () =>
    findContract(tx, actor.tenantId, previousId, today),
  );
  return previous && beforeOf(previous);
}

/**
 * The term (S14): a renewal starts on the next business day after the last day of the one before, a late one on the
 * day it is signed; any other contract starts as chosen. Refuses fewer months than the plan's at the field.
 */
export async function termOf(
  tx: Tx,
  tenantId: string,
  about: {
    calendarKey: string;
    plan: PlanVersion;
    before: Before | null;
    startsOn: PlainDate;
    months: number;
  },
  signedOn: PlainDate,
): Promise<Term> {
  const { plan, before, months } = about;
  const least = plan.definition.termMonths;
  const calendar = before ? await loadCalendar(tx, tenantId, about.calendarKey) : null;
  const term =
    before && calendar
      ? renewalTerm(before.endsOn, signedOn, months, least, day => isBusinessDay(calendar, day))
      : newTerm(about.startsOn, months, least);
  return term.ok
    ? term.value
    : invalid({ months: { key: "contracts.invalid.termTooShort", params: { months: least } } });
}

/** The price with its sum (S13, P15, S15); refuses at the fields of the systems. */
export function priceOf(
  plan: PlanVersion,
  systems: readonly SystemInput[],
  term: Term,
  months: number,
  before: Before | null,
  signedOn: PlainDate,
  discountBp = 0,
): PriceSum {
  const { currency } = plan.definition.price.minimum;
  if (plan.definition.price.kind === "share_of_sale") {
    // A share of an amount nobody named would be the minimum, and look like a price.
    const unnamed = systems.findIndex(system => system.salePrice === undefined);
    if (unnamed >= 0) invalid({ [`systems.${unnamed}.salePrice`]: "contracts.invalid.salePrice" });
  }
  // Signed in time, the days between end and start are covered: nothing has lapsed (S14).
  const lapsed = before && signedOn > before.endsOn && term.startsOn > addDays(before.coveredUntil, 1);
  const price = priceContract(
    plan.definition,
    systems.map(system => ({
      name: system.name,
      salePrice: { minor: Math.round((system.salePrice ?? 0) * 100), currency },
      unit: system.unit,
      units: system.units,
    })),
    months,
    lapsed ? { coveredUntil: before.coveredUntil, startsOn: term.startsOn } : null,
    discountBp,
  );
  return price.ok ? price.value : invalid({ systems: `contracts.invalid.price.${price.error}` });
}

/** Where a contract that follows another would start if it were signed today, and since when cover has lapsed (S14, S15). */
export async function startAfter(
  tx: Tx,
  tenantId: string,
  calendarKey: string,
  before: Before,
  today: PlainDate,
): Promise<{ startsOn: PlainDate; lapsedFrom: PlainDate | null }> {
  const calendar = await loadCalendar(tx, tenantId, calendarKey);
  const term = renewalTerm(before.endsOn, today, 12, 1, day => isBusinessDay(calendar, day));
  const startsOn = term.ok ? term.value.startsOn : today;
  const lapsed = today > before.endsOn && startsOn > addDays(before.coveredUntil, 1);
  return { startsOn, lapsedFrom: lapsed ? before.coveredUntil : null };
}
