import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export type ReleaseFact = {
  version: string;
  major: boolean;
  releasedOn: PlainDate;
  /** The day its end of life was announced; null: not announced. */
  endOfLifeAnnouncedOn: PlainDate | null;
};

export type VersionSupport =
  | { state: "current" | "previous"; until: null }
  /** Older, still supported: withdrawn no sooner than this day (S11); null while no end is announced. */
  | { state: "older"; until: PlainDate | null }
  | { state: "withdrawn"; until: PlainDate };

/** A version's major line: what stands before the first point. */
export const majorOf = (version: string): string => version.split(".")[0] ?? version;

/** S11: whether a release is supported on a day. Null when it was not released by then. */
export function versionSupport(
  releases: readonly ReleaseFact[],
  version: string,
  plan: Pick<SupportPlanDefinition, "versions">,
  on: PlainDate,
): VersionSupport | null {
  const out = releases.filter(release => release.releasedOn <= on);
  if (!out.some(release => release.version === version)) return null;
  const firstDay = new Map<string, PlainDate>();
  for (const release of out) {
    const line = majorOf(release.version);
    const known = firstDay.get(line);
    if (known === undefined || release.releasedOn < known) firstDay.set(line, release.releasedOn);
  }
  const lines = [...firstDay].sort((a, b) => (a[1] < b[1] ? 1 : -1)).map(([line]) => line);
  const place = lines.indexOf(majorOf(version));
  if (place === 0) return { state: "current", until: null };
  if (place <= plan.versions.previousMajors) return { state: "previous", until: null };
  const announced = out
    .filter(release => majorOf(release.version) === majorOf(version) && release.endOfLifeAnnouncedOn !== null)
    .map(release => release.endOfLifeAnnouncedOn!)
    .sort()[0];
  if (announced === undefined) return { state: "older", until: null };
  const until = addMonthsInclusive(announced, plan.versions.endOfLifeMonths);
  return on > until ? { state: "withdrawn", until } : { state: "older", until };
}
