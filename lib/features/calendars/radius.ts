import type { Actor } from "#lib/domain/policies/types.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { dueOf } from "#lib/domain/tickets/timers.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";
import type { CalendarVersion } from "#lib/domain/time/calendar-types.ts";
import { joinVersions } from "#lib/domain/time/calendar-versions.ts";
import type { Instant, Pause, PlainDate } from "#lib/domain/time/types.ts";
import { datedCalendar, plansInEffect } from "#lib/features/plans/queries.ts";
import { plansUsing } from "#lib/features/plans/using.ts";
import { calendarVersion, clockOf } from "#lib/features/tickets/clocks.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { forbid } from "#lib/platform/refusal.ts";

/** Clocks read at once, and at most listed by name. */
const AT_ONCE = 5_000;
const MOST_LISTED = 100;

/** An open clock whose due time a new version would move. */
export type MovedClock = {
  ticketId: string;
  number: string;
  subject: string;
  customerName: string;
  kind: string;
  priority: Priority;
  /** Where a pause holds it: where it would fall if it went on now. */
  before: Instant;
  after: Instant;
  paused: boolean;
  /** What the change alone does to it, now: it becomes late, or is late no longer. */
  becomes: "late" | "in_time" | null;
};

export type Radius = {
  /** Open clocks that count by this calendar. */
  open: number;
  later: number;
  earlier: number;
  late: number;
  inTime: number;
  /** The first hundred: those that become late, then by due time. */
  clocks: MovedClock[];
  /** Plans in effect whose clocks count by it, with the contracts in force or to come under them. */
  plans: { key: string; name: LocalText; contracts: number }[];
  /** The workspace counts its own deadlines and renewals by it (S14). */
  workspace: boolean;
};

type Row = Parameters<typeof clockOf>[0] & {
  id: string;
  ticketId: string;
  number: string;
  subject: string;
  customerName: string;
  calendarVersion: number;
};

/**
 * Whom a calendar's next version would move before it is published: every open clock counted by the version it has and by
 * the next one, from its original start, with the pauses it earned (S3). Finished clocks never move.
 */
export async function blastRadius(
  tx: Tx,
  actor: Actor,
  next: { calendar: CalendarVersion; effectiveFrom: PlainDate },
  today: PlainDate,
  now: Instant,
): Promise<Radius> {
  if (!workspacePolicy.change(actor, null)) return forbid("calendars.refusal.onlyAdmin");
  const { tenantId } = actor;
  const { key } = next.calendar;
  const published = await tx.businessCalendarVersion.findMany({ where: { tenantId, key } });
  const after = joinVersions([...published.map(datedCalendar), next]);
  const found: Radius = {
    ...{ open: 0, later: 0, earlier: 0, late: 0, inTime: 0, clocks: [] },
    ...(await usersOf(tx, tenantId, key, today)),
  };
  const moved: MovedClock[] = [];
  for (let last: string | null = null; ; ) {
    const rows: Row[] = await openClocks(tx, tenantId, key, last);
    for (const row of rows) {
      found.open++;
      const one = movedBy(row, await calendarVersion(tx, tenantId, key, row.calendarVersion), after, now);
      if (!one) continue;
      if (one.after > one.before) found.later++;
      else found.earlier++;
      if (one.becomes === "late") found.late++;
      if (one.becomes === "in_time") found.inTime++;
      moved.push(one);
    }
    last = rows.at(-1)?.id ?? null;
    if (rows.length < AT_ONCE || last === null) break;
  }
  const rank = (one: MovedClock) => (one.becomes === "late" ? 0 : one.becomes === "in_time" ? 1 : 2);
  moved.sort((a, b) => rank(a) - rank(b) || a.after - b.after || (a.number < b.number ? -1 : 1));
  return { ...found, clocks: moved.slice(0, MOST_LISTED) };
}

const openClocks = (tx: Tx, tenantId: string, key: string, last: string | null) => tx.$queryRaw<Row[]>`
  SELECT c.id, c.ticket_id AS "ticketId", t.number, t.subject, t.customer_name AS "customerName", c.kind, c.cycle,
    c.priority, c.target_minutes AS "targetMinutes", c.calendar_key AS "calendarKey",
    c.calendar_version AS "calendarVersion", c.started_at AS "startedAt", NULL AS "stoppedAt", c.pauses,
    c.warn_at_percent AS "warnAtPercent"
  FROM ticket_clock c JOIN ticket t ON t.tenant_id = c.tenant_id AND t.id = c.ticket_id
  WHERE c.tenant_id = ${tenantId}::uuid AND c.calendar_key = ${key} AND c.stopped_at IS NULL AND c.cancelled_at IS NULL
    AND (${last}::uuid IS NULL OR c.id > ${last}::uuid)
  ORDER BY c.id LIMIT ${AT_ONCE}`;

type Calendar = Parameters<typeof dueOf>[1];

function movedBy(row: Row, was: Calendar, next: Calendar, now: Instant): MovedClock | null {
  const clock = clockOf(row);
  const paused = clock.pauses.some(pause => pause.to === null);
  const pauses: Pause[] = clock.pauses.map(pause => ({
    ...pause,
    to: pause.to ?? Math.max(now, pause.from),
  }));
  const [before, after] = [was, next].map(calendar => dueOf({ ...clock, pauses }, calendar)!) as [
    number,
    number,
  ];
  if (before === after) return null;
  const becomes = paused
    ? null
    : after <= now && before > now
      ? "late"
      : before <= now && after > now
        ? "in_time"
        : null;
  const { ticketId, number, subject, customerName, kind } = row;
  return {
    ticketId,
    number,
    subject,
    customerName,
    kind,
    priority: clock.priority,
    before,
    after,
    paused,
    becomes,
  };
}

/** Which plans and contracts count by a calendar, and whether the workspace itself does. */
export async function usersOf(
  tx: Tx,
  tenantId: string,
  key: string,
  today: PlainDate,
): Promise<Pick<Radius, "plans" | "workspace">> {
  const workspace = await tx.workspace.findFirst({ where: { tenantId }, select: { calendarKey: true } });
  return {
    plans: await plansUsing(tx, tenantId, key, await plansInEffect(tx, tenantId, today), today),
    workspace: workspace?.calendarKey === key,
  };
}
