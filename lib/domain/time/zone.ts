import { Temporal } from "temporal-polyfill";
import { civil, dateOf, dayOf, epochDay } from "#lib/domain/time/civil.ts";
import { DAY, type Instant, type PlainDate, type Span, type Zone } from "#lib/domain/time/types.ts";

/** A stretch of time in which a zone keeps one offset from UTC, in milliseconds. */
export type OffsetPiece = { from: Instant; to: Instant; offset: number };

// Zone rules are the same for every tenant and few zones are in use, so the process keeps them.
const yearsByZone = new Map<Zone, Map<number, OffsetPiece[]>>();

function piecesOfYear(zone: Zone, year: number): OffsetPiece[] {
  let years = yearsByZone.get(zone);
  if (!years) {
    years = new Map();
    yearsByZone.set(zone, years);
  }
  const known = years.get(year);
  if (known) return known;
  const end = epochDay(year + 1, 1, 1) * DAY;
  const pieces: OffsetPiece[] = [];
  let from = epochDay(year, 1, 1) * DAY;
  while (from < end) {
    const here = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
    const next = here.getTimeZoneTransition("next")?.epochMilliseconds ?? end;
    const to = Math.min(next, end);
    pieces.push({ from, to, offset: here.offsetNanoseconds / 1_000_000 });
    from = to;
  }
  years.set(year, pieces);
  return pieces;
}

/** The pieces of constant offset that cover a span, clipped to it, in order. An unknown zone throws. */
export function offsetPieces(zone: Zone, from: Instant, to: Instant): OffsetPiece[] {
  const found: OffsetPiece[] = [];
  const last = civil(Math.floor((to - 1) / DAY)).year;
  for (let year = civil(Math.floor(from / DAY)).year; year <= last; year++) {
    for (const piece of piecesOfYear(zone, year)) {
      if (piece.to > from && piece.from < to) {
        found.push({ from: Math.max(piece.from, from), to: Math.min(piece.to, to), offset: piece.offset });
      }
    }
  }
  return found;
}

/** The zone's offset from UTC at a moment, in milliseconds. */
export function offsetAt(zone: Zone, at: Instant): number {
  return piecesOfYear(zone, civil(Math.floor(at / DAY)).year).find(piece => at < piece.to)!.offset;
}

/** The calendar day it is in a zone at a moment, as days since 1970-01-01. */
export function dayIn(zone: Zone, at: Instant): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY);
}

/** The calendar day it is in a zone at a moment. */
export function todayIn(zone: Zone, now: Instant): PlainDate {
  return dateOf(dayIn(zone, now));
}

/** The first moment of a calendar day in a zone: 01:00 where the clocks skip midnight. */
export function startOfDay(zone: Zone, date: PlainDate): Instant {
  const day = dayOf(date);
  for (const piece of offsetPieces(zone, (day - 1) * DAY, (day + 3) * DAY)) {
    const from = Math.max(piece.from, day * DAY - piece.offset);
    // A zone that changed sides of the date line skipped a day: the next one stands in for it.
    if (from < piece.to && Math.floor((from + piece.offset) / DAY) >= day) return from;
  }
  throw new RangeError(`no such day in ${zone}: ${date}`);
}

/** The calendar days of a span, cut at midnight, in order; one comes twice where clocks are set back over midnight. */
export function daysWithin(zone: Zone, span: Span): (Span & { date: PlainDate })[] {
  const days: (Span & { date: PlainDate })[] = [];
  for (const piece of offsetPieces(zone, span.from, span.to)) {
    for (let from = piece.from; from < piece.to; ) {
      const day = Math.floor((from + piece.offset) / DAY);
      const to = Math.min((day + 1) * DAY - piece.offset, piece.to);
      const date = dateOf(day);
      const last = days.at(-1);
      if (last?.date === date) last.to = to;
      else days.push({ date, from, to });
      from = to;
    }
  }
  return days;
}

/** The moment of a day's clock time in a zone ("09:30"); a time the clocks skip is the one after it. Throws on what is no time. */
export function instantOf(zone: Zone, date: PlainDate, time: string): Instant {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
}

/** The clock's time in a zone at a moment, as "09:30". */
export function timeIn(zone: Zone, at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString()
    .slice(0, 5);
}
