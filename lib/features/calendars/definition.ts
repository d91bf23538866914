import { eitherOf, type LocalText } from "#lib/domain/text.ts";
import { daysOfRule } from "#lib/domain/time/calendar.ts";
import { calendarProblems } from "#lib/domain/time/calendar-problems.ts";
import { type CalendarVersion, WEEKDAYS, type Weekday } from "#lib/domain/time/calendar-types.ts";
import { dateOf } from "#lib/domain/time/civil.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { roundBody, weeklyBody } from "#lib/features/plans/calendar.ts";

/*
 * A calendar as it stands in a form: every field is there, numbers are texts as typed, and what a kind of rule has no use
 * for is kept until it is read. The paths are those of the calendar itself, so that a problem finds its field.
 */

export type HoursIn = { from: string; to: string };
export type WordsIn = { en: string; es: string };
export type HolidayIn = {
  name: WordsIn;
  kind: "fixed" | "nthWeekday" | "movedTo" | "weekdayFrom" | "easter" | "once";
  month: string;
  day: string;
  weekday: string;
  nth: string;
  of: { month: string; day: string };
  to: { month: string; weekday: string; nth: string };
  offset: string;
  date: string;
  shift: Partial<Record<Weekday, string>>;
  leap: string;
  from: string;
  until: string;
  every: { years: string; since: string };
};
export type ExceptionIn = { name: WordsIn; kind: string; date: string; until: string; hours: HoursIn[] };
export type CalendarIn = {
  name: WordsIn;
  zone: string;
  place: { country: string; region: string };
  open: "weekly" | "round";
  weekly: Record<Weekday, HoursIn[]>;
  holidays: HolidayIn[];
  exceptions: ExceptionIn[];
};

/** What a version says, without its key and number. */
export type CalendarBody = Omit<CalendarVersion, "key" | "version" | "from">;

const wordsOf = (text: LocalText): WordsIn =>
  typeof text === "string" ? { en: text, es: text } : { ...text };
const shown = (value: number | undefined) => (value === undefined ? "" : String(value));

export const BLANK_HOLIDAY: HolidayIn = {
  name: { en: "", es: "" },
  kind: "fixed",
  month: "1",
  day: "",
  weekday: "mon",
  nth: "1",
  of: { month: "1", day: "" },
  to: { month: "1", weekday: "mon", nth: "1" },
  offset: "",
  date: "",
  shift: {},
  leap: "",
  from: "",
  until: "",
  every: { years: "", since: "" },
};
export const BLANK_EXCEPTION: ExceptionIn = {
  name: { en: "", es: "" },
  kind: "closed",
  date: "",
  until: "",
  hours: [],
};

const nothing = (): Record<Weekday, HoursIn[]> =>
  Object.fromEntries(WEEKDAYS.map(day => [day, []])) as unknown as Record<Weekday, HoursIn[]>;

/** A calendar that is not there yet: five days from nine to six. */
export const blankCalendar = (zone: string): CalendarIn => ({
  name: { en: "", es: "" },
  zone,
  place: { country: "", region: "" },
  open: "weekly",
  weekly: {
    ...nothing(),
    ...Object.fromEntries(WEEKDAYS.slice(0, 5).map(day => [day, [{ from: "09:00", to: "18:00" }]])),
  },
  holidays: [],
  exceptions: [],
});

type Rule = Extract<CalendarVersion, { weekly: unknown }>["holidays"][number];

/** A rule as its fields show it. */
export function holidayIn(rule: Rule): HolidayIn {
  const given = rule as Partial<Record<string, never>> & Rule;
  const shift = rule.kind === "fixed" ? (rule.shift ?? {}) : {};
  return {
    ...BLANK_HOLIDAY,
    name: wordsOf(rule.name),
    kind: rule.kind,
    ...("month" in rule ? { month: shown(rule.month) } : {}),
    ...("day" in rule ? { day: shown(rule.day) } : {}),
    ...("weekday" in rule ? { weekday: rule.weekday } : {}),
    ...("nth" in rule ? { nth: shown(rule.nth) } : {}),
    ...(rule.kind === "movedTo"
      ? {
          of: { month: shown(rule.of.month), day: shown(rule.of.day) },
          to: { month: shown(rule.to.month), weekday: rule.to.weekday, nth: shown(rule.to.nth) },
        }
      : {}),
    ...(rule.kind === "easter" ? { offset: shown(rule.offset) } : {}),
    ...(rule.kind === "once" ? { date: rule.date } : {}),
    ...(rule.kind === "fixed" ? { leap: rule.leap ?? "" } : {}),
    shift: Object.fromEntries(Object.entries(shift).map(([day, by]) => [day, String(by)])),
    from: shown(given.from),
    until: shown(given.until),
    every: { years: shown(rule.every?.years), since: shown(rule.every?.since) },
  };
}

