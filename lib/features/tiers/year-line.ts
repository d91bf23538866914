import type { Cover } from "#lib/domain/programmes/cover.ts";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnerHead } from "#lib/features/partnerships/head.ts";

export type YearBarDto = {
  kind: "valid" | "window" | "open" | "last" | "grace" | "plan" | "next";
  from: PlainDate;
  to: PlainDate;
};

export type YearEndDto = {
  day: PlainDate;
  tone: "plain" | "warn" | "breach";
  what: "end" | "notRenewed" | "course" | "leaves" | "review";
};

export type YearLineDto = {
  key: string;
  kind: "certificate" | "agreement" | "plan" | "evidence";
  name: string;
  area?: string;
  personId?: string;
  bars: YearBarDto[];
  ends: YearEndDto[];
};

export type YearDto = {
  head: PartnerHead;
  today: PlainDate;
  /** "2026-11". */
  firstMonth: string;
  certificates: YearLineDto[];
  company: YearLineDto[];
};

/** A term with its last day, and the days it counts (with grace, or cut short). */
export type YearTerm = { from: PlainDate; until: PlainDate | null; cover: Cover };

type Frame = { today: PlainDate; first: PlainDate; last: PlainDate; windowDays: number };
type About = Pick<YearLineDto, "key" | "kind" | "name" | "area" | "personId">;

/** Days before an end without a renewal in which it is said in red. */
const LAST_DAYS = 30;

/**
 * One line of the year strip: terms one after the other, the renewal window as the last part of the last term, grace
 * after it, and what is planned. Null when nothing of it lies in the frame.
 */
export function lineOf(
  about: About,
  frame: Frame,
  terms: readonly YearTerm[],
  candidate: { trainingOn: PlainDate | null } | null,
): YearLineDto | null {
  const { today, last, windowDays } = frame;
  const bars: YearBarDto[] = [];
  const ends: YearEndDto[] = [];
  const sorted = [...terms].sort((a, b) => (a.from < b.from ? -1 : 1));
  sorted.forEach((term, index) => {
    const until = term.until ?? last;
    const cut = term.cover.until !== null && term.cover.until < until;
    const to = cut ? (term.cover.until ?? until) : until;
    if (term.from > today) {
      bars.push({ kind: "next", from: term.from, to });
    } else {
      const isLast = index === sorted.length - 1;
      const opens = term.until === null || cut ? null : addDays(term.until, -windowDays);
      const validTo = opens === null ? to : addDays(opens, -1);
      if (term.from <= validTo) bars.push({ kind: "valid", from: term.from, to: validTo });
      if (opens !== null) {
        const left = daysBetween(today, until);
        const open = isLast && today >= opens && left >= 0;
        const kind = open ? (left <= LAST_DAYS ? "last" : "open") : "window";
        bars.push({ kind, from: opens < term.from ? term.from : opens, to });
      }
      const graceTo = term.cover.until;
      if (!cut && term.until !== null && graceTo !== null && graceTo > term.until)
        bars.push({ kind: "grace", from: addDays(term.until, 1), to: graceTo });
    }
    if (term.until !== null && index === sorted.length - 1) {
      const left = daysBetween(today, to);
      const urgent = term.from <= today && left >= 0 && left <= LAST_DAYS;
      const warns = term.from <= today && left >= 0 && left <= windowDays;
      ends.push({
        day: to,
        what: urgent ? "notRenewed" : "end",
        tone: urgent ? "breach" : warns ? "warn" : "plain",
      });
    }
  });
  if (candidate) {
    const from = candidate.trainingOn ?? today;
    bars.push({ kind: "plan", from: from < today ? today : from, to: last });
    if (candidate.trainingOn !== null)
      ends.push({ day: candidate.trainingOn, what: "course", tone: "plain" });
  }
  const shown = bars.filter(bar => bar.to >= frame.first && bar.from <= last);
  if (shown.length === 0) return null;
  return { ...about, bars: shown, ends };
}

/**
 * A certificate's line as the company has it whose last day with the person is known (P22): nothing is drawn past that day.
 * What ends before it ends as it is.
 */
export function untilLeaving(line: YearLineDto, lastDay: PlainDate): YearLineDto {
  const cut = line.bars.some(bar => bar.to > lastDay);
  if (!cut && line.ends.every(end => end.day <= lastDay)) return line;
  return {
    ...line,
    bars: line.bars
      .filter(bar => bar.from <= lastDay)
      .map(bar => (bar.to > lastDay ? { ...bar, to: lastDay } : bar)),
    ends: [
      ...line.ends.filter(end => end.day < lastDay && end.what === "course"),
      { day: lastDay, what: "leaves", tone: "warn" },
    ],
  };
}
