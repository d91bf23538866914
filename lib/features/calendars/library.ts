import type Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import type { HolidayRule, Place } from "#lib/domain/time/calendar-types.ts";
import { civil, dayOf, epochDay } from "#lib/domain/time/civil.ts";
import { type KnownHoliday, rulesBehind } from "#lib/domain/time/holiday-inference.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/*
 * Public holidays by country and region from the package date-holidays, which holds its data itself and asks nobody. It
 * suggests; a person confirms each year (docs/clock.md). Loaded when it is first needed: it is large.
 */

/** So many years are looked at to find the rule behind a holiday: each weekday and each leap year comes by. */
const YEARS = { before: 4, after: 23 };

type Library = typeof Holidays;
let loaded: Promise<Library> | null = null;
const library = (): Promise<Library> => {
  loaded ??= import("date-holidays").then(module => module.default);
  return loaded;
};

const of = async ({ country, region }: Place) => {
  const Known = await library();
  return region ? new Known(country, region) : new Known(country);
};

/** Where the library knows public holidays of: countries, and the regions of one, each by name. */
export type PlaceName = { code: string; name: string };

const byName = (names: Record<string, string>, locale: string): PlaceName[] =>
  Object.entries(names)
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));

/** All countries by name in a language. */
export async function countries(locale: string): Promise<PlaceName[]> {
  const Known = await library();
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  const codes = Object.keys(new Known().getCountries());
  return byName(Object.fromEntries(codes.map(code => [code, names.of(code) ?? code])), locale);
}

/** The regions of a country with holidays of their own, as they are called there. */
export async function regions(country: string, locale: string): Promise<PlaceName[]> {
  const Known = await library();
  return byName(new Known().getStates(country, locale) ?? {}, locale);
}

/** Whether the library knows a place. */
export async function knowsPlace({ country, region }: Place): Promise<boolean> {
  const Known = await library();
  const known = new Known();
  if (!(country in known.getCountries())) return false;
  return region === undefined || region in (known.getStates(country) ?? {});
}

export type SuggestedDay = { date: PlainDate; name: { en: string; es: string } };

type Entry = HolidaysTypes.Holiday & { en: string; es: string };

/** Public holidays of a year with their names in both languages; what falls on another day says so by `substitute`. */
async function publicIn(place: Place, year: number): Promise<Entry[]> {
  const known = await of(place);
  const [en, es] = (["en", "es"] as const).map(locale => known.getHolidays(year, locale) ?? []);
  return en!.flatMap((one, i) =>
    one.type === "public" ? [{ ...one, en: one.name, es: es![i]?.name ?? one.name }] : [],
  );
}

const dateOfEntry = (one: Entry): PlainDate => one.date.slice(0, 10);

const suggested = new Map<string, HolidayRule[]>();

/**
 * The public holidays of a place as rules (S2), each of which gives the library's own days over 28 years; those without
 * such a rule as single dates of the year. Empty for a place the library does not know.
 */
export async function suggestedRules(place: Place, year: number): Promise<HolidayRule[]> {
  const name = `${place.country}/${place.region ?? ""}/${year}`;
  const before = suggested.get(name);
  if (before) return before;
  if (!(await knowsPlace(place))) return [];
  const years = { from: year - YEARS.before, until: year + YEARS.after };
  const groups = new Map<string, Entry[]>();
  // A year more on both sides: what is kept on 31 December may belong to the year after.
  for (let at = years.from - 1; at <= years.until + 1; at++)
    for (const one of await publicIn(place, at)) {
      const group = baseOf(one.rule)?.text ?? one.rule;
      groups.set(group, [...(groups.get(group) ?? []), one]);
    }
  const found = [...groups.values()].flatMap(group => rulesBehind(knownOf(group, years), years, year));
  suggested.set(name, found);
  return found;
}

/** The date a rule of the library starts from: "substitutes 12-25 if sunday then next tuesday". */
function baseOf(rule: string): { text: string; month: number; day: number } | null {
  const match = /^(?:substitutes )?(\d\d)-(\d\d)\b/.exec(rule);
  return match ? { text: `${match[1]}-${match[2]}`, month: Number(match[1]), day: Number(match[2]) } : null;
}

/** A holiday's days by year; where it is kept on another day, on that one. */
function knownOf(group: readonly Entry[], years: { from: number; until: number }): KnownHoliday {
  const base = baseOf(group[0]!.rule);
  const days = new Map<number, number>();
  for (const one of group) {
    const day = dayOf(dateOfEntry(one));
    const year = base ? yearOf(day, base) : civil(day).year;
    if (year < years.from || year > years.until) continue;
    const falls = base ? epochDay(year, base.month, base.day) : null;
    if (!days.has(year) || day !== falls) days.set(year, day);
  }
  const named = group.find(one => !one.substitute) ?? group[0]!;
  return {
    name: { en: named.en, es: named.es },
    base: base && { month: base.month, day: base.day },
    days: [...days].map(([year, day]) => ({ year, day })).sort((a, b) => a.year - b.year),
  };
}

/** Whose date it is that is kept on a day: that of the nearest year. */
function yearOf(day: number, base: { month: number; day: number }): number {
  const { year } = civil(day);
  const away = (one: number) => Math.abs(epochDay(one, base.month, base.day) - day);
  return [year - 1, year, year + 1].reduce((a, b) => (away(b) < away(a) ? b : a));
}
