import type { OnSiteTerms } from "#lib/domain/contracts/options.ts";
import type { PlanCheck } from "#lib/domain/contracts/plan.ts";
import type { ReviewState } from "#lib/domain/contracts/reviews.ts";
import type { Money } from "#lib/domain/money/money.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export type ParticipantDto = { personId: string; name: string; email: string };

export type OnSiteYearDto = {
  id: string;
  orderNumber: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
  price: Money;
  items: PlanCheck[];
  running: boolean;
};

export type ReviewActionDto = {
  id: string;
  reviewId: string;
  /** The day of the review it was decided in. */
  decidedOn: PlainDate;
  what: string;
  owner: string;
  dueOn: PlainDate;
  late: boolean;
  doneOn: PlainDate | null;
  doneBy: string;
  doneNote: string;
  at: number;
  version: number;
};

export type ReviewDto = {
  id: string;
  dueOn: PlainDate;
  state: ReviewState;
  startsAt: number | null;
  endsAt: number | null;
  /** The same in the workspace's zone; empty without a time. */
  on: string;
  from: string;
  to: string;
  place: string;
  reason: string;
  participants: ParticipantDto[];
  agenda: PlanCheck[];
  minutes: Record<string, string>;
  heldOn: PlainDate | null;
  heldBy: string;
  version: number;
  actions: ReviewActionDto[];
  /** What earlier reviews left open. */
  followUp: ReviewActionDto[];
};

export type ReviewsDto = {
  /** Null: the plan sells none. */
  terms: OnSiteTerms | null;
  years: OnSiteYearDto[];
  /** What comes first, the next one at the head; then those held, the newest first. */
  reviews: ReviewDto[];
  zone: string;
  /** When a next year would begin. */
  nextStart: PlainDate;
};

/** What the contract's card says. */
export type ReviewsSummary = {
  until: PlainDate | null;
  /** The next review: its time, or the day it is due by. */
  next: { dueOn: PlainDate; startsAt: number | null } | null;
  openActions: number;
};
