import { createHash } from "node:crypto";

/**
 * The same id for the same name, always: demonstration data is the same on every machine, and links to it last.
 * Shaped as a UUIDv7 of the year 2026, so that ids order like those of the portal.
 */
export function seedId(...name: string[]): string {
  const hex = createHash("sha256").update(name.join("\0")).digest("hex");
  return `019b0000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
}

/** Numbers that look like chance and are the same every time (mulberry32). `next()` is in [0, 1). */
export function seededRandom(name: string): {
  next: () => number;
  int: (from: number, to: number) => number;
  pick: <T>(list: readonly T[]) => T;
} {
  let state = Number.parseInt(createHash("sha256").update(name).digest("hex").slice(0, 8), 16);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    pick: list => {
      const found = list[int(0, list.length - 1)];
      if (found === undefined) throw new Error("nothing to pick from");
      return found;
    },
  };
}
