import type { BookedDaysSummary } from "#lib/features/booked-days/dto.ts";
import type { HoursSummary } from "#lib/features/hours/dto.ts";
import type { ReadinessSummary } from "#lib/features/readiness/dto.ts";
import type { ReviewsSummary } from "#lib/features/reviews/dto.ts";

export type OptionsSummary = {
  hours: HoursSummary | null;
  reviews: ReviewsSummary | null;
  days: BookedDaysSummary | null;
  readiness: ReadinessSummary | null;
};
