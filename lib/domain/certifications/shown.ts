import {
  type Certification,
  type CertificationState,
  certificationState,
} from "#lib/domain/certifications/certification.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** Nearest to counting first; of two alike the one that lasts, or was begun, longest. */
const ORDER: readonly CertificationState[] = [
  "certified",
  "renewal_window",
  "grace",
  "scheduled",
  "in_training",
  "nominated",
  "failed",
  "expired",
  "revoked",
  "superseded",
];
const UNDER_WAY: readonly CertificationState[] = ["nominated", "in_training"];

/** The one cycle that says how somebody stands in an area on a day (P23), and the one under way beside it. */
export function shownCycle<T>(
  cycles: readonly T[],
  facts: (cycle: T) => Certification,
  on: PlainDate,
  renewalWindowDays: number,
): { cycle: T; state: CertificationState; underWay: T | null } | null {
  const known = cycles
    .map(cycle => ({ cycle, of: facts(cycle) }))
    .map(one => ({ ...one, state: certificationState(one.of, on, renewalWindowDays) }))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        (b.of.validUntil ?? b.of.nominatedOn).localeCompare(a.of.validUntil ?? a.of.nominatedOn),
    );
  const [first] = known;
  if (!first) return null;
  const underWay = known.find(one => UNDER_WAY.includes(one.state) && one !== first);
  return { cycle: first.cycle, state: first.state, underWay: underWay?.cycle ?? null };
}
