import { z } from "zod";
import type { TicketClock } from "#lib/domain/tickets/clocks.ts";
import { CLOCK_KINDS } from "#lib/domain/tickets/plan.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { clockWalk } from "#lib/domain/time/clock.ts";
import type { ClockInput } from "#lib/domain/time/clock-types.ts";
import { type ClockReading, readingOf, replay } from "#lib/domain/time/receipt.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { calendarSchema } from "#lib/features/plans/calendar.ts";

/** Raised when the file says something that older readers would misread. */
const VERSION = 1;

/** Years in which a case can have been open: a made-up moment would have a walk of centuries counted. */
const instant = z.iso
  .datetime()
  .refine(text => text >= "1990" && text < "2100", "must lie between 1990 and 2099");
const minutes = z.number().min(0);
/** As long as a plan's targets go. */
const target = minutes.max(525_600);
const MANY = 5_000;
const state = z.enum(["not_started", "running", "warned", "paused", "breached", "met", "met_late"]);
const rowKind = z.enum(["used", "uwarn", "over", "left", "paused", "closed"]);

/** The file (docs/clock.md): moments in UTC, times in minutes, and the whole calendar the clock counts in. */
const receiptSchema = z.strictObject({
  format: z.literal("escala-clock-receipt"),
  version: z.literal(VERSION),
  workspace: z.strictObject({ slug: z.string(), name: z.string() }),
  ticket: z.string(),
  clock: z.strictObject({
    kind: z.enum(CLOCK_KINDS),
    cycle: z.int().min(1),
    priority: z.enum(["P1", "P2", "P3", "P4"]),
  }),
  promise: z.strictObject({
    targetMinutes: target,
    warnAtPercent: z.number().min(0).max(100),
    calendar: calendarSchema,
  }),
  facts: z.strictObject({
    startedAt: instant,
    stoppedAt: instant.nullable(),
    pauses: z.array(z.strictObject({ from: instant, to: instant.nullable() })).max(MANY),
    changesOfHands: z.array(instant).max(MANY),
  }),
  reading: z.strictObject({
    at: instant,
    state,
    due: instant.nullable(),
    warnAt: instant.nullable(),
    projected: z.boolean(),
    usedMinutes: minutes,
    leftMinutes: minutes,
    overMinutes: minutes,
    pausedMinutes: minutes,
    rows: z.array(
      z.strictObject({ from: instant, to: instant, kind: rowKind, counted: minutes, sum: minutes }),
    ),
  }),
});

export type Receipt = z.infer<typeof receiptSchema>;

const iso = (at: Instant) => new Date(at).toISOString();
const isoOrNull = (at: Instant | null) => (at === null ? null : iso(at));
const at = (text: string): Instant => Date.parse(text);
const atOrNull = (text: string | null) => (text === null ? null : at(text));

/** Evidence of a clock that has begun, as it stood at `now`. Names nobody: facts of the clock alone. */
export function receiptOf(
  about: Pick<Receipt, "workspace" | "ticket">,
  clock: TicketClock & { startedAt: Instant },
  calendar: BusinessCalendar,
  cuts: readonly Instant[],
  now: Instant,
): Receipt {
  const reading = readingOf(clockWalk({ ...clock, calendar, cuts, now }));
  return {
    format: "escala-clock-receipt",
    version: VERSION,
    ...about,
    clock: { kind: clock.kind, cycle: clock.cycle, priority: clock.priority },
    promise: {
      targetMinutes: clock.targetMinutes,
      warnAtPercent: clock.warnAtPercent,
      calendar: calendar as Receipt["promise"]["calendar"],
    },
    facts: {
      startedAt: iso(clock.startedAt),
      stoppedAt: isoOrNull(clock.stoppedAt),
      pauses: clock.pauses.map(pause => ({ from: iso(pause.from), to: isoOrNull(pause.to) })),
      changesOfHands: cuts.map(iso),
    },
    reading: {
      at: iso(now),
      ...reading,
      due: isoOrNull(reading.due),
      warnAt: isoOrNull(reading.warnAt),
      rows: reading.rows.map(row => ({ ...row, from: iso(row.from), to: iso(row.to) })),
    },
  };
}

/** @throws a SyntaxError when it is no JSON, a ZodError that names what is wrong when it is no receipt */
export function readReceipt(text: string): Receipt {
  return receiptSchema.parse(JSON.parse(text));
}

/**
 * Recomputes a receipt from its facts.
 * @throws RangeError when its calendar names no zone of this earth, or never opens
 */
export function replayReceipt({ promise, facts, reading }: Receipt) {
  const input: ClockInput = {
    startedAt: at(facts.startedAt),
    stoppedAt: atOrNull(facts.stoppedAt),
    targetMinutes: promise.targetMinutes,
    warnAtPercent: promise.warnAtPercent,
    calendar: promise.calendar as BusinessCalendar,
    pauses: facts.pauses.map(pause => ({ from: at(pause.from), to: atOrNull(pause.to) })),
    cuts: facts.changesOfHands.map(at),
    now: at(reading.at),
  };
  const { at: _, ...sums } = reading;
  const said: ClockReading = {
    ...sums,
    due: atOrNull(reading.due),
    warnAt: atOrNull(reading.warnAt),
    rows: reading.rows.map(row => ({ ...row, from: at(row.from), to: at(row.to) })),
  };
  return replay(input, said);
}
