import { createHash } from "node:crypto";
import sharp from "sharp";
import { filesIn } from "#lib/domain/knowledge/files.ts";
import { filesOf, type KnowledgeContent, TEXT_LOCALES, TEXT_PARTS } from "#lib/domain/knowledge/item.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { type Checked, checkFiles, incoming } from "#lib/features/files/check.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { isUuid, newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { invalid } from "#lib/platform/refusal.ts";
import { isPicture, type KnowledgeFileDto, MOST_FILES_OF_TEXT, MOST_PICTURE_MEGABYTES } from "./file-dto.ts";

/** So many may stand in texts one has not saved. */
const MOST_WAITING = 60;
const MOST_PIXELS = 40_000_000;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Takes pictures and files in for a text. Until it is saved they are their author's alone; refused at the field, none is kept. */
export async function addFiles(tx: Tx, actor: By, files: readonly File[]): Promise<KnowledgeFileDto[]> {
  const { tenantId } = actor;
  const checked = await Promise.all((await checkFiles(await incoming(files, "files"))).map(checkPicture));
  await oneAtATime(tx, `knowledge-files:${tenantId}:${actor.personId}`);
  const waiting = await tx.knowledgeFile.count({
    where: { tenantId, uploadedById: actor.personId, itemId: null },
  });
  if (waiting + checked.length > MOST_WAITING) invalid({ files: "knowledge.invalid.filesWaiting" });
  const kept: KnowledgeFileDto[] = [];
  for (const { name, mediaType, bytes } of checked) {
    const id = newId();
    const size = bytes.byteLength;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await tx.knowledgeFile.create({
      data: { tenantId, id, name, mediaType, size, sha256, uploadedById: actor.personId },
    });
    await tx.knowledgeFileContent.create({ data: { tenantId, fileId: id, bytes: new Uint8Array(bytes) } });
    await audit(tx, actor, {
      action: "knowledge.upload",
      subjectType: "knowledge_file",
      subjectId: id,
      after: { name, mediaType, size, sha256 },
    });
    kept.push({ id, name, picture: isPicture(mediaType) });
  }
  return kept;
}

/** A picture is one that can be drawn, of a size that browsers draw; a photograph is turned upright (what it carries along unseen is gone by then). */
async function checkPicture(file: Checked): Promise<Checked> {
  if (!isPicture(file.mediaType)) return file;
  const refused = (why: string, more: object = {}) =>
    invalid({ files: { key: `knowledge.invalid.${why}`, params: { name: file.name, ...more } } });
  if (file.bytes.byteLength > MOST_PICTURE_MEGABYTES * 1024 * 1024)
    return refused("pictureBig", { maximum: MOST_PICTURE_MEGABYTES });
  try {
    const image = sharp(file.bytes, {
      limitInputPixels: MOST_PIXELS,
      animated: file.mediaType === "image/webp",
    });
    if (file.mediaType === "image/jpeg")
      return { ...file, bytes: await image.rotate().jpeg({ quality: 90 }).toBuffer() };
    // What its head says is not yet what can be drawn.
    await image.stats();
    return file;
  } catch {
    return refused("picture");
  }
}

type Field = { key: string; params: Record<string, number> } | string;

/**
 * The files a draft names become its own. Refused at the words that name one which is another text's, somebody else's unsaved one, or
 * none: a text opens no file but its own (T4).
 */
export async function claimFiles(tx: Tx, actor: Actor, itemId: string, content: KnowledgeContent) {
  const { tenantId, personId } = actor;
  const named = filesOf(content);
  if (named.length === 0) return;
  const own = await tx.knowledgeFile.findMany({
    where: { tenantId, id: { in: named }, OR: [{ itemId }, { itemId: null, uploadedById: personId }] },
    select: { id: true, itemId: true },
  });
  const known = new Set(own.map(file => file.id));
  const wrong: Record<string, Field> = {};
  for (const locale of TEXT_LOCALES)
    for (const part of TEXT_PARTS) {
      const files = filesIn(content.texts[locale][part]);
      if (files.some(id => !known.has(id))) wrong[`${locale}.${part}`] = "knowledge.invalid.file";
      else if (files.length > MOST_FILES_OF_TEXT)
        wrong[`${locale}.${part}`] = {
          key: "knowledge.invalid.manyFiles",
          params: { maximum: MOST_FILES_OF_TEXT },
        };
    }
  if (Object.keys(wrong).length > 0) invalid(wrong);
  const waiting = own.filter(file => file.itemId === null).map(file => file.id);
  await tx.knowledgeFile.updateMany({
    where: { tenantId, id: { in: waiting }, itemId: null, uploadedById: personId },
    data: { itemId },
  });
}

