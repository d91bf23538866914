import type { Instant } from "../time/types.ts";

const HOUR_MS = 3_600_000;

/**
 * When the next notice of something that may come in numbers goes out, `last` being the one before: at once, or together with what
 * follows an hour after it; null where one that is still to go out tells of it too.
 */
export function nextNotice(last: Instant | null, now: Instant): Instant | null {
  if (last === null || last <= now - HOUR_MS) return now;
  return last > now ? null : last + HOUR_MS;
}
