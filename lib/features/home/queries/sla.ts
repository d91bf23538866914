import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { SlaDto } from "../dto.ts";

/**
 * Clocks of a kind that stopped in the last twelve months, and how many of them in time, by the workspace's months
 * (S3, S4). What still runs is not counted before it stops.
 */
export async function readSla(
  tx: Tx,
  tenantId: string,
  kind: ClockKind,
  today: PlainDate,
  zone: string,
): Promise<SlaDto> {
  const first = addMonths(`${today.slice(0, 7)}-01`, -11);
  const rows = await tx.$queryRaw<{ month: string; met: number; total: number }[]>`
    SELECT to_char(stopped_at AT TIME ZONE ${zone}, 'YYYY-MM') AS month, count(*)::int AS total,
      count(*) FILTER (WHERE breached IS NOT TRUE)::int AS met
    FROM ticket_clock
    WHERE tenant_id = ${tenantId}::uuid AND kind = ${kind} AND cancelled_at IS NULL
      AND stopped_at >= (${first}::date::timestamp AT TIME ZONE ${zone})
    GROUP BY 1`;
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = addMonths(first, i);
    const found = rows.find(row => row.month === month.slice(0, 7));
    return { month, met: found?.met ?? 0, total: found?.total ?? 0 };
  });
  return {
    months,
    met: months.reduce((sum, m) => sum + m.met, 0),
    total: months.reduce((sum, m) => sum + m.total, 0),
  };
}
