/**
 * Of two who change the same, one began first and came to it second: what it wrote would stand before what the other left, as every
 * line bears its transaction's time. Whatever is worked out from the order of lines, such as whether a clock rests, would be untrue.
 */
export class Overtaken extends Error {}

/** So often one is tried that was given up for others that held what it waited for, or were there before it. */
const MOST_TRIES = 4;

/** One transaction that crossed another and was given up has done nothing: anew, it finds what the other left. */
export async function untilThrough<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await attempt();
    } catch (error) {
      if (tries === MOST_TRIES || !hasCrossed(error)) throw error;
    }
}

/** Two people at the same row: one waits and finds it changed. Not a bug, a conflict. Of plain SQL the cause alone says so. */
export function hasCrossed(error: unknown): boolean {
  const { code, meta } = (error ?? {}) as {
    code?: string;
    meta?: { driverAdapterError?: { cause?: { kind?: string } } };
  };
  return (
    error instanceof Overtaken ||
    code === "P2034" ||
    meta?.driverAdapterError?.cause?.kind === "TransactionWriteConflict"
  );
}
