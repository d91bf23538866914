import type { Place } from "#lib/domain/automation/recurrence.ts";
import { isBusinessDay } from "#lib/domain/time/calendar.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** Where a recurrence counts its days: its own zone, and the workspace's calendar for what is open. */
export async function placeOf(tx: Tx, tenantId: string, zone: string): Promise<Place> {
  const { calendarKey } = await tx.workspace.findFirstOrThrow({
    where: { tenantId },
    select: { calendarKey: true },
  });
  const calendar = await loadCalendar(tx, tenantId, calendarKey);
  return { zone, isOpen: date => isBusinessDay(calendar, date) };
}
