import type { LocalText } from "#lib/domain/text.ts";
import {
  type CalendarVersion,
  type Exception,
  type HolidayRule,
  type Hours,
  type Place,
  WEEKDAYS,
  type Weekday,
} from "#lib/domain/time/calendar-types.ts";
import type { PlainDate, Zone } from "#lib/domain/time/types.ts";

/** What one version says otherwise than another. */
export type CalendarDifference =
  | { kind: "name"; before: LocalText; after: LocalText }
  | { kind: "zone"; before: Zone; after: Zone }
  | { kind: "place"; before: Place | null; after: Place | null }
  | { kind: "round"; after: boolean }
  | { kind: "hours"; weekday: Weekday; before: Hours[]; after: Hours[] }
  | { kind: "holidayAdded" | "holidayRemoved" | "holidayChanged"; name: LocalText }
  | {
      kind: "exceptionAdded" | "exceptionRemoved" | "exceptionChanged";
      name: LocalText;
      does: Exception["kind"];
      date: PlainDate;
      until: PlainDate;
    };

type Week = Pick<Extract<CalendarVersion, { weekly: unknown }>, "weekly" | "holidays" | "exceptions">;
type Says = Omit<CalendarVersion, "key" | "version" | "from">;

/** Fields in one order, so that equal values are equal texts. */
const said = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/** The differences of a version to one before it, in the order of a calendar's fields. */
export function calendarDifferences(before: Says, after: Says): CalendarDifference[] {
  const [a, b] = [before as CalendarVersion, after as CalendarVersion];
  const found: CalendarDifference[] = [];
  if (said(a.name) !== said(b.name)) found.push({ kind: "name", before: a.name, after: b.name });
  if (a.zone !== b.zone) found.push({ kind: "zone", before: a.zone, after: b.zone });
  if (said(a.place) !== said(b.place))
    found.push({ kind: "place", before: a.place ?? null, after: b.place ?? null });
  if (Boolean(a.roundTheClock) !== Boolean(b.roundTheClock))
    found.push({ kind: "round", after: b.roundTheClock === true });
  const of = (version: CalendarVersion): Week =>
    version.roundTheClock ? { weekly: {}, holidays: [] } : version;
  const [was, is] = [of(a), of(b)];
  // Round the clock has no week to compare.
  if (!a.roundTheClock && !b.roundTheClock)
    for (const weekday of WEEKDAYS) {
      const [old, now] = [was.weekly[weekday] ?? [], is.weekly[weekday] ?? []];
      if (said(old) !== said(now)) found.push({ kind: "hours", weekday, before: old, after: now });
    }
  const holiday = (kind: "Added" | "Removed" | "Changed") => (rule: HolidayRule) =>
    found.push({ kind: `holiday${kind}`, name: rule.name });
  each(was.holidays, is.holidays, holiday);
  const exception = (kind: "Added" | "Removed" | "Changed") => (one: Exception) =>
    found.push({
      kind: `exception${kind}`,
      name: one.name,
      does: one.kind,
      date: one.date,
      until: one.until ?? one.date,
    });
  each(was.exceptions ?? [], is.exceptions ?? [], exception);
  return found;
}

/** What came, went, or says something else under the same name. */
function each<T extends { name: LocalText }>(
  before: readonly T[],
  after: readonly T[],
  tell: (kind: "Added" | "Removed" | "Changed") => (one: T) => void,
): void {
  const known = new Set(before.map(said));
  const kept = new Set(after.map(said));
  const gone = before.filter(one => !kept.has(said(one)));
  for (const one of after) {
    if (known.has(said(one))) continue;
    const same = gone.findIndex(other => said(other.name) === said(one.name));
    if (same >= 0) gone.splice(same, 1);
    tell(same >= 0 ? "Changed" : "Added")(one);
  }
  for (const one of gone) tell("Removed")(one);
}
