import { err, ok, type Result } from "#lib/domain/result.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A version's major line: what stands before the first point. */
export const majorOf = (version: string): string => version.split(".")[0] ?? version;

/** Numbers with points between them, the first one the major; a last part may end in letters, such as 6.10.0.1 or 7.0-rc1. */
export const isVersion = (text: string): boolean =>
  /^\d{1,6}(\.\d{1,6}){1,3}([-+.]?[A-Za-z][A-Za-z0-9]{0,15})?$/.test(text);

const numbers = (version: string): number[] => (version.match(/\d+/g) ?? []).map(Number);

/** Below 0 where `a` is the older one: 6.9 comes before 6.10. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const step = (left[i] ?? 0) - (right[i] ?? 0);
    if (step !== 0) return step;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A release as far as its place among the others goes. */
export type Placed = { version: string; major: boolean; releasedOn: PlainDate };

export type Misplaced =
  | "format"
  | "exists"
  /** A major one in a line that began before. */
  | "line_begun"
  /** A minor one in a line that nobody began. */
  | "no_line"
  /** A minor one dated before its line began. */
  | "before_line";

/** Whether a release fits among the others (S11): a major one begins a line, a minor one goes on with it. */
export function placeRelease(others: readonly Placed[], one: Placed): Result<Placed, Misplaced> {
  if (!isVersion(one.version)) return err("format");
  if (others.some(other => compareVersions(other.version, one.version) === 0)) return err("exists");
  const line = others.filter(other => majorOf(other.version) === majorOf(one.version));
  if (one.major)
    return line.some(o => o.major || compareVersions(o.version, one.version) < 0)
      ? err("line_begun")
      : ok(one);
  const first = line.find(other => other.major);
  if (!first) return err("no_line");
  return one.releasedOn < first.releasedOn ? err("before_line") : ok(one);
}
