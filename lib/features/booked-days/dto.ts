import type { BookedState } from "#lib/domain/contracts/booked-days.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export type BookedDayDto = {
  id: string;
  state: BookedState;
  /** Milliseconds. */
  startsAt: number;
  endsAt: number;
  /** The same in the zone of the contract's office hours. */
  on: PlainDate;
  from: string;
  to: string;
  reason: string;
  answer: string;
  answeredBy: string;
  by: string;
  /** Its hours are over: whether it was used is to be said. */
  over: boolean;
  version: number;
};

export type BookedDaysDto = {
  granted: number;
  left: number;
  leadDays: number;
  /** First day that may be asked for. */
  firstDay: PlainDate;
  until: PlainDate;
  zone: string;
  days: BookedDayDto[];
};

/** What the contract's card says. */
export type BookedDaysSummary = { granted: number; left: number; next: number | null };
