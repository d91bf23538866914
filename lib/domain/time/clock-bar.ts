import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { dateOf } from "#lib/domain/time/civil.ts";
import type { Part } from "#lib/domain/time/clock-segments.ts";
import type { BarDay, BarGroup, BarItem, ClockMark } from "#lib/domain/time/clock-types.ts";
import { closedDates } from "#lib/domain/time/closed.ts";
import { MINUTE, type PlainDate, type Span } from "#lib/domain/time/types.ts";
import { dayIn, daysWithin } from "#lib/domain/time/zone.ts";

/** More open periods than this are joined: in a table cell each would be a hair. */
const MOST_PERIODS = 20;

type Gap = { long: boolean; from: PlainDate | null; to: PlainDate | null };
/** An open period of the bar, or several joined; `gap` is the closed time before it. */
type Group = { spans: Span[]; gap: Gap | null };

/** Milliseconds as minutes with two decimals. */
function width(milliseconds: number): number {
  return Math.round((milliseconds / MINUTE) * 100) / 100;
}

function groupsOf(calendar: BusinessCalendar, open: readonly Span[]): Group[] {
  const groups = open.map((span, i): Group => {
    const before = open[i - 1];
    if (!before) return { spans: [span], gap: null };
    const closed = closedDates(calendar, before.to, span.from);
    return {
      spans: [span],
      gap: { long: closed !== null, from: closed?.from ?? null, to: closed?.to ?? null },
    };
  });
  // First the nights go, then, on a bar of many weeks, the weekends too.
  const weeks = groups.length > MOST_PERIODS ? join(groups, gap => gap.long) : groups;
  return weeks.length > MOST_PERIODS ? join(weeks, () => false) : weeks;
}

function join(groups: Group[], keep: (gap: Gap) => boolean): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    if (last && group.gap && !keep(group.gap)) last.spans.push(...group.spans);
    else joined.push({ ...group, spans: [...group.spans] });
  }
  return joined;
}

/** Parts and marks of each group in order. A mark in closed time stands at the end of the period before it. */
function itemsOf(groups: Group[], parts: readonly Part[], marks: readonly ClockMark[]): BarItem[][] {
  const rest = [...marks];
  const queue = [...parts];
  return groups.map((group, i) => {
    const items: BarItem[] = [];
    const first = group.spans[0]!;
    const last = group.spans.at(-1)!;
    const next = groups[i + 1]?.spans[0];
    const take = (until: number) => {
      while (rest[0] && rest[0].at <= until) items.push({ type: "mark", ...rest.shift()! });
    };
    take(first.from);
    while (queue[0] && queue[0].from < last.to) {
      const part = queue.shift()!;
      const before = items.at(-1);
      const minutes = width(part.to - part.from);
      if (before?.type === "part" && before.kind === part.kind)
        before.minutes = width((before.minutes + minutes) * MINUTE);
      else items.push({ type: "part", kind: part.kind, minutes });
      take(part.to);
    }
    take(next ? next.from : Number.POSITIVE_INFINITY);
    return items;
  });
}

/** A group's labels: a day each, cut at midnight; one label for a run of days that was joined. */
function labelsOf(calendar: BusinessCalendar, group: Group): BarDay[] {
  const from = dayIn(calendar.zone, group.spans[0]!.from);
  const to = dayIn(calendar.zone, group.spans.at(-1)!.to - 1);
  if (group.spans.length > 1 || from + MOST_PERIODS < to) {
    const minutes = width(group.spans.reduce((sum, span) => sum + span.to - span.from, 0));
    return [{ type: "day", from: dateOf(from), to: dateOf(to), minutes }];
  }
  return daysWithin(calendar.zone, group.spans[0]!).map(day => ({
    type: "day",
    from: day.date,
    to: day.date,
    minutes: width(day.to - day.from),
  }));
}

/**
 * The bar and the labels under it (the design's clock): open periods as wide as their open minutes, gaps for
 * closed time, condensed when there are many. Minutes of a group are the sum of its parts.
 */
export function barOf(
  calendar: BusinessCalendar,
  open: readonly Span[],
  parts: readonly Part[],
  marks: readonly ClockMark[],
): { bar: BarGroup[]; days: BarDay[] } {
  const groups = groupsOf(calendar, open);
  const items = itemsOf(groups, parts, marks);
  const bar: BarGroup[] = [];
  const days: BarDay[] = [];
  groups.forEach((group, i) => {
    if (group.gap) {
      bar.push({ type: "shut", long: group.gap.long });
      days.push({ type: "gap", ...group.gap });
    }
    const minutes = group.spans.reduce((sum, span) => sum + span.to - span.from, 0);
    bar.push({
      type: "open",
      from: group.spans[0]!.from,
      to: group.spans.at(-1)!.to,
      minutes: width(minutes),
      items: items[i]!,
    });
    days.push(...labelsOf(calendar, group));
  });
  return { bar, days };
}
