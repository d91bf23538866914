import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

export type Latencies = { count: number; p50: number; p95: number; p99: number; failures: number };
export type Load = { perSecond: number; seconds: number };
/** One request: when it was answered, counted from when it was due, in milliseconds. */
export type Taken = { i: number; ms: number; fine: boolean };

/**
 * Asks `perSecond` times a second for so many seconds, whether the earlier ones were answered or not, as people do. Each is timed
 * from when it was due, so that a stall counts for all who waited in it.
 */
export async function openLoop(
  once: (i: number) => Promise<boolean>,
  { perSecond, seconds }: Load,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  const under: Promise<void>[] = [];
  const since = performance.now();
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = since + (i * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    under.push(
      once(i)
        .catch(() => false)
        .then(fine => {
          taken.push({ i, ms: performance.now() - due, fine });
        }),
    );
  }
  await Promise.all(under);
  return taken;
}

export function latenciesOf(taken: readonly Taken[]): Latencies {
  const times = taken.map(one => one.ms).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const failures = taken.filter(one => !one.fine).length;
  return { count: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), failures };
}
