import { createHash } from "node:crypto";
import { type Misplaced, type Placed, placeRelease } from "#lib/domain/products/version.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { removeFile, storeFiles } from "#lib/features/files/commands.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid, newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { ProductRow } from "./products.ts";
import type { AddReleaseFilesInput, CreateReleaseInput, SaveReleaseInput } from "./schema.ts";

export type ReleaseTarget = Awaited<ReturnType<Tx["release"]["findFirstOrThrow"]>> & { product: ProductRow };

export async function findRelease(tx: Tx, tenantId: string, id: string): Promise<ReleaseTarget | null> {
  return isUuid(id) ? tx.release.findFirst({ where: { tenantId, id }, include: { product: true } }) : null;
}

const FIELD: Record<Misplaced, "version" | "kind" | "releasedOn"> = {
  format: "version",
  exists: "version",
  line_begun: "kind",
  no_line: "kind",
  before_line: "releasedOn",
};

/** Refuses, at the field, a release that does not fit among the product's others (S11). */
async function placed(
  tx: Tx,
  tenantId: string,
  productId: string,
  one: Placed,
  besides?: string,
): Promise<void> {
  const rows = await tx.release.findMany({
    where: { tenantId, productId, ...(besides ? { id: { not: besides } } : {}) },
  });
  const others = rows.map(row => ({ ...row, releasedOn: toPlainDate(row.releasedOn) }));
  const answer = placeRelease(others, one);
  if (!answer.ok)
    invalid({
      [FIELD[answer.error]]: {
        key: `products.invalid.release.${answer.error}`,
        params: { version: one.version },
      },
    });
}

/** A release in preparation: the vendor's alone, and planned for its day, until it is published. */
export async function createRelease(
  tx: Tx,
  actor: By,
  product: ProductRow,
  input: CreateReleaseInput,
): Promise<{ key: string; version: string }> {
  const { tenantId } = actor;
  const { version, releasedOn } = input;
  const major = input.kind === "major";
  await placed(tx, tenantId, product.id, { version, major, releasedOn });
  const id = newId();
  const of = { tenantId, productId: product.id };
  const row = { ...of, id, version, major, releasedOn: fromPlainDate(releasedOn), createdBy: actor.name };
  const made = await tx.release.createMany({ data: [row], skipDuplicates: true });
  if (made.count === 0) invalid({ version: { key: "products.invalid.release.exists", params: { version } } });
  await tx.releaseNote.create({ data: { ...of, releaseId: id } });
  await audit(tx, actor, {
    action: "release.create",
    subjectType: "release",
    subjectId: id,
    after: { product: product.name, version, major, releasedOn },
  });
  return { key: product.key, version };
}

/** Changes what a release is and says. Of one that is out, version and kind stay: people run it by that name. */
export async function saveRelease(
  tx: Tx,
  actor: By,
  release: ReleaseTarget,
  input: SaveReleaseInput,
  today: PlainDate,
): Promise<{ key: string; version: string }> {
  const { tenantId } = actor;
  const { version, releasedOn, notesEn, notesEs } = input;
  const major = input.kind === "major";
  if (release.state === "published") {
    if (version !== release.version) invalid({ version: "products.invalid.outVersion" });
    if (major !== release.major) invalid({ kind: "products.invalid.outKind" });
    if (releasedOn > today) invalid({ releasedOn: "products.invalid.outLater" });
  }
  await placed(tx, tenantId, release.productId, { version, major, releasedOn }, release.id);
  await change(tx, actor, release, input.revision, { version, major, releasedOn: fromPlainDate(releasedOn) });
  const before = await tx.releaseNote.findFirst({ where: { tenantId, releaseId: release.id } });
  const { state, productId } = release;
  await tx.releaseNote.upsert({
    where: { tenantId_releaseId: { tenantId, releaseId: release.id } },
    create: { tenantId, releaseId: release.id, productId, state, notesEn, notesEs },
    update: { notesEn, notesEs },
  });
  await audit(tx, actor, {
    action: "release.change",
    subjectType: "release",
    subjectId: release.id,
    before: {
      version: release.version,
      major: release.major,
      releasedOn: toPlainDate(release.releasedOn),
      notesEn: before?.notesEn ?? "",
      notesEs: before?.notesEs ?? "",
    },
    after: { version, major, releasedOn, notesEn, notesEs },
  });
  return { key: release.product.key, version };
}

