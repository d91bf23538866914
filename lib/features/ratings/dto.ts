import type { Rating, RatingState } from "#lib/domain/tickets/rating.ts";
import type { Instant } from "#lib/domain/time/types.ts";

/** How a case went, as its page shows it. */
export type CaseRatingDto = {
  contactName: string;
  rating: Rating | null;
  words: string;
  askedAt: Instant;
  ratedAt: Instant | null;
  until: Instant;
  state: RatingState;
  /** The reader is who was asked, and may answer or change it now. */
  mine: boolean;
};

/** The question as it opens from a mail. */
export type OpenQuestionDto = {
  number: string;
  subject: string;
  contactName: string;
  rating: Rating | null;
  words: string;
  until: Instant;
  state: RatingState;
};
