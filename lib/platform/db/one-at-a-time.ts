import type { Tx } from "./prisma.ts";

/**
 * Whoever does the same thing at the same moment waits until this transaction is over: so that what is counted before something is
 * added is still so many when it is. `what` names the thing, with its workspace or owner.
 */
export const oneAtATime = (tx: Tx, ...what: string[]): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${what.join(":")}, 0))) AS held`;
