import type { Progress } from "#lib/domain/tickets/features.ts";
import type { Instant } from "#lib/domain/time/types.ts";

export type FeatureLineDTO = {
  number: string;
  title: string;
  productName: string;
  progress: Progress;
  release: string | null;
  draft: boolean;
  /** The reader's company has voted for it. */
  voted: boolean;
  /** How many voted, and what their votes weigh (P11): that is the vendor's alone to know. */
  votes: { votes: number; weight: number | null };
  updatedAt: Instant;
};

export type FeatureDTO = FeatureLineDTO & {
  id: string;
  version: number;
  text: string;
  reason: string;
  mayVote: boolean;
  /** For the vendor alone: both languages, who voted, and the releases that can be named. */
  own: {
    titleEn: string;
    titleEs: string;
    textEn: string;
    textEs: string;
    voters: { name: string; side: "partner" | "customer"; influence: boolean; at: Instant }[];
    /** All releases it may be planned for; those that are out among them. */
    releases: string[];
    out: string[];
  } | null;
};

export type WishChoice = { number: string; title: string; progress: Progress };
/** A wish on the page of a case that asks for it. */
export type CaseWishDTO = WishChoice & { release: string | null; draft: boolean };
