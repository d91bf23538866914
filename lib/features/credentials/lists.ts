import { randomInt } from "node:crypto";
import { type StatusPurpose, statusListCredential } from "#lib/domain/credentials/credential.ts";
import { bitsWith, LIST_LENGTH } from "#lib/domain/credentials/status-list.ts";
import { encodeBits } from "#lib/platform/credentials/bits.ts";
import type { StatusList } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { addressOf, type IssuerAt } from "./addresses.ts";
import { signed } from "./sign.ts";

/** A list is given out to the half: a free entry is found in two tries, and what is not given out hides what is. */
const FILLED = LIST_LENGTH / 2;

/**
 * Where the next credential's entry goes: the list of that purpose that has room, and an entry of it at random. All lists
 * of a workspace are numbered in one row. Runs as the worker.
 */
export async function listWithRoom(
  tx: Tx,
  tenantId: string,
  purpose: StatusPurpose = "revocation",
): Promise<StatusList> {
  const newest = () => tx.statusList.findFirst({ where: { tenantId, purpose }, orderBy: { number: "desc" } });
  // Two at once: one makes it, both read it.
  for (let last = await newest(); ; last = await newest()) {
    if (last && last.used < FILLED) return last;
    const { _max } = await tx.statusList.aggregate({ where: { tenantId }, _max: { number: true } });
    await tx.statusList.createMany({
      data: [{ tenantId, id: newId(), purpose, number: (_max.number ?? 0) + 1 }],
      skipDuplicates: true,
    });
  }
}

export const anyEntry = (): number => randomInt(LIST_LENGTH);

/** What changes a list's bits says so, in the transaction that changes them. Runs as the worker. */
export async function touchLists(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.statusList.updateMany({
    where: { tenantId, id: { in: [...new Set(ids)] } },
    data: { revision: { increment: 1 } },
  });
}

/** A signature of a list is renewed after so long, though nothing changed: a verifier sees that somebody is there. */
const FRESH_MS = 24 * 3_600_000;

/**
 * The signed list by its number, as it stands at this moment; null where there is none. Signed when it is read and
 * something has changed, so that a revocation shows with the next reading. Runs as the worker.
 */
export async function signedList(
  tx: Tx,
  at: IssuerAt,
  number: number,
  now: Date,
): Promise<{ document: string; revision: number } | null> {
  const { tenantId } = at;
  const kept = await tx.statusList.findFirst({ where: { tenantId, number } });
  if (!kept) return null;
  if (await isCurrent(tx, at, kept, now)) return { document: kept.document ?? "", revision: kept.revision };
  // One signs, the others wait and read what it wrote.
  await tx.$queryRaw`SELECT id FROM status_list WHERE tenant_id = ${tenantId}::uuid AND id = ${kept.id}::uuid FOR UPDATE`;
  const list = await tx.statusList.findFirstOrThrow({ where: { tenantId, id: kept.id } });
  if (await isCurrent(tx, at, list, now)) return { document: list.document ?? "", revision: list.revision };
  const set = await entriesSet(tx, list);
  const unsigned = statusListCredential({
    id: addressOf(at, `status/${number}`),
    purpose: purposeOf(list),
    did: at.did,
    encoded: encodeBits(bitsWith(set)),
    from: now.getTime(),
  });
  const { document, keyId } = await signed(tx, at, unsigned, now);
  await tx.statusList.updateMany({
    where: { tenantId, id: list.id },
    data: { document, keyId, issuer: at.did, signedRevision: list.revision, signedAt: now },
  });
  return { document, revision: list.revision };
}

const purposeOf = (list: StatusList): StatusPurpose =>
  list.purpose === "suspension" ? "suspension" : "revocation";

/** The entries whose bit is set: what was revoked, or what is suspended at this moment. */
async function entriesSet(tx: Tx, { tenantId, id, purpose }: StatusList): Promise<number[]> {
  if (purpose === "suspension") {
    const rows = await tx.credential.findMany({
      where: { tenantId, suspensionListId: id, suspendedOn: { not: null } },
      select: { suspensionIndex: true },
    });
    return rows.flatMap(row => row.suspensionIndex ?? []);
  }
  const rows = await tx.credential.findMany({
    where: { tenantId, listId: id, revokedAt: { not: null } },
    select: { listIndex: true },
  });
  return rows.map(row => row.listIndex);
}

async function isCurrent(tx: Tx, at: IssuerAt, list: StatusList, now: Date): Promise<boolean> {
  if (list.document === null || list.signedRevision !== list.revision || list.issuer !== at.did) return false;
  if (list.signedAt === null || now.getTime() - list.signedAt.getTime() > FRESH_MS) return false;
  const key = await tx.signingKey.findFirst({ where: { tenantId: at.tenantId, id: list.keyId ?? "" } });
  return key !== null && key.untilAt === null && key.revokedAt === null;
}
