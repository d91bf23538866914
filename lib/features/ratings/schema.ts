import { z } from "zod";
import { MOST_RATING_WORDS, RATINGS } from "#lib/domain/tickets/rating.ts";

const answer = {
  rating: z.enum(RATINGS, "ratings.invalid.choose"),
  words: z.string().trim().max(MOST_RATING_WORDS).default(""),
};

/** On the page of the case. */
export const rateInput = z.object({ ...answer, number: z.string().min(1).max(40) });

/** From a mail, without signing in. */
export const rateByMailInput = z.object({
  ...answer,
  workspace: z.string().max(63),
  token: z.string().max(100),
});
export type AnswerInput = { rating: z.output<typeof rateInput>["rating"]; words: string };
