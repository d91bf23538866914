import { err, ok, type Result } from "#lib/domain/result.ts";

export const PROGRESS = ["considered", "planned", "released", "declined"] as const;
/** How far a feature request is (T6). */
export type Progress = (typeof PROGRESS)[number];

export type FeatureStep = {
  progress: Progress;
  /** The release that brings it: a coming one while planned, one that is out once released. */
  release: string | null;
  /** Why it was declined, in either language. */
  reason: { en: string; es: string };
};

export type FeatureRefusal = "featureRelease" | "featureNotOut" | "featureReason";

/**
 * A feature request as it stands from now on (T6): whatever comes in a release names it, what is released is out, and what is
 * declined says why. What does not belong to the step is dropped.
 */
export function featureStep(
  wanted: FeatureStep,
  releases: { known: readonly string[]; out: readonly string[] },
): Result<FeatureStep, FeatureRefusal> {
  const none = { en: "", es: "" };
  const { progress, release, reason } = wanted;
  switch (progress) {
    case "considered":
      return ok({ progress, release: null, reason: none });
    case "declined":
      return reason.en.trim() + reason.es.trim() === ""
        ? err("featureReason")
        : ok({ progress, release: null, reason });
    case "planned":
      return release && releases.known.includes(release)
        ? ok({ progress, release, reason: none })
        : err("featureRelease");
    case "released":
      return release && releases.out.includes(release)
        ? ok({ progress, release, reason: none })
        : err("featureNotOut");
  }
}

/** What the votes for a feature come to: one a company, more for a partner whose tier grants influence now (P11). */
export function weighVotes(
  votes: readonly { partnerOrgId: string | null; customerOrgId: string | null }[],
  influential: ReadonlySet<string>,
  weight: number,
): { votes: number; weight: number } {
  // A customer's vote is its own company's, whoever serves it.
  const heavy = votes.filter(
    vote => vote.customerOrgId === null && vote.partnerOrgId !== null && influential.has(vote.partnerOrgId),
  ).length;
  return { votes: votes.length, weight: votes.length - heavy + heavy * weight };
}
