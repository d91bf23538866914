import { barOf } from "#lib/domain/time/clock-bar.ts";
import { partsOf, segmentsOf } from "#lib/domain/time/clock-segments.ts";
import type { ClockInput, ClockMark, ClockState, ClockWalk } from "#lib/domain/time/clock-types.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { dueAt, openMinutesBetween, openPeriods } from "#lib/domain/time/walk.ts";

const ORDER = { warn: 0, due: 1, now: 2 } as const;

function notStarted(input: ClockInput): ClockWalk {
  const { calendar, now, targetMinutes } = input;
  return {
    state: "not_started",
    zone: calendar.zone,
    calendar: { key: calendar.key, version: calendar.version },
    now,
    startedAt: null,
    stoppedAt: null,
    pausedSince: null,
    due: null,
    warnAt: null,
    projected: false,
    targetMinutes,
    usedMinutes: 0,
    leftMinutes: targetMinutes,
    overMinutes: 0,
    pausedMinutes: 0,
    marks: [],
    segments: [],
    bar: [
      { type: "open", from: now, to: now, minutes: 1, items: [{ type: "part", kind: "after", minutes: 1 }] },
    ],
    days: [],
  };
}

/** Answered exactly when due is met; unanswered at that moment there is nothing left, so the breach fires (S6). */
function stateOf(end: Instant, due: Instant, warnAt: Instant, stopped: boolean, paused: boolean): ClockState {
  if (stopped) return end <= due ? "met" : "met_late";
  if (end >= due) return "breached";
  if (paused) return "paused";
  return end >= warnAt ? "warned" : "running";
}

/**
 * A clock read at `now`: its state, due time, sums in whole minutes, the walk in words and the bar (S2–S6, T5).
 * Everything comes from one walk, so the drawing can't disagree with the due time.
 */
export function clockWalk(input: ClockInput): ClockWalk {
  const { startedAt: start, targetMinutes, calendar, stoppedAt, warnAtPercent, now } = input;
  if (start === null || start > now) return notStarted(input);
  const stopped = stoppedAt !== null && stoppedAt <= now;
  const end = Math.max(start, stopped ? stoppedAt : now);
  // As known now: a pause ends at the latest here. So a paused clock shows where it would stand if resumed now.
  const pauses = input.pauses
    .filter(pause => pause.from < end)
    .map(pause => ({ from: Math.max(pause.from, start), to: Math.min(pause.to ?? end, end) }));
  const holding = input.pauses.filter(p => p.from <= end && (p.to === null || p.to > end)).map(p => p.from);
  const paused = !stopped && holding.length > 0;

  const due = dueAt(calendar, start, targetMinutes, pauses) ?? end;
  const warnAt = dueAt(calendar, start, (targetMinutes * warnAtPercent) / 100, pauses) ?? end;
  const state = stateOf(end, due, warnAt, stopped, paused);
  const projected = paused && end < due;

  const gross = openMinutesBetween(calendar, start, end);
  const net = openMinutesBetween(calendar, start, end, pauses);
  const used = Math.floor(net + 1e-6);

  const marks: ClockMark[] = [
    { kind: "warn", at: warnAt, projected: paused && end < warnAt },
    { kind: "due", at: due, projected },
    ...(stopped ? [] : [{ kind: "now" as const, at: now, projected: false }]),
  ];
  marks.sort((a, b) => a.at - b.at || ORDER[a.kind] - ORDER[b.kind]);

  const open = openPeriods(calendar, start, Math.max(due, end));
  const parts = partsOf(open, { pauses, warnAt, due, end, cuts: input.cuts ?? [] });
  const { bar, days } = barOf(calendar, open, parts, marks);
  return {
    state,
    zone: calendar.zone,
    calendar: { key: calendar.key, version: calendar.version },
    now,
    startedAt: start,
    stoppedAt: stopped ? stoppedAt : null,
    pausedSince: paused ? Math.max(start, Math.min(...holding)) : null,
    due,
    warnAt,
    projected,
    targetMinutes,
    usedMinutes: used,
    leftMinutes: Math.max(0, targetMinutes - used),
    overMinutes: Math.max(0, used - targetMinutes),
    pausedMinutes: Math.round(gross - net),
    marks,
    segments: input.inWords === false ? [] : segmentsOf(calendar, start, Math.max(due, end), parts),
    bar,
    days,
  };
}
