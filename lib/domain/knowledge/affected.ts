import { compareVersions, isVersion } from "#lib/domain/products/version.ts";

/** Versions from one to another, both with all that begins like them; "" is open. Those from `fixedIn` on are mended. */
export type VersionRange = { from: string; to: string; fixedIn: string };

export type Affected =
  | "affected"
  | "not_affected"
  /** Nobody has said which version runs. */
  | "unknown";

/** 6.10.3 is one of 6.10. */
const within = (version: string, line: string): boolean =>
  version === line || version.startsWith(`${line}.`) || version.startsWith(`${line}-`);

const inRange = (version: string, { from, to, fixedIn }: VersionRange): boolean =>
  (from === "" || within(version, from) || compareVersions(version, from) >= 0) &&
  (to === "" || within(version, to) || compareVersions(version, to) <= 0) &&
  (fixedIn === "" || compareVersions(version, fixedIn) < 0);

/** Whether a version is among those a matter concerns (S10). Without ranges every version is. */
export function affects(ranges: readonly VersionRange[], version: string): Affected {
  if (ranges.length === 0) return "affected";
  if (version.trim() === "") return "unknown";
  return ranges.some(range => inRange(version, range)) ? "affected" : "not_affected";
}

export type RangeTrouble = "format" | "order" | "fixed";

/** What is wrong with a range; null: nothing. A single number ("6") names a whole line. */
export function rangeTrouble({ from, to, fixedIn }: VersionRange): RangeTrouble | null {
  const good = (text: string) => text === "" || /^\d{1,6}$/.test(text) || isVersion(text);
  if (![from, to, fixedIn].every(good)) return "format";
  if (from && to && compareVersions(from, to) > 0 && !within(from, to)) return "order";
  if (fixedIn && from && compareVersions(fixedIn, from) <= 0) return "fixed";
  return null;
}

/** A system somebody runs. */
export type RunningSystem = { id: string; productId: string; version: string };

/** The systems a matter concerns or may concern, the certain ones first; one without a product concerns none by itself. */
export function systemsConcerned<S extends RunningSystem>(
  matter: { productId: string | null; ranges: readonly VersionRange[] },
  systems: readonly S[],
): { affected: S[]; perhaps: S[] } {
  const of = (what: Affected) =>
    systems.filter(
      system => system.productId === matter.productId && affects(matter.ranges, system.version) === what,
    );
  return { affected: of("affected"), perhaps: of("unknown") };
}
