import type { TicketClock } from "#lib/domain/tickets/clocks.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { timersFor } from "#lib/domain/tickets/timers.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import type { Timer } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";

/**
 * Steps of the escalation of clocks that the reader sees, the first due first. As the worker, for a timer names no parties: what may be
 * known of it is what may be known of its clock.
 */
export const stepsOf = (
  tx: Tx,
  context: WorkspaceContext,
  clocks: readonly { id: string }[],
  which: Pick<Prisma.TimerWhereInput, "level" | "round">,
): Promise<Timer[]> =>
  stepAs(tx, context, "app_worker", () =>
    tx.timer.findMany({
      where: {
        tenantId: context.tenantId,
        clockId: { in: clocks.map(clock => clock.id) },
        kind: "escalation",
        ...which,
      },
      orderBy: [{ dueAt: "asc" }, { level: "asc" }],
    }),
  );

type Of = { tenantId: string; ticketId: string; clockId: string };
type Timed = {
  of: Of;
  clock: TicketClock;
  terms: SupportPlanTerms;
  calendar: BusinessCalendar;
  /** Levels of the escalation somebody has seen. */
  seen: readonly number[];
};
type Mark = { of: Of; kind: string; level: number; cycle: number; round: number; at: number };

/**
 * Brings a clock's timers in line with it (S6): one row a mark, unique by (clock, kind, level, cycle, round). A timer that fired stays
 * fired, unless its time moved into the future again, as by a lower priority: then the new mark is told too.
 * A stopped clock has none. As the worker, after the clock's row is there.
 */
export function syncTimers(tx: Tx, of: Of, timed: Omit<Timed, "of">): Promise<void> {
  return syncTimersOf(tx, of.tenantId, [{ of, ...timed }]);
}

/** The same for many clocks at once, of one workspace. */
export async function syncTimersOf(tx: Tx, tenantId: string, clocks: readonly Timed[]): Promise<void> {
  const rows = await tx.timer.findMany({
    where: { tenantId, clockId: { in: clocks.map(one => one.of.clockId) } },
  });
  type Row = (typeof rows)[number];
  const made: Mark[] = [];
  const moved: { id: string; at: number }[] = [];
  const again: { id: string; at: number }[] = [];
  const gone: string[] = [];
  const byClock = Map.groupBy(rows, row => row.clockId);
  for (const { of, clock, terms, calendar, seen: seenLevels } of clocks) {
    const mine: Row[] = byClock.get(of.clockId) ?? [];
    const seen = new Set<string>();
    for (const timer of clock.stoppedAt === null ? timersFor(clock, terms, calendar, seenLevels) : []) {
      const { kind, level, round, at } = timer;
      const row = mine.find(
        r => r.kind === kind && r.level === level && r.cycle === clock.cycle && r.round === round,
      );
      if (!row) {
        made.push({ of, kind, level, cycle: clock.cycle, round, at });
        continue;
      }
      seen.add(row.id);
      const same = row.dueAt.getTime() === at;
      if (row.firedAt === null) {
        if (row.cancelledAt !== null || !same) moved.push({ id: row.id, at });
      } else if (at > row.firedAt.getTime() && !same) again.push({ id: row.id, at });
    }
    gone.push(
      ...mine.filter(r => !seen.has(r.id) && r.firedAt === null && r.cancelledAt === null).map(r => r.id),
    );
  }
  await write(tx, tenantId, { made, moved, again, gone });
}

type Changes = {
  made: Mark[];
  moved: { id: string; at: number }[];
  again: { id: string; at: number }[];
  gone: string[];
};

async function write(tx: Tx, tenantId: string, { made, moved, again, gone }: Changes): Promise<void> {
  const ids = (list: { id: string }[]) => list.map(one => one.id);
  const times = (list: { at: number }[]) => list.map(one => new Date(one.at).toISOString());
  if (made.length > 0)
    await tx.timer.createMany({
      data: made.map(({ of, at, ...rest }) => ({ ...of, ...rest, id: newId(), dueAt: new Date(at) })),
    });
  if (moved.length > 0)
    await tx.$executeRaw`
      UPDATE timer t SET due_at = v.at, cancelled_at = NULL
      FROM unnest(${ids(moved)}::uuid[], ${times(moved)}::timestamptz[]) AS v (id, at)
      WHERE t.tenant_id = ${tenantId}::uuid AND t.id = v.id AND t.fired_at IS NULL`;
  if (again.length > 0)
    await tx.$executeRaw`
      UPDATE timer t SET due_at = v.at, fired_at = NULL, cancelled_at = NULL
      FROM unnest(${ids(again)}::uuid[], ${times(again)}::timestamptz[]) AS v (id, at)
      WHERE t.tenant_id = ${tenantId}::uuid AND t.id = v.id AND v.at > now()`;
  if (gone.length > 0)
    await tx.$executeRaw`
      UPDATE timer SET cancelled_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${gone}::uuid[]) AND fired_at IS NULL`;
}
