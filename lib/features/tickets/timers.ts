import type { TicketClock } from "#lib/domain/tickets/clocks.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { timersFor } from "#lib/domain/tickets/timers.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";

type Of = { tenantId: string; ticketId: string; clockId: string };

/**
 * Brings a clock's timers in line with it (S6): one row a mark, unique by (clock, kind, level, cycle). A timer that fired stays
 * fired, unless its time moved into the future again, as by a lower priority: then the new mark is told too.
 * A stopped clock has none. As the worker, after the clock's row is there.
 */
export async function syncTimers(
  tx: Tx,
  of: Of,
  clock: TicketClock,
  terms: SupportPlanTerms,
  calendar: BusinessCalendar,
): Promise<void> {
  const wanted = clock.stoppedAt === null ? timersFor(clock, terms, calendar) : [];
  const rows = await tx.timer.findMany({ where: { tenantId: of.tenantId, clockId: of.clockId } });
  const seen = new Set<string>();
  for (const timer of wanted) {
    const at = new Date(timer.at);
    const row = rows.find(r => r.kind === timer.kind && r.level === timer.level && r.cycle === clock.cycle);
    if (!row) {
      await tx.timer.createMany({
        data: [{ ...of, id: newId(), kind: timer.kind, level: timer.level, cycle: clock.cycle, dueAt: at }],
      });
      continue;
    }
    seen.add(row.id);
    if (row.firedAt === null) {
      if (row.cancelledAt !== null || row.dueAt.getTime() !== timer.at)
        await tx.timer.updateMany({
          where: { tenantId: of.tenantId, id: row.id, firedAt: null },
          data: { dueAt: at, cancelledAt: null },
        });
    } else if (timer.at > row.firedAt.getTime() && timer.at !== row.dueAt.getTime()) {
      await tx.$executeRaw`
        UPDATE timer SET due_at = ${at}::timestamptz, fired_at = NULL, cancelled_at = NULL
        WHERE tenant_id = ${of.tenantId}::uuid AND id = ${row.id}::uuid AND ${at}::timestamptz > now()`;
    }
  }
  const gone = rows
    .filter(r => !seen.has(r.id) && r.firedAt === null && r.cancelledAt === null)
    .map(r => r.id);
  if (gone.length > 0)
    await tx.$executeRaw`
      UPDATE timer SET cancelled_at = now()
      WHERE tenant_id = ${of.tenantId}::uuid AND id = ANY (${gone}::uuid[]) AND fired_at IS NULL`;
}
