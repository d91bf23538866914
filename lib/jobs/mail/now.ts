import type { Tx } from "#lib/platform/db/prisma.ts";

/** The transaction's time, in milliseconds. */
export async function nowOf(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  return rows[0]?.now.getTime() ?? 0;
}
