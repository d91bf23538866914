import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";

/** How a partner is, in one line. */
export type HealthRow = {
  partnershipId: string;
  name: string;
  slug: string;
  country: string;
  programme: string;
  state: PartnershipState;
  tier: string | null;
  standing: "met" | "at_risk" | "unmet" | null;
  nextLossOn: PlainDate | null;
  lastActiveAt: Instant | null;
  /** What waits for the partner, the earliest day of it, and what waits for the vendor. */
  partnerOpen: number;
  partnerDueOn: PlainDate | null;
  vendorOpen: number;
  stepsDone: number;
  stepsTotal: number;
  /** The first day its way in counts as standing still unless something goes on; perhaps one to come. */
  stalledOn: PlainDate | null;
  certsEnding: number;
  certEndsOn: PlainDate | null;
  agreementEnds: PlainDate | null;
  level3Open: number;
};

export type HealthPage = {
  rows: HealthRow[];
  count: number;
  next: string | null;
  previous: string | null;
  /** The oldest of the figures shown; null for none. */
  asOf: Instant | null;
};
