import { type Entry, type Pack, standing, type Use } from "#lib/domain/contracts/hours.ts";
import { chainOf } from "#lib/features/contracts/chain.ts";
import type { HourPack } from "#lib/platform/db/client/client.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** All that counts for the hours of a contract and those it follows. */
export type Account = {
  contractIds: string[];
  packs: Pack[];
  uses: Use[];
  /** What is asked for or agreed, by the day it is planned for. */
  reserved: Use[];
};

export async function accountOf(tx: Tx, tenantId: string, contractId: string): Promise<Account> {
  const { contractIds, packs } = await packsOf(tx, tenantId, contractId);
  return accountWith(tx, tenantId, contractIds, packs);
}

/** The packs bought under a contract and those it follows: most contracts have none. */
export async function packsOf(tx: Tx, tenantId: string, contractId: string) {
  const contractIds = await chainOf(tx, tenantId, contractId);
  return {
    contractIds,
    packs: await tx.hourPack.findMany({ where: { tenantId, contractId: { in: contractIds } } }),
  };
}

/** The account of packs that were read already. */
export async function accountWith(
  tx: Tx,
  tenantId: string,
  contractIds: string[],
  packs: readonly HourPack[],
): Promise<Account> {
  const where = { tenantId, contractId: { in: contractIds } };
  const entries = await tx.hourEntry.findMany({
    where: { ...where, underContract: false },
    select: { id: true, on: true, minutes: true, reversesId: true },
  });
  const planned = await tx.plannedWork.findMany({
    where: { ...where, state: { in: ["asked", "agreed"] } },
    select: { id: true, on: true, minutes: true },
  });
  return {
    contractIds,
    packs: packs.map(row => ({
      id: row.id,
      minutes: row.minutes,
      boughtOn: toPlainDate(row.boughtOn),
      expiresOn: toPlainDate(row.expiresOn),
    })),
    uses: standing(entries.map((row): Entry => ({ ...row, on: toPlainDate(row.on) }))),
    reserved: planned.map(row => ({ ...row, on: toPlainDate(row.on) })),
  };
}