/** The files of an edition are read with it from now on, those of none before it by the vendor alone. */
export async function publishFiles(
  tx: Tx,
  { tenantId, id: itemId }: { tenantId: string; id: string },
  { content, edition, gate }: { content: KnowledgeContent; edition: number; gate: string },
): Promise<void> {
  const named = new Set(filesOf(content));
  const all = await tx.knowledgeFile.findMany({ where: { tenantId, itemId }, select: { id: true } });
  const of = (stands: boolean) => all.map(file => file.id).filter(id => named.has(id) === stands);
  await seen(tx, tenantId, of(false), { state: "draft", gate: "staff" });
  await seen(tx, tenantId, of(true), { state: "published", gate });
  await tx.knowledgeFile.updateMany({
    where: { tenantId, id: { in: of(true) }, edition: null },
    data: { edition },
  });
}

/** Those readers had go with the text where it goes. */
export async function filesFollow(tx: Tx, tenantId: string, itemId: string, state: string): Promise<void> {
  const out = await tx.knowledgeFile.findMany({
    where: { tenantId, itemId, state: { not: "draft" } },
    select: { id: true },
  });
  const ids = out.map(file => file.id);
  await seen(tx, tenantId, ids, { state });
}

async function seen(tx: Tx, tenantId: string, ids: string[], data: { state: string; gate?: string }) {
  await tx.knowledgeFile.updateMany({ where: { tenantId, id: { in: ids } }, data });
  await tx.knowledgeFileContent.updateMany({ where: { tenantId, fileId: { in: ids } }, data });
}

/**
 * A file with its bytes: to the vendor each that belongs to a text, and one's own unsaved ones; to all others those of the edition they
 * may read. Null: not there and not theirs are one answer.
 */
export async function knowledgeFile(
  tx: Tx,
  tenantId: string,
  reader: Pick<Actor, "side" | "personId"> | null,
  id: string,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  if (!isUuid(id)) return null;
  const vendor = reader?.side === "vendor";
  const file = await tx.knowledgeFile.findFirst({
    where: { tenantId, id, ...(vendor ? {} : { state: { in: ["published", "superseded"] } }) },
  });
  if (!file || (file.itemId === null && file.uploadedById !== reader?.personId)) return null;
  // Whoever may not read the text reads no picture of it either, whatever the file's own row says.
  const item = file.itemId && (await tx.knowledgeItem.count({ where: { tenantId, id: file.itemId } }));
  if (item === 0) return null;
  const content = await tx.knowledgeFileContent.findFirst({ where: { tenantId, fileId: id } });
  return content && { name: file.name, mediaType: file.mediaType, bytes: content.bytes };
}

/** Drops, as the worker, what stands in no edition and in no draft a week after it came. At most 200 at once; returns how many. */
export async function removeStrayFiles(tx: Tx, { tenantId }: WorkspaceContext, now: Date): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT f.id FROM knowledge_file f
    WHERE f.tenant_id = ${tenantId}::uuid AND f.edition IS NULL AND f.at < ${new Date(now.getTime() - WEEK_MS)}
      AND NOT EXISTS (SELECT 1 FROM knowledge_draft d WHERE d.tenant_id = f.tenant_id AND d.item_id = f.item_id
        AND strpos(lower(d.content::text), 'file:' || f.id::text) > 0)
    LIMIT 200`;
  const ids = rows.map(row => row.id);
  await tx.knowledgeFileContent.deleteMany({ where: { tenantId, fileId: { in: ids } } });
  await tx.knowledgeFile.deleteMany({ where: { tenantId, id: { in: ids } } });
  return ids.length;
}
