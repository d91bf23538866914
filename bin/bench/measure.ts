import { performance } from "node:perf_hooks";

export type Measure = { perSecond: number; p50: number; p95: number; failures: number };

/** Runs `once` with so many under way at a time for so many seconds, after a warm-up; times in milliseconds. */
export async function measure(
  once: () => Promise<boolean>,
  options: { connections: number; seconds: number },
): Promise<Measure> {
  for (let i = 0; i < 12; i++) await once();
  const times: number[] = [];
  let failures = 0;
  const until = performance.now() + options.seconds * 1000;
  const since = performance.now();
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      while (performance.now() < until) {
        const start = performance.now();
        const fine = await once().catch(() => false);
        times.push(performance.now() - start);
        if (!fine) failures += 1;
      }
    }),
  );
  const seconds = (performance.now() - since) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), failures };
}
