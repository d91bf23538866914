type Window = { since: number; count: number };

/** More addresses than this at once are a flood of their own: then the oldest are forgotten. */
const MOST_ADDRESSES = 10_000;

/**
 * Counts what was refused to each address, in this process alone and without the database: who is refused costs next to nothing,
 * and must not cost more by being counted.
 */
export class RefusedLately {
  readonly #windows = new Map<string, Window>();
  readonly #most: number;
  readonly #ms: number;

  /** @param most refusals within so many milliseconds that are too often */
  constructor(most: number, ms: number) {
    this.#most = most;
    this.#ms = ms;
  }

  /** Whether this address was refused too often lately. */
  tooOften(address: string, now: number): boolean {
    const window = this.#windows.get(address);
    return window !== undefined && now - window.since < this.#ms && window.count >= this.#most;
  }

  /** Notes one more refusal. */
  note(address: string, now: number): void {
    const window = this.#windows.get(address);
    if (window && now - window.since < this.#ms) {
      window.count += 1;
      return;
    }
    this.#windows.delete(address);
    this.#windows.set(address, { since: now, count: 1 });
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MOST_ADDRESSES && oldest !== undefined) this.#windows.delete(oldest);
  }
}
