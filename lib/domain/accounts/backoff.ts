/** How failures slow down what follows: some are free, then each doubles the wait up to a longest one; idle time forgets. */
export type Backoff = {
  free: number;
  firstSeconds: number;
  longestSeconds: number;
  forgetSeconds: number;
};

/** Seconds to wait after the last counted failure. */
export function waitAfter(failures: number, rule: Backoff): number {
  if (failures < rule.free) return 0;
  // The exponent is bounded, so that no count overflows into Infinity × 0.
  return Math.min(rule.longestSeconds, rule.firstSeconds * 2 ** Math.min(failures - rule.free, 30));
}

/**
 * What an attempt meets: the seconds still to wait, or 0 and the count it makes. An attempt that must wait is not counted;
 * else whoever goes on knocking would shut out the owner for good.
 */
export function attempt(
  before: { failures: number; secondsAgo: number } | null,
  rule: Backoff,
): { waitSeconds: number; failures: number } {
  if (before === null || before.secondsAgo >= rule.forgetSeconds) return { waitSeconds: 0, failures: 1 };
  const left = waitAfter(before.failures, rule) - Math.max(0, before.secondsAgo);
  if (left > 0) return { waitSeconds: left, failures: before.failures };
  return { waitSeconds: 0, failures: before.failures + 1 };
}
