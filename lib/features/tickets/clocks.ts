import { leadingClock, type TicketClock, ticketClocks } from "#lib/domain/tickets/clocks.ts";
import { listensToMessages } from "#lib/domain/tickets/further-clocks.ts";
import { type ClockKind, INTERNAL_CLOCKS } from "#lib/domain/tickets/plan.ts";
import { dueOf } from "#lib/domain/tickets/timers.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { dueAt } from "#lib/domain/time/walk.ts";
import { loadCalendar, loadPlanTerms } from "#lib/features/plans/queries.ts";
import { VersionCache } from "#lib/features/plans/versions.ts";
import type { TicketClock as ClockRow } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { ticketHistory } from "./history.ts";
import { syncTimers } from "./timers.ts";

const calendars = new VersionCache<BusinessCalendar>();

/** A calendar in the version a clock was promised under; published versions never change, so each is read once. */
export async function calendarVersion(
  tx: Tx,
  tenantId: string,
  key: string,
  version: number,
): Promise<BusinessCalendar> {
  const name = `${key}@${version}`;
  return (
    calendars.get(tenantId, name) ??
    calendars.set(tenantId, name, await loadCalendar(tx, tenantId, key, { version }))
  );
}

const date = (value: Instant | null) => (value === null ? null : new Date(value));
const openPause = (clock: TicketClock) => clock.pauses.find(pause => pause.to === null)?.from ?? null;

/**
 * Works a ticket's clocks out anew from its timeline and writes what changed: clocks, timers, and the ticket's own due
 * times (S3, S4, S6, T2, T5). As the worker, because a customer's reply moves clocks whose history it may not read.
 * Repeating it changes nothing.
 */
export async function syncClocks(tx: Tx, context: WorkspaceContext, ticketId: string): Promise<void> {
  await stepAs(tx, context, "app_worker", () => recompute(tx, context.tenantId, ticketId));
}

async function recompute(tx: Tx, tenantId: string, ticketId: string): Promise<void> {
  const ticket = await tx.ticket.findFirstOrThrow({ where: { tenantId, id: ticketId } });
  const terms = await loadPlanTerms(tx, tenantId, ticket.planVersionId);
  const history = await ticketHistory(tx, tenantId, ticketId, listensToMessages(terms));
  const clocks = ticketClocks(terms, history);
  const rows = await tx.ticketClock.findMany({ where: { tenantId, ticketId } });
  const due = new Map<TicketClock, Instant | null>();

  for (const clock of clocks) {
    // Not begun: there is no promise to keep yet.
    if (clock.startedAt === null) continue;
    const row = rows.find(r => r.kind === clock.kind && r.cycle === clock.cycle);
    const calendar =
      row && row.calendarKey === clock.calendarKey
        ? await calendarVersion(tx, tenantId, row.calendarKey, row.calendarVersion)
        : await loadCalendar(tx, tenantId, clock.calendarKey);
    due.set(clock, dueOf(clock, calendar));
    const clockId = await writeClock(tx, ticket, clock, clock.startedAt, calendar, row);
    const seen = row?.seenLevels ?? [];
    await syncTimers(tx, { tenantId, ticketId, clockId }, { clock, terms, calendar, seen });
  }
  await cancelOthers(tx, tenantId, rows, clocks);

  const leading = leadingClock(clocks, clock => due.get(clock) ?? null);
  const level3 = clocks.findLast(clock => clock.kind === "level3" && clock.stoppedAt === null);
  const running = leading && leading.stoppedAt === null ? leading : null;
  await tx.ticket.updateMany({
    where: { tenantId, id: ticketId },
    data: {
      clockKind: leading?.kind ?? null,
      dueAt: date(running ? (due.get(running) ?? null) : null),
      l3DueAt: date(level3 ? (due.get(level3) ?? null) : null),
    },
  });
}

/** A clock that counts no longer, as where a changed priority has no such target: it promises nothing and tells nobody. */
async function cancelOthers(
  tx: Tx,
  tenantId: string,
  rows: readonly ClockRow[],
  clocks: readonly TicketClock[],
): Promise<void> {
  const gone = rows
    .filter(row => row.cancelledAt === null)
    .filter(row => !clocks.some(clock => clock.kind === row.kind && clock.cycle === row.cycle))
    .map(row => row.id);
  if (gone.length === 0) return;
  const at = new Date((await tx.$queryRaw<{ now: Date }[]>`SELECT now()`)[0]!.now);
  await tx.ticketClock.updateMany({ where: { tenantId, id: { in: gone } }, data: { cancelledAt: at } });
  await tx.timer.updateMany({
    where: { tenantId, clockId: { in: gone }, firedAt: null, cancelledAt: null },
    data: { cancelledAt: at },
  });
}

type Parties = { tenantId: string; id: string; partnerOrgId: string | null; customerOrgId: string };

async function writeClock(
  tx: Tx,
  ticket: Parties,
  clock: TicketClock,
  startedAt: Instant,
  calendar: BusinessCalendar,
  row: ClockRow | undefined,
): Promise<string> {
  const due = dueOf(clock, calendar);
  const data = {
    priority: clock.priority,
    targetMinutes: clock.targetMinutes,
    calendarKey: calendar.key,
    calendarVersion: calendar.version,
    startedAt: new Date(startedAt),
    dueAt: date(due),
    warnAt: date(dueAt(calendar, startedAt, (clock.targetMinutes * clock.warnAtPercent) / 100, clock.pauses)),
    warnAtPercent: clock.warnAtPercent,
    pauses: clock.pauses as unknown as Prisma.InputJsonValue,
    pausedSince: date(clock.stoppedAt === null ? openPause(clock) : null),
    stoppedAt: date(clock.stoppedAt),
    cancelledAt: null,
    // Answered exactly when due is met (S3).
    breached: clock.stoppedAt === null || due === null ? null : clock.stoppedAt > due,
  };
  if (row) {
    await tx.ticketClock.updateMany({ where: { tenantId: ticket.tenantId, id: row.id }, data });
    return row.id;
  }
  const id = newId();
  await tx.ticketClock.createMany({
    data: [
      {
        tenantId: ticket.tenantId,
        id,
        ticketId: ticket.id,
        audience: audienceOfClock(clock.kind, ticket.partnerOrgId),
        partnerOrgId: ticket.partnerOrgId,
        customerOrgId: ticket.customerOrgId,
        kind: clock.kind,
        cycle: clock.cycle,
        ...data,
      },
    ],
  });
  return id;
}

/** The clocks of the levels run between partner and vendor; the customer has its own (T2). */
export const audienceOfClock = (kind: ClockKind, partnerOrgId: string | null) =>
  !INTERNAL_CLOCKS.includes(kind) ? "everyone" : partnerOrgId === null ? "vendor" : "partner_vendor";

type ClockFacts = Pick<
  ClockRow,
  | "kind"
  | "cycle"
  | "priority"
  | "targetMinutes"
  | "calendarKey"
  | "startedAt"
  | "stoppedAt"
  | "pauses"
  | "warnAtPercent"
>;

/** A stored clock as the domain reads it. */
export function clockOf(row: ClockFacts): TicketClock {
  return {
    kind: row.kind as ClockKind,
    cycle: row.cycle,
    priority: row.priority as TicketClock["priority"],
    targetMinutes: row.targetMinutes,
    calendarKey: row.calendarKey,
    startedAt: row.startedAt.getTime(),
    stoppedAt: row.stoppedAt ? row.stoppedAt.getTime() : null,
    pauses: (row.pauses ?? []) as TicketClock["pauses"],
    warnAtPercent: row.warnAtPercent,
  };
}
