/** Texts of moments and lengths. Milliseconds and ISO days in; the reader's language and zone out. */

const region = (locale: string) => (locale === "en" ? "en-GB" : locale === "es" ? "es-ES" : locale);

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(region(locale), options);
  formats.set(key, made);
  return made;
}

// Making a format costs a hundred times what using it does, and a list asks for hundreds of days.
const days = new Map<string, Intl.DateTimeFormat>();
const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** The calendar day in a zone, as `2027-03-11`. */
export function dayOf(instant: number, zone: string): string {
  let known = days.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
    days.set(zone, known);
  }
  return known.format(instant);
}

function relative(locale: string): Intl.RelativeTimeFormat {
  let known = relatives.get(locale);
  if (!known) {
    known = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    relatives.set(locale, known);
  }
  return known;
}

/** `13:00` */
export function clockText(instant: number, locale: string, zone: string): string {
  return format(locale, { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    instant,
  );
}

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** `14 Feb`; with the year when it is not that of `today`, or always without `today`. */
export function dayText(day: string, locale: string, today?: string): string {
  const year = today?.slice(0, 4) === day.slice(0, 4) ? undefined : "numeric";
  return format(locale, { timeZone: "UTC", day: "numeric", month: "short", year }).format(noon(day));
}

/** `Tue 24 Nov` */
export function weekdayText(day: string, locale: string): string {
  const name = format(locale, { timeZone: "UTC", weekday: "short" }).format(noon(day));
  const date = format(locale, { timeZone: "UTC", day: "numeric", month: "short" }).format(noon(day));
  return `${name} ${date}`;
}

/** `Feb`, or `February 2027` when long. */
export function monthText(day: string, locale: string, long = false): string {
  const options: Intl.DateTimeFormatOptions = long
    ? { timeZone: "UTC", month: "long", year: "numeric" }
    : { timeZone: "UTC", month: "short" };
  return format(locale, options).format(noon(day)).replace(/\.$/, "");
}

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((noon(to) - noon(from)) / dayMs);

/** `today`, `tomorrow`, `yesterday` in the reader's language; null for other days. */
function nearDay(distance: number, locale: string): string | null {
  if (Math.abs(distance) > 1) return null;
  return relative(locale).format(distance, "day");
}

/** The shortest that is clear: `today 13:00`, `Thu 16:05` within six days, `14 Feb`, `14 Feb 2028`. */
export function shortWhen(instant: number, now: number, locale: string, zone: string): string {
  const today = dayOf(now, zone);
  const day = dayOf(instant, zone);
  const distance = daysBetween(today, day);
  const near = nearDay(distance, locale);
  if (near) return `${near} ${clockText(instant, locale, zone)}`;
  if (Math.abs(distance) < 7) {
    const name = format(locale, { timeZone: zone, weekday: "short" }).format(instant);
    return `${name} ${clockText(instant, locale, zone)}`;
  }
  return dayText(day, locale, today);
}

/** `Tue 24 Nov, 12:45`; with the year when it is not that of `now`. */
export function fullWhen(instant: number, locale: string, zone: string, now?: number): string {
  const day = dayOf(instant, zone);
  const year =
    now !== undefined && dayOf(now, zone).slice(0, 4) === day.slice(0, 4) ? "" : ` ${day.slice(0, 4)}`;
  return `${weekdayText(day, locale)}${year}, ${clockText(instant, locale, zone)}`;
}

/** `in 6 days`, `3 hours ago`: the largest whole unit. Days are those of the calendar, so that they fit the date beside them. */
export function relativeWhen(instant: number, now: number, locale: string, zone: string): string {
  const rtf = relative(locale);
  const minutes = Math.round((instant - now) / 60_000);
  if (Math.abs(minutes) < 60) return rtf.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 24) return rtf.format(hours, "hour");
  const days = daysBetween(dayOf(now, zone), dayOf(instant, zone));
  if (Math.abs(days) < 60) return rtf.format(days, "day");
  return rtf.format(Math.round(days / 30), "month");
}

/** Minutes as `50 min`, `8 h`, `2 h 40`: the same in every language of ours. */
export function lengthText(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")}`;
}
