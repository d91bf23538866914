import { majorOf } from "#lib/domain/products/version.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { addMonthsInclusive, daysBetween, earlier, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What is promised about versions (S11): so many majors before the current one, and so many months between announcement and end. */
export type VersionPromise = { previousMajors: number; endOfLifeMonths: number };

/** An end of life as announced. */
export type EndOfLife = {
  announcedOn: PlainDate;
  /** The last day the version is supported, inclusive. */
  endsOn: PlainDate;
};

export type ReleaseFact = {
  version: string;
  major: boolean;
  releasedOn: PlainDate;
  /** Null: no end is announced. */
  end: EndOfLife | null;
};

export type VersionSupport =
  /** In the current line, one of the previous ones that stay supported, or older with no end announced. */
  | { state: "current" | "previous" | "older"; until: null }
  /** Its end is announced. */
  | { state: "ending"; until: PlainDate; announcedOn: PlainDate }
  | { state: "ended"; until: PlainDate; announcedOn: PlainDate };

export const SUPPORT_STATES = ["current", "previous", "older", "ending", "ended"] as const;
export type SupportState = (typeof SUPPORT_STATES)[number];
/** What systems are found by: a version nobody named has no state. */
export const SUPPORT_FILTERS = [...SUPPORT_STATES, "unknown"] as const;

/** The strictest of several promises: who promised more is held to it. */
export const strictest = (first: VersionPromise, ...more: readonly VersionPromise[]): VersionPromise =>
  more.reduce(
    (most, one) => ({
      previousMajors: Math.max(most.previousMajors, one.previousMajors),
      endOfLifeMonths: Math.max(most.endOfLifeMonths, one.endOfLifeMonths),
    }),
    first,
  );

/** The earliest last day of support an end announced on a day can have (S11). */
export const earliestEnd = (
  announcedOn: PlainDate,
  { endOfLifeMonths }: Pick<VersionPromise, "endOfLifeMonths">,
): PlainDate => (endOfLifeMonths === 0 ? announcedOn : addMonthsInclusive(announcedOn, endOfLifeMonths));

/** How many lines are newer than a version's on a day: 0 is the current one. Null: its line was not begun by then. */
export function linesAhead(
  releases: readonly Pick<ReleaseFact, "version" | "releasedOn">[],
  version: string,
  on: PlainDate,
): number | null {
  const begun = new Map<string, PlainDate>();
  for (const { version: one, releasedOn } of releases) {
    if (releasedOn > on) continue;
    const line = majorOf(one);
    begun.set(line, earlier(begun.get(line) ?? releasedOn, releasedOn));
  }
  const own = begun.get(majorOf(version));
  return own === undefined ? null : [...begun.values()].filter(day => day > own).length;
}

/**
 * S11: whether a release is supported on a day; null when it was not out by then. What a promise keeps supported is, whatever
 * was announced: the end waits for the promised months, and for the line to be older than those that are kept.
 */
export function versionSupport(
  releases: readonly ReleaseFact[],
  version: string,
  promise: VersionPromise,
  on: PlainDate,
): VersionSupport | null {
  const release = releases.find(one => one.version === version && one.releasedOn <= on);
  const ahead = linesAhead(releases, version, on);
  if (!release || ahead === null) return null;
  const { end } = release;
  if (end !== null && end.announcedOn <= on) {
    const until = later(end.endsOn, earliestEnd(end.announcedOn, promise));
    if (on <= until) return { state: "ending", until, announcedOn: end.announcedOn };
    if (ahead > promise.previousMajors) return { state: "ended", until, announcedOn: end.announcedOn };
  }
  if (ahead === 0) return { state: "current", until: null };
  return { state: ahead <= promise.previousMajors ? "previous" : "older", until: null };
}

export type AnnounceRefusal =
  | "not_out"
  | "already"
  /** Its line is the current one, or one that stays supported, when it would end. */
  | "kept"
  | "too_near";

/**
 * Announces the end of a version (S11): never less than the promised months ahead, and only of a line that is older than those
 * kept by then. `releases` are all that are known, planned ones with their day.
 */
export function announceEnd(
  releases: readonly ReleaseFact[],
  version: string,
  endsOn: PlainDate,
  promise: VersionPromise,
  on: PlainDate,
): Result<EndOfLife, AnnounceRefusal> {
  const release = releases.find(one => one.version === version && one.releasedOn <= on);
  if (!release) return err("not_out");
  if (release.end !== null) return err("already");
  if (endsOn < earliestEnd(on, promise)) return err("too_near");
  if ((linesAhead(releases, version, endsOn) ?? 0) <= promise.previousMajors) return err("kept");
  return ok({ announcedOn: on, endsOn });
}

/** The nearest day an announced end may be moved to: what was said stands, unless the promised months from today lie before it. */
export const nearestMove = (end: EndOfLife, promise: VersionPromise, on: PlainDate): PlainDate =>
  earlier(end.endsOn, earliestEnd(on, promise));

/** Moves an announced end: later as one likes, nearer only as far as the promise, counted anew from today, allows (S11). */
export function moveEnd(
  end: EndOfLife,
  endsOn: PlainDate,
  promise: VersionPromise,
  on: PlainDate,
): Result<EndOfLife, "over" | "same" | "nearer"> {
  if (on > end.endsOn) return err("over");
  if (endsOn === end.endsOn) return err("same");
  if (endsOn < nearestMove(end, promise, on)) return err("nearer");
  return ok({ ...end, endsOn });
}

/** Takes an announcement back: the version is supported as before. One that has come is over for good. */
export const takeBackEnd = (end: EndOfLife, on: PlainDate): Result<null, "over"> =>
  on > end.endsOn ? err("over") : ok(null);

/**
 * The mark (days before the end) that is due to be told on a day, the nearest one; null: none, or one as near was told. What lies
 * before the announcement was told by it.
 */
export function endNoticeDue(
  end: EndOfLife,
  noticeDays: readonly number[],
  told: readonly number[],
  on: PlainDate,
): number | null {
  if (on < end.announcedOn || on > end.endsOn) return null;
  const left = daysBetween(on, end.endsOn);
  const known = daysBetween(end.announcedOn, end.endsOn);
  const due = noticeDays.filter(days => days >= left && days < known).sort((a, b) => a - b)[0];
  return due === undefined || told.some(mark => mark <= due) ? null : due;
}
