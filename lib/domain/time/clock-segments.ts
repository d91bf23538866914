import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import type { ClockSegment, PartKind } from "#lib/domain/time/clock-types.ts";
import { closedReasons } from "#lib/domain/time/closed.ts";
import { type Instant, MINUTE, type Span } from "#lib/domain/time/types.ts";
import { mergePauses } from "#lib/domain/time/walk.ts";

/** A stretch of open time of one kind. */
export type Part = Span & { kind: PartKind; cut: boolean };

type Edges = {
  pauses: readonly Span[];
  warnAt: Instant;
  due: Instant;
  end: Instant;
  cuts: readonly Instant[];
};

/** Open periods, split wherever something changes: a pause, the warning, the due time, the end, a cut. */
export function partsOf(open: readonly Span[], { pauses, warnAt, due, end, cuts }: Edges): Part[] {
  const merged = mergePauses(pauses);
  const edges = [warnAt, due, end, ...cuts, ...merged.flatMap(pause => [pause.from, pause.to])].sort(
    (a, b) => a - b,
  );
  const parts: Part[] = [];
  for (const period of open) {
    const stops = [...edges.filter(edge => edge > period.from && edge < period.to), period.to];
    let from = period.from;
    for (const to of stops) {
      if (to === from) continue;
      parts.push({ from, to, kind: kindOf(from), cut: cuts.includes(from) });
      from = to;
    }
  }
  return parts;

  function kindOf(from: Instant): PartKind {
    if (from >= end) return "left";
    if (merged.some(pause => pause.from <= from && from < pause.to)) return "paused";
    if (from >= due) return "over";
    return from >= warnAt ? "uwarn" : "used";
  }
}

const counts = (kind: PartKind) => kind !== "paused";

/** The walk as rows: open parts and the closed time between them, with a running sum of whole minutes. */
export function segmentsOf(
  calendar: BusinessCalendar,
  start: Instant,
  until: Instant,
  parts: readonly Part[],
): ClockSegment[] {
  const rows: ClockSegment[] = [];
  let at = start;
  let total = 0;
  let sum = 0;
  const close = (to: Instant) => {
    if (to <= at) return;
    rows.push({
      kind: "closed",
      reasons: closedReasons(calendar, at, to),
      from: at,
      to,
      counted: 0,
      sum,
      cut: false,
    });
  };
  for (const part of parts) {
    close(part.from);
    if (counts(part.kind)) total += part.to - part.from;
    // Rounded on the running total, so that the rows always add up to the sum.
    const next = Math.floor(total / MINUTE);
    const last = rows.at(-1);
    if (last && last.kind === part.kind && last.to === part.from && !part.cut) {
      last.to = part.to;
      last.counted += next - sum;
      last.sum = next;
    } else {
      rows.push({
        kind: part.kind,
        from: part.from,
        to: part.to,
        counted: next - sum,
        sum: next,
        cut: part.cut,
      });
    }
    sum = next;
    at = part.to;
  }
  close(until);
  return rows;
}

/**
 * Fewer rows for the same walk: nights and breaks between two stretches of one kind are folded into them, and
 * within a pause every closure is. Weekends and holidays keep their own row, since they explain a due time.
 */
export function foldSegments(segments: readonly ClockSegment[]): ClockSegment[] {
  const rows: ClockSegment[] = [];
  for (const segment of segments) {
    const closed = rows.at(-1);
    const before = rows.at(-2);
    if (
      closed?.kind === "closed" &&
      before &&
      before.kind === segment.kind &&
      !segment.cut &&
      (segment.kind === "paused" || closed.reasons.every(r => r.kind === "night" || r.kind === "break"))
    ) {
      rows.pop();
      before.to = segment.to;
      before.counted += segment.counted;
      before.sum = segment.sum;
    } else {
      rows.push({ ...segment });
    }
  }
  return rows;
}
