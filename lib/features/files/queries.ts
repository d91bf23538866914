import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { FileDto } from "./dto.ts";

export type StoredFile = FileDto & { slot: string; uploadedBy: string; at: Date };

/** The files of a subject that the actor may see, oldest first; of one slot if given. */
export async function filesOf(
  tx: Tx,
  tenantId: string,
  subjectType: string,
  subjectId: string,
  slot?: string,
): Promise<StoredFile[]> {
  return tx.attachment.findMany({
    where: { tenantId, subjectType, subjectId, ...(slot === undefined ? {} : { slot }) },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, name: true, mediaType: true, size: true, slot: true, uploadedBy: true, at: true },
  });
}

/** A file with its bytes, or null: not there and not this actor's to see are one answer. */
export async function fileWithBytes(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<(FileDto & { bytes: Uint8Array }) | null> {
  if (!isUuid(id)) return null;
  const row = await tx.attachment.findFirst({ where: { tenantId, id } });
  const content = row && (await tx.attachmentContent.findFirst({ where: { tenantId, attachmentId: id } }));
  return row && content
    ? { id, name: row.name, mediaType: row.mediaType, size: row.size, bytes: content.bytes }
    : null;
}
