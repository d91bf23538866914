import { Refusal } from "#lib/platform/refusal.ts";
import type { Tx } from "./prisma.ts";

/**
 * One deed of several in a transaction: refused, whatever it had written is taken back and the refusal is answered, so that
 * the others stand. Any other error is a bug and goes on.
 */
export async function orRefused<T>(tx: Tx, deed: () => Promise<T>): Promise<T | Refusal> {
  await tx.$executeRaw`SAVEPOINT deed`;
  try {
    const value = await deed();
    await tx.$executeRaw`RELEASE SAVEPOINT deed`;
    return value;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT deed`;
    await tx.$executeRaw`RELEASE SAVEPOINT deed`;
    return error;
  }
}
