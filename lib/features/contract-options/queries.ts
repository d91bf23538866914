import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { bookedDaysSummary } from "#lib/features/booked-days/queries.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { hoursSummary } from "#lib/features/hours/queries.ts";
import { readinessSummary } from "#lib/features/readiness/queries.ts";
import { reviewsSummary } from "#lib/features/reviews/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { OptionsSummary } from "./dto.ts";

/** What a contract brings beside its cover, in a few figures (S12, S16, S17); null where the plan has no such thing. */
export async function optionsSummary(
  tx: Tx,
  actor: Pick<Actor, "tenantId">,
  contract: ContractDto,
  today: PlainDate,
  now: Date,
): Promise<OptionsSummary> {
  const { tenantId } = actor;
  return {
    hours: await hoursSummary(tx, tenantId, contract, today),
    reviews: await reviewsSummary(tx, tenantId, contract, today),
    days: await bookedDaysSummary(tx, tenantId, contract, now),
    readiness: await readinessSummary(tx, tenantId, contract, today),
  };
}

/** The pages a contract has under its own. */
export async function optionTabs(
  tx: Tx,
  actor: Pick<Actor, "tenantId">,
  contract: ContractDto,
  today: PlainDate,
  now: Date,
): Promise<(keyof OptionsSummary)[]> {
  const summary = await optionsSummary(tx, actor, contract, today, now);
  return (["hours", "reviews", "days", "readiness"] as const).filter(one => summary[one] !== null);
}
