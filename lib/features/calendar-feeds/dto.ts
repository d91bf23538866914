import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { DailyHours } from "#lib/domain/training/hours.ts";

/** A calendar somebody may have, with its address where they have asked for one. */
export type FeedDto = {
  scope: FeedScope;
  feed: {
    id: string;
    /** The whole address; whoever knows it reads the calendar. */
    address: string;
    /** When a program last asked. */
    readAt: number | null;
  } | null;
};

export const ENTRY_KINDS = [
  "renewal",
  "certificate",
  "agreement",
  "remediation",
  "training",
  "endOfLife",
  "contract",
  "bookedDay",
  "review",
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A day of a calendar. */
export type EntryDto = {
  kind: EntryKind;
  id: string;
  on: PlainDate;
  /** Whom it is about: a person, or a company. */
  who: string;
  /** Of which area, or which agreement or tier. */
  what: string;
  /** The company, where the calendar has more than one. */
  company: string;
  number: string;
  /** Last day, for a renewal that opens. */
  until: PlainDate | null;
  /** Path inside the workspace. */
  path: string;
  /** Hours instead of a whole day, with the name and version the same date has in mails. */
  hours?: DailyHours & { uid: string; sequence: number };
};
