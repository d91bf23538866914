import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import type { DemoOrg } from "./types.ts";

/** A certificate of the demonstration data, in days around today. */
export type DemoCertificate =
  | { who: string; area: string; endsIn: number; revoked?: string }
  /** Not issued yet: put forward so many days ago, with a course so many days from today. */
  | { who: string; area: string; nominatedAgo: number; courseIn?: number; result?: "passed" | "failed" };

export type DemoApplication =
  | { state: "draft"; startedAgo: number }
  | { state: "submitted" | "in_review"; submittedAgo: number; scores?: Record<string, number> }
  | { state: "info_requested"; submittedAgo: number; questions: string[]; note: string }
  | { state: "rejected"; submittedAgo: number; decidedAgo: number; reason: string }
  | { state: "accepted"; submittedAgo: number; decidedAgo: number };

export type DemoPartner = {
  org: DemoOrg;
  application: DemoApplication;
  /** Null: not a partner (yet). */
  partnership: {
    state: PartnershipState;
    targetTier: string;
    tier?: string;
    tierAgo?: number;
    /** Days ago on which the running agreement began; twelve months. */
    agreementAgo?: number;
    /** Signed by the partner alone so far. */
    agreementHalf?: boolean;
    planAgo?: number;
    planSubmittedAgo?: number;
    /** So many of the onboarding's steps are finished; all where not said. */
    steps?: number;
    remediationEndsIn?: number;
    ended?: { ago: number; reason: string };
  } | null;
  certificates: DemoCertificate[];
  solution?: { name: string; description: string; reviewedAgo?: number };
  teams?: { level: 1 | 2; who: string }[];
};
