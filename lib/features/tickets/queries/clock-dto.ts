import { readClock } from "#lib/domain/tickets/timers.ts";
import type { Audience, Priority } from "#lib/domain/tickets/types.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import type { TicketClock as ClockRow } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { calendarVersion, clockOf } from "../clocks.ts";
import type { ClockDTO } from "../dto.ts";

/** What a clock is drawn from. */
const DRAWN = {
  tenantId: true,
  ticketId: true,
  kind: true,
  cycle: true,
  priority: true,
  audience: true,
  targetMinutes: true,
  calendarKey: true,
  calendarVersion: true,
  startedAt: true,
  stoppedAt: true,
  pauses: true,
  warnAtPercent: true,
} as const satisfies Prisma.TicketClockSelect;

/** A stored clock read at `now`, ready to draw. Without `full` the rows of the walk are left out, to keep lists small. */
export async function clockDto(
  tx: Tx,
  row: Pick<ClockRow, keyof typeof DRAWN>,
  now: Instant,
  full = false,
  cuts: readonly Instant[] = [],
): Promise<ClockDTO> {
  const clock = clockOf(row);
  const calendar = await calendarVersion(tx, row.tenantId, row.calendarKey, row.calendarVersion);
  return {
    kind: clock.kind,
    cycle: clock.cycle,
    priority: row.priority as Priority,
    audience: row.audience as Audience,
    walk: readClock(clock, calendar, now, { cuts, inWords: full }),
    calendarName: calendar.name,
  };
}

type Drawn = { id: string; clockKind: string | null };

/** The clock each ticket is drawn with, in one look for all of them: its leading one, or the manufacturer's. */
export async function clocksOf(
  tx: Tx,
  tenantId: string,
  tickets: readonly Drawn[],
  now: Instant,
  level3: boolean,
): Promise<Map<string, ClockDTO>> {
  const found = new Map<string, ClockDTO>();
  if (tickets.length === 0) return found;
  const kinds = new Map(tickets.map(t => [t.id, level3 ? "level3" : t.clockKind]));
  const rows = await tx.ticketClock.findMany({
    where: { tenantId, ticketId: { in: tickets.map(t => t.id) }, cancelledAt: null },
    orderBy: { cycle: "desc" },
    select: DRAWN,
  });
  for (const row of rows) {
    if (kinds.get(row.ticketId) !== row.kind || found.has(row.ticketId)) continue;
    found.set(row.ticketId, await clockDto(tx, row, now));
  }
  return found;
}
