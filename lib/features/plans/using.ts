import type { LocalText } from "#lib/domain/text.ts";
import { calendarKeysOf } from "#lib/domain/tickets/rules.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { PlanVersion } from "./queries.ts";

/** Plans whose clocks count by a calendar, each with the contracts signed or in force under it, whatever version they froze. */
export async function plansUsing(
  tx: Tx,
  tenantId: string,
  calendarKey: string,
  plans: readonly PlanVersion[],
  today: PlainDate,
): Promise<{ key: string; name: LocalText; contracts: number }[]> {
  const using = plans.filter(({ definition }) => calendarKeysOf(definition.terms).includes(calendarKey));
  const versions = await tx.supportPlanVersion.findMany({
    where: { tenantId, planId: { in: using.map(one => one.planId) } },
    select: { id: true, planId: true },
  });
  const counts = await tx.contract.groupBy({
    by: ["planVersionId"],
    where: {
      tenantId,
      planVersionId: { in: versions.map(one => one.id) },
      state: { not: "draft" },
      endsOn: { gte: fromPlainDate(today) },
    },
    _count: true,
  });
  return using.map(({ planId, definition }) => {
    const mine = new Set(versions.filter(one => one.planId === planId).map(one => one.id));
    const contracts = counts
      .filter(one => mine.has(one.planVersionId))
      .reduce((sum, one) => sum + one._count, 0);
    return { key: definition.key, name: definition.name, contracts };
  });
}