/** A calendar as its form shows it. */
export function formOf(calendar: CalendarBody): CalendarIn {
  const version = calendar as CalendarVersion;
  const blank = blankCalendar(version.zone);
  const head = {
    ...blank,
    name: wordsOf(version.name),
    place: { country: version.place?.country ?? "", region: version.place?.region ?? "" },
  };
  if (version.roundTheClock) return { ...head, open: "round" };
  return {
    ...head,
    weekly: {
      ...nothing(),
      ...Object.fromEntries(
        Object.entries(version.weekly).map(([day, hours]) => [day, hours.map(h => ({ ...h }))]),
      ),
    },
    holidays: version.holidays.map(holidayIn),
    exceptions: (version.exceptions ?? []).map(one => ({
      name: wordsOf(one.name),
      kind: one.kind,
      date: one.date,
      until: one.until ?? "",
      hours: (one.hours ?? []).map(h => ({ ...h })),
    })),
  };
}

/** A text that is a whole number as one; anything else stays, to be refused at its field. */
const numberOr = (text: string): unknown =>
  /^\s*-?\d+\s*$/.test(text) ? Number(text) : text.trim() === "" ? undefined : text;
const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""),
  ) as Partial<T>;

/** Words of one language stand for both where the other is empty. */
function wordsFrom(words: WordsIn): LocalText {
  const [en, es] = [words.en.trim(), words.es.trim()];
  return en && es && en !== es ? { en, es } : eitherOf({ en, es }, "en");
}

function ruleFrom(one: HolidayIn): unknown {
  const every = given({ years: numberOr(one.every.years), since: numberOr(one.every.since) });
  const common = {
    name: wordsFrom(one.name),
    kind: one.kind,
    ...given({ from: numberOr(one.from), until: numberOr(one.until) }),
    ...(Object.keys(every).length > 0 ? { every } : {}),
  };
  const date = { month: numberOr(one.month), day: numberOr(one.day) };
  switch (one.kind) {
    case "fixed": {
      const shift = given(
        Object.fromEntries(Object.entries(one.shift).map(([day, by]) => [day, numberOr(by ?? "")])),
      );
      const leap = date.month === 2 && date.day === 29 ? given({ leap: one.leap }) : {};
      return { ...common, ...date, ...(Object.keys(shift).length > 0 ? { shift } : {}), ...leap };
    }
    case "nthWeekday":
      return { ...common, month: date.month, weekday: one.weekday, nth: numberOr(one.nth) };
    case "weekdayFrom":
      return { ...common, ...date, weekday: one.weekday };
    case "movedTo":
      return {
        ...common,
        of: { month: numberOr(one.of.month), day: numberOr(one.of.day) },
        to: { month: numberOr(one.to.month), weekday: one.to.weekday, nth: numberOr(one.to.nth) },
      };
    case "easter":
      return { ...common, offset: numberOr(one.offset) };
    case "once":
      return { ...common, date: one.date };
  }
}

/** What a form says, with nothing in it that its kinds don't use; may still be wrong anywhere. */
function bodyFrom(form: CalendarIn): unknown {
  const { country, region } = form.place;
  const head = {
    name: wordsFrom(form.name),
    zone: form.zone,
    ...(country ? { place: { country, ...(region ? { region } : {}) } } : {}),
  };
  if (form.open === "round") return { ...head, roundTheClock: true };
  return {
    ...head,
    weekly: Object.fromEntries(
      WEEKDAYS.flatMap(day => (form.weekly[day].length > 0 ? [[day, form.weekly[day]]] : [])),
    ),
    holidays: form.holidays.map(ruleFrom),
    ...(form.exceptions.length > 0
      ? {
          exceptions: form.exceptions.map(one => ({
            name: wordsFrom(one.name),
            kind: one.kind,
            date: one.date,
            ...given({ until: one.until }),
            ...(one.hours.length > 0 ? { hours: one.hours } : {}),
          })),
        }
      : {}),
  };
}

/** The days a holiday as typed has in some years; none while it can't be read. */
export function daysTyped(one: HolidayIn, from: number, until: number): PlainDate[] {
  const parsed = weeklyBody.shape.holidays.safeParse([ruleFrom(one)]);
  const [rule] = parsed.data ?? [];
  return rule ? daysOfRule(rule as Rule, from, until).map(dateOf) : [];
}

export type FormProblem = {
  path: (string | number)[];
  key: string;
  params?: Record<string, string | number>;
};

/**
 * The calendar a form says, to count from a day on; or what keeps it from being published, each at its field, with a key
 * of the catalogue.
 */
export function readForm(
  form: CalendarIn,
  from: PlainDate,
  locale = "en",
): { body: CalendarBody; problems: [] } | { body: null; problems: FormProblem[] } {
  const schema = form.open === "round" ? roundBody : weeklyBody;
  const parsed = schema.safeParse(bodyFrom(form));
  if (!parsed.success)
    return {
      body: null,
      problems: parsed.error.issues.map(issue => ({
        path: issue.path as (string | number)[],
        key: /^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)+$/.test(issue.message) ? issue.message : "errors.required",
      })),
    };
  const body = parsed.data as CalendarBody;
  const problems = calendarProblems({ ...body, key: "draft", version: 1 } as CalendarVersion, from);
  if (problems.length === 0) return { body, problems: [] };
  return {
    body: null,
    problems: problems.map(({ path, key, params = {} }) => ({
      path,
      key: `calendars.invalid.${key}`,
      params: Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === "object" ? eitherOf(value, locale) : value,
        ]),
      ),
    })),
  };
}
