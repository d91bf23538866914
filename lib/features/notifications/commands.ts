import type { Actor } from "#lib/domain/policies/types.ts";
import { forLike } from "#lib/platform/db/like.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

type Reader = Pick<Actor, "tenantId" | "personId">;

/** One of the person's own, or null: also where it is somebody else's. */
export async function findNotification(tx: Tx, reader: Reader, id: string): Promise<{ id: string } | null> {
  return tx.notification.findFirst({
    where: { tenantId: reader.tenantId, personId: reader.personId, id },
    select: { id: true },
  });
}

/** Marks one as read; what is read stays as it was read first. */
export async function markRead(tx: Tx, reader: Reader, id: string, now: Date): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: { tenantId: reader.tenantId, personId: reader.personId, id, readAt: null },
    data: { readAt: now },
  });
  return count;
}

/** Marks all that had come by a moment as read; returns how many. */
export async function markAllRead(tx: Tx, reader: Reader, until: Date, now: Date): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: {
      tenantId: reader.tenantId,
      personId: reader.personId,
      readAt: null,
      createdAt: { lte: until },
    },
    data: { readAt: now },
  });
  return count;
}

/** Marks what tells of the page at an address as read: somebody looks at it. Returns how many. */
export async function markReadAt(tx: Tx, reader: Reader, path: string, now: Date): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: {
      tenantId: reader.tenantId,
      personId: reader.personId,
      readAt: null,
      OR: [{ href: path }, { href: { startsWith: `${forLike(path)}#` } }],
    },
    data: { readAt: now },
  });
  return count;
}
