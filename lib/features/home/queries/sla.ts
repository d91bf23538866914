import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { decidedAt, decision } from "#lib/features/reports/decided.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { SlaDto } from "../dto.ts";

/**
 * Clocks of a kind that were decided in the last twelve months, and how many of them in time, by the workspace's months
 * (S3, S4): the same figures as the service reports.
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
    SELECT to_char(${decidedAt} AT TIME ZONE ${zone}, 'YYYY-MM') AS month, count(*)::int AS total,
      count(*) FILTER (WHERE ${decision} <> 'breached')::int AS met
    FROM ticket_clock k
    WHERE k.tenant_id = ${tenantId}::uuid AND k.kind = ${kind} AND k.cancelled_at IS NULL
      AND ${decidedAt} >= (${first}::date::timestamp AT TIME ZONE ${zone}) AND ${decidedAt} <= now()
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
