import { createHash } from "node:crypto";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { invalid } from "#lib/platform/refusal.ts";
import { type Checked, checkFile, checkFiles, type FileRules, type Incoming, incoming } from "./check.ts";
import type { FileDto } from "./dto.ts";

/** What a file hangs on: carries the audience and the parties of it, so that row security hides both alike. */
export type FileTarget = {
  subjectType: string;
  subjectId: string;
  audience: Audience;
  partnerOrgId: string | null;
  customerOrgId: string | null;
  /** A place within the subject, such as a question of a form or "message:<id>". */
  slot?: string;
};

const seenBy = (target: FileTarget) => ({
  audience: target.audience,
  partnerOrgId: target.partnerOrgId,
  customerOrgId: target.customerOrgId,
});

/** Stores files of a form on a subject, at once. Refuses at the field what may not be stored; then none is. */
export async function storeFiles(
  tx: Tx,
  actor: Actor,
  target: FileTarget,
  files: readonly File[],
  field = "files",
  rules: FileRules = {},
): Promise<FileDto[]> {
  const checked = await checkFiles(await incoming(files, field), field, rules);
  const stored: FileDto[] = [];
  for (const file of checked) stored.push(await insert(tx, actor, target, file));
  return stored;
}

async function insert(tx: Tx, actor: Actor, target: FileTarget, file: Checked): Promise<FileDto> {
  const id = newId();
  const { tenantId } = actor;
  const size = file.bytes.byteLength;
  // createMany: the author of a file need not be one who reads it back.
  await tx.attachment.createMany({
    data: [
      {
        tenantId,
        id,
        subjectType: target.subjectType,
        subjectId: target.subjectId,
        slot: target.slot ?? "",
        ...seenBy(target),
        name: file.name,
        mediaType: file.mediaType,
        size,
        sha256: createHash("sha256").update(file.bytes).digest("hex"),
        uploadedById: actor.personId,
        uploadedBy: actor.name,
      },
    ],
  });
  await tx.attachmentContent.createMany({
    data: [{ tenantId, attachmentId: id, ...seenBy(target), bytes: new Uint8Array(file.bytes) }],
  });
  return { id, name: file.name, mediaType: file.mediaType, size };
}

/** Where an uploaded file waits until it is sent with something, and how many may wait for one person. */
const WAITING = "upload";
const MOST_WAITING = 60;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** A partner's own note of no partner: the parties nobody has, so that row security shows it to nobody. */
const nobodySees = { audience: "partner", partnerOrgId: null, customerOrgId: null } as const;

/**
 * Takes files in before what they belong to is sent; nobody can open them until then. Their ids are given to
 * `claimUploads`.
 */
export const uploadFiles = (tx: Tx, actor: Actor, files: readonly File[]): Promise<FileDto[]> =>
  stepAs(tx, actor, "app_worker", async () => {
    const mine = { subjectType: WAITING, subjectId: actor.personId };
    await oneAtATime(tx, `uploads:${actor.tenantId}:${actor.personId}`);
    const waiting = await tx.attachment.count({ where: { tenantId: actor.tenantId, ...mine } });
    if (waiting + files.length > MOST_WAITING) invalid({ files: "files.refusal.tooManyWaiting" });
    return storeFiles(tx, actor, { ...mine, ...nobodySees }, files);
  });

/**
 * Takes in files that came by mail, to be claimed like uploads. What may not be stored is left out, with the key of the reason
 * (the same checks as for uploads): the rest of the mail is good.
 */
export const takeMailFiles = (
  tx: Tx,
  actor: Actor,
  files: readonly Incoming[],
): Promise<{ taken: FileDto[]; leftOut: { name: string; reason: string }[] }> =>
  stepAs(tx, actor, "app_worker", async () => {
    const mine = { subjectType: WAITING, subjectId: actor.personId };
    const taken: FileDto[] = [];
    const leftOut: { name: string; reason: string }[] = [];
    for (const file of files) {
      const found =
        taken.length < MOST_OF_MAIL ? await checkFile(file) : { key: "files.refusal.tooMany" as const };
      if ("key" in found) leftOut.push({ name: file.name, reason: found.key.split(".").at(-1) ?? "" });
      else taken.push(await insert(tx, actor, { ...mine, ...nobodySees }, found));
    }
    return { taken, leftOut };
  });

const MOST_OF_MAIL = 25;

/** Drops, as the worker, what waited for a week: nobody sends it any more. At most 200 at once; returns how many. */
export async function removeUnsent(tx: Tx, { tenantId }: WorkspaceContext, now: Date): Promise<number> {
  const old = await tx.attachment.findMany({
    where: { tenantId, subjectType: WAITING, at: { lt: new Date(now.getTime() - WEEK_MS) } },
    select: { id: true },
    take: 200,
  });
  const ids = old.map(file => file.id);
  await tx.attachmentContent.deleteMany({ where: { tenantId, attachmentId: { in: ids } } });
  await tx.attachment.deleteMany({ where: { tenantId, id: { in: ids } } });
  return ids.length;
}

/**
 * Files this person uploaded and has not used yet become a subject's, with its audience and parties. Refuses ids that
 * are somebody else's, used already or unknown, all with the same words.
 */
export async function claimUploads(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  target: FileTarget,
  field = "files",
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const { tenantId } = actor;
  // As the worker: the row changes hands, and no side's policy holds at both ends.
  const all = await stepAs(tx, actor, "app_worker", async () => {
    const own = await tx.attachment.updateMany({
      where: {
        tenantId,
        id: { in: wanted },
        subjectType: WAITING,
        subjectId: actor.personId,
        uploadedById: actor.personId,
      },
      data: {
        subjectType: target.subjectType,
        subjectId: target.subjectId,
        slot: target.slot ?? "",
        ...seenBy(target),
      },
    });
    if (own.count !== wanted.length) return false;
    await tx.attachmentContent.updateMany({
      where: { tenantId, attachmentId: { in: wanted } },
      data: seenBy(target),
    });
    return true;
  });
  if (!all) invalid({ [field]: "files.refusal.gone" });
}

/** Takes a file away from its subject. The caller has authorised it and made sure that it hangs there. */
export async function removeFile(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { tenantId } = actor;
  await stepAs(tx, actor, "app_worker", async () => {
    await tx.attachmentContent.deleteMany({ where: { tenantId, attachmentId: id } });
    await tx.attachment.deleteMany({ where: { tenantId, id } });
  });
}
