import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Instant } from "#lib/domain/time/types.ts";

const HOUR = 3_600_000;

/**
 * When a call came that is written down now (S8): its case counts from then. Not later than now, and no longer ago than the
 * vendor allows, so that nobody breaks a promise of last month by today's pen.
 */
export function callTime(
  came: Instant,
  now: Instant,
  mostHours: number,
): Result<Instant, "callFuture" | "callLongAgo"> {
  if (came > now) return err("callFuture");
  return came < now - mostHours * HOUR ? err("callLongAgo") : ok(came);
}
