import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import type { DemoOrg } from "./types.ts";

/** A certificate of the demonstration data, in days around today. */
export type DemoCertificate =
  | { who: string; area: string; endsIn: number; revoked?: string; replaced?: string }
  /** Not issued yet: put forward so many days ago, with a course so many days from today. */
  | { who: string; area: string; nominatedAgo: number; courseIn?: number; result?: "passed" | "failed" };

export type DemoApplication =
  | { state: "draft"; startedAgo: number }
  | {
      state: "submitted" | "in_review";
      submittedAgo: number;
      assessors?: DemoAssessor[];
      /** An earlier one of the same company that came to nothing. */
      before?: { submittedAgo: number; decidedAgo: number; reason: string; answers: Record<string, string> };
      answers?: Record<string, string>;
    }
  | { state: "info_requested"; submittedAgo: number; questions: string[]; note: string }
  | { state: "rejected"; submittedAgo: number; decidedAgo: number; reason: string }
  | { state: "accepted"; submittedAgo: number; decidedAgo: number };

/** Somebody of the vendor, by key; without a verdict they have not handed in yet. */
export type DemoAssessor = {
  who: string;
  /** Points in the rubric's order. */
  points: (number | null)[];
  verdict?: "accept" | "unsure" | "reject";
  note?: string;
  /** Notes by criterion. */
  notes?: Record<string, string>;
};

/** What somebody said about the first open step of a way in. */
export type DemoTalk = {
  by: "partner" | "vendor";
  ago: number;
  text: string;
  /** A blocker: who can lift it. */
  waitsFor?: "partner" | "vendor" | "other";
  /** A line that its side keeps to itself (T4). */
  only?: "partner" | "vendor";
};

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
    /** Days ago the last step was finished; spread over the time since the decision where not said. */
    lastStepAgo?: number;
    talk?: DemoTalk[];
    /** The step it is about; the first that is not finished where not said. */
    talkAbout?: string;
    remediationEndsIn?: number;
    ended?: { ago: number; reason: string };
  } | null;
  certificates: DemoCertificate[];
  solution?: { name: string; description: string; reviewedAgo?: number };
  teams?: { level: 1 | 2; who: string }[];
};
