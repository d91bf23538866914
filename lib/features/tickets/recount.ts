import { CLOCK_KINDS, type ClockKind, INTERNAL_CLOCKS } from "#lib/domain/tickets/plan.ts";
import { dueOf } from "#lib/domain/tickets/timers.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { dueAt } from "#lib/domain/time/walk.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { recordEvents, systemWriter } from "#lib/platform/record.ts";
import { calendarVersion, clockOf } from "./clocks.ts";
import { syncTimersOf } from "./timers.ts";

/** The kind of the task that counts open clocks anew after their calendar has a new version. */
export const RECOUNT_KIND = "calendar.recount";

/** Clocks in one step: some tenths of a second. */
const CLOCKS_A_STEP = 200;

const behind = (tenantId: string, key: string, version: number) => ({
  tenantId,
  calendarKey: key,
  stoppedAt: null,
  cancelledAt: null,
  calendarVersion: { lt: version },
});

/** Open clocks of a calendar that count by a version before this one. */
export const countLeftBehind = (tx: Tx, tenantId: string, key: string, version: number): Promise<number> =>
  tx.ticketClock.count({ where: behind(tenantId, key, version) });

type Input = { key: string; version: number };
type Cursor = { after?: string; done?: number; moved?: number };
type Step = {
  done: number;
  total: number;
  cursor: Cursor;
  finished?: { result: Record<string, number> };
};

/**
 * Counts some hundreds of open clocks anew from their original start, with the pauses they earned, by a version of their
 * calendar: due time, warning, timers, and the case's own due times (S2, S3, S6). What is stopped stays as it is. What
 * a step did is in the rows themselves, so a step that is repeated finds nothing left of it to do.
 */
export async function recountStep(
  tx: Tx,
  actor: WorkspaceContext,
  { key, version }: Input,
  cursor: Cursor,
): Promise<Step> {
  const { tenantId } = actor;
  return stepAs(tx, actor, "app_worker", async () => {
    const done = cursor.done ?? 0;
    const rows = await tx.ticketClock.findMany({
      where: { ...behind(tenantId, key, version), ...(cursor.after ? { id: { gt: cursor.after } } : {}) },
      orderBy: { id: "asc" },
      take: CLOCKS_A_STEP,
      select: { id: true, ticketId: true },
    });
    const moved = (cursor.moved ?? 0) + (await recount(tx, tenantId, rows, { key, version }));
    const left = rows.length < CLOCKS_A_STEP ? 0 : await countLeftBehind(tx, tenantId, key, version);
    const next: Cursor = {
      done: done + rows.length,
      moved,
      ...(rows.length > 0 ? { after: rows.at(-1)!.id } : {}),
    };
    const total = done + rows.length + left;
    if (left > 0) return { done: next.done!, total, cursor: next };
    return { done: total, total, cursor: next, finished: { result: { moved, counted: total } } };
  });
}