/**
 * Gives a release out: those whose contract in force covers the product read and fetch it from now on and, where asked, are
 * told once. Its day is today where another one was planned.
 */
export async function publishRelease(
  tx: Tx,
  actor: By,
  release: ReleaseTarget,
  input: { revision: number; tell: boolean },
  today: PlainDate,
  now: Date,
): Promise<{ key: string; version: string }> {
  const { tenantId } = actor;
  if (release.state === "published") refuse("products.refusal.published");
  const planned = toPlainDate(release.releasedOn);
  const releasedOn = planned > today ? today : planned;
  await placed(
    tx,
    tenantId,
    release.productId,
    { version: release.version, major: release.major, releasedOn },
    release.id,
  );
  await change(tx, actor, release, input.revision, {
    state: "published",
    releasedOn: fromPlainDate(releasedOn),
    publishedAt: now,
    publishedBy: actor.name,
  });
  const of = { tenantId, releaseId: release.id };
  await tx.releaseNote.updateMany({ where: of, data: { state: "published" } });
  // No side changes a file that stands; with its release it goes out.
  await stepAs(tx, actor, "app_worker", () =>
    tx.releaseFile.updateMany({ where: of, data: { state: "published" } }),
  );
  const { version, product } = release;
  await audit(tx, actor, {
    action: "release.publish",
    subjectType: "release",
    subjectId: release.id,
    before: { releasedOn: planned },
    after: { product: product.name, version, releasedOn, tell: input.tell },
  });
  await recordEvent(tx, actor, {
    subjectType: "release",
    subjectId: release.id,
    type: "release.published",
    audience: "vendor",
    data: {
      product: product.name,
      productId: product.id,
      productKey: product.key,
      version,
      major: release.major,
    },
    tell: input.tell,
  });
  return { key: product.key, version };
}

/** Hangs files on a release, each checked by its content. Of one that is out they can be fetched at once. */
export async function addReleaseFiles(
  tx: Tx,
  actor: By,
  release: ReleaseTarget,
  input: AddReleaseFilesInput,
): Promise<{ files: number }> {
  const { tenantId } = actor;
  const { id: releaseId, productId } = release;
  const target = {
    subjectType: "release",
    subjectId: releaseId,
    audience: "vendor",
    partnerOrgId: null,
    customerOrgId: null,
  } as const;
  const sums = await Promise.all(
    input.files.map(async file =>
      createHash("sha256")
        .update(new Uint8Array(await file.arrayBuffer()))
        .digest("hex"),
    ),
  );
  const stored = await storeFiles(tx, actor, target, input.files, "files");
  // As it stands now: had it been published while these files came in, nobody would ever fetch them as of a draft.
  await tx.$queryRaw`SELECT id FROM release WHERE tenant_id = ${tenantId}::uuid AND id = ${releaseId}::uuid FOR SHARE`;
  const { state } = await tx.release.findFirstOrThrow({ where: { tenantId, id: releaseId } });
  await tx.releaseFile.createMany({
    data: stored.map((file, i) => ({
      tenantId,
      id: newId(),
      releaseId,
      productId,
      state,
      attachmentId: file.id,
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      sha256: sums[i] ?? "",
      addedBy: actor.name,
    })),
  });
  await audit(tx, actor, {
    action: "release.files",
    subjectType: "release",
    subjectId: releaseId,
    after: { added: stored.map(file => file.name) },
  });
  return { files: stored.length };
}

export type FileTarget = Awaited<ReturnType<Tx["releaseFile"]["findFirstOrThrow"]>>;

/** Takes a file away: nobody fetches it any more. */
export async function removeReleaseFile(tx: Tx, actor: By, file: FileTarget): Promise<{ files: number }> {
  const { tenantId } = actor;
  const { count } = await tx.releaseFile.deleteMany({ where: { tenantId, id: file.id } });
  if (count === 0) conflict();
  await removeFile(tx, actor, file.attachmentId);
  await audit(tx, actor, {
    action: "release.files",
    subjectType: "release",
    subjectId: file.releaseId,
    before: { removed: file.name, sha256: file.sha256 },
  });
  return { files: 0 };
}

async function change(
  tx: Tx,
  actor: By,
  release: ReleaseTarget,
  revision: number,
  data: object,
): Promise<void> {
  const { count } = await tx.release.updateMany({
    where: { tenantId: actor.tenantId, id: release.id, revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) conflict();
}