/** How many of the clocks got another due time. */
async function recount(
  tx: Tx,
  tenantId: string,
  found: readonly { id: string; ticketId: string }[],
  { key, version }: Input,
): Promise<number> {
  if (found.length === 0) return 0;
  // The case first, as every command does: whoever answers it at this moment waits, or is waited for.
  const ids = [...new Set(found.map(one => one.ticketId))];
  const tickets = await tx.$queryRaw<LockedTicket[]>`
    SELECT id, number, plan_version_id AS "planVersionId", partner_org_id AS "partnerOrgId",
      customer_org_id AS "customerOrgId"
    FROM ticket WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const byId = new Map(tickets.map(ticket => [ticket.id, ticket]));
  const rows = await tx.ticketClock.findMany({
    where: { ...behind(tenantId, key, version), id: { in: found.map(one => one.id) } },
    orderBy: { id: "asc" },
  });
  const calendar = await calendarVersion(tx, tenantId, key, version);
  const date = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());
  const moves: Move[] = [];
  const written: { id: string; ticketId: string; kind: string; due: string | null; warn: string | null }[] =
    [];
  const timed: Parameters<typeof syncTimersOf>[2][number][] = [];
  for (const row of rows) {
    const clock = clockOf(row);
    const due = dueOf(clock, calendar);
    const warn = dueAt(
      calendar,
      row.startedAt.getTime(),
      (clock.targetMinutes * clock.warnAtPercent) / 100,
      clock.pauses,
    );
    const ticket = byId.get(row.ticketId)!;
    const was = row.dueAt?.getTime() ?? null;
    if (due !== was) moves.push({ ticket, kind: clock.kind, audience: row.audience as Audience, was, due });
    written.push({ id: row.id, ticketId: row.ticketId, kind: row.kind, due: date(due), warn: date(warn) });
    const terms = await loadPlanTerms(tx, tenantId, ticket.planVersionId);
    timed.push({
      of: { tenantId, ticketId: row.ticketId, clockId: row.id },
      clock,
      terms,
      calendar,
      seen: row.seenLevels,
    });
  }
  const column = <K extends keyof (typeof written)[number]>(name: K) => written.map(one => one[name]);
  await tx.$executeRaw`
    UPDATE ticket_clock c SET due_at = v.due, warn_at = v.warn, calendar_version = ${version}
    FROM unnest(${column("id")}::uuid[], ${column("due")}::timestamptz[], ${column("warn")}::timestamptz[]) AS v (id, due, warn)
    WHERE c.tenant_id = ${tenantId}::uuid AND c.id = v.id`;
  await leadAnew(tx, tenantId, ids);
  await syncTimersOf(tx, tenantId, timed);
  await tellMoves(tx, tenantId, key, moves);
  return moves.length;
}

type LockedTicket = {
  id: string;
  number: string;
  planVersionId: string;
  partnerOrgId: string | null;
  customerOrgId: string;
};
type Move = {
  ticket: LockedTicket;
  kind: ClockKind;
  audience: Audience;
  was: Instant | null;
  due: Instant | null;
};

/** A list sorts by the clock a case is drawn with, which is the customer's due first, and by that of level 3. */
async function leadAnew(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  const order = CLOCK_KINDS.filter(kind => !INTERNAL_CLOCKS.includes(kind));
  await tx.$executeRaw`
    UPDATE ticket t SET clock_kind = v.kind, due_at = v.due_at
    FROM (SELECT DISTINCT ON (ticket_id) ticket_id, kind, due_at FROM ticket_clock
      WHERE tenant_id = ${tenantId}::uuid AND ticket_id = ANY (${ids}::uuid[])
        AND stopped_at IS NULL AND cancelled_at IS NULL AND kind = ANY (${order}::text[])
      ORDER BY ticket_id, due_at NULLS LAST, array_position(${order}::text[], kind)) v
    WHERE t.tenant_id = ${tenantId}::uuid AND t.id = v.ticket_id`;
  await tx.$executeRaw`
    UPDATE ticket t SET l3_due_at = c.due_at FROM ticket_clock c
    WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ANY (${ids}::uuid[])
      AND c.tenant_id = t.tenant_id AND c.ticket_id = t.id AND c.kind = 'level3'
      AND c.stopped_at IS NULL AND c.cancelled_at IS NULL`;
}

/** A line on each case whose due time is another now, for whoever sees that clock. Nobody gets a letter: there may be thousands. */
async function tellMoves(tx: Tx, tenantId: string, key: string, moves: readonly Move[]): Promise<void> {
  await recordEvents(
    tx,
    systemWriter(tenantId),
    moves.flatMap(({ ticket, kind, audience, was, due }) =>
      was === null || due === null
        ? []
        : [
            {
              subjectType: "ticket" as const,
              subjectId: ticket.id,
              type: "sla.moved",
              data: { number: ticket.number, kind, was, due, calendar: key },
              audience,
              partnerOrgId: ticket.partnerOrgId,
              customerOrgId: ticket.customerOrgId,
            },
          ],
    ),
  );
}
