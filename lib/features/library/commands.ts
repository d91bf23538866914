import {
  announceVersion as announced,
  type LibraryState,
  publishVersion as published,
  type VersionState,
  withdrawVersion as withdrawn,
} from "#lib/domain/library/item.ts";
import { eitherText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { type ItemRow, libraryChoices, type VersionRow } from "./queries.ts";
import type {
  AddVersionInput,
  CreateItemInput,
  ItemStateInput,
  PublishVersionInput,
  SaveItemInput,
} from "./schema.ts";

/** A version with the item it is of. */
export type VersionTarget = VersionRow & { item: ItemRow };

/** What the form says, as the row keeps it; a tier or product that there isn't is refused at its field. */
async function columnsOf(tx: Tx, actor: By, input: CreateItemInput, today: PlainDate) {
  const choices = await libraryChoices(tx, actor, today);
  const has = (all: readonly { value: string }[], one: string) => all.some(choice => choice.value === one);
  if (input.productKey && !has(choices.products, input.productKey))
    return invalid({ productKey: "errors.invalidValue" });
  if (input.tiers.some(tier => !has(choices.tiers, tier))) return invalid({ tiers: "errors.invalidValue" });
  return {
    kind: input.kind,
    titleEn: input.titleEn,
    titleEs: input.titleEs,
    descriptionEn: input.descriptionEn,
    descriptionEs: input.descriptionEs,
    productKey: input.productKey || null,
    benefit: input.benefit || null,
    tiers: [...new Set(input.tiers)],
    roles: [...new Set(input.roles)],
    levels: [...new Set(input.levels.map(Number))].sort(),
  };
}

/** A new item: a draft, the vendor's alone until its first version is published. */
export async function createItem(
  tx: Tx,
  actor: By,
  input: CreateItemInput,
  today: PlainDate,
): Promise<{ itemId: string }> {
  const id = newId();
  const data = await columnsOf(tx, actor, input, today);
  await tx.libraryItem.create({ data: { tenantId: actor.tenantId, id, ...data, createdBy: actor.name } });
  await audit(tx, actor, {
    action: "library.create",
    subjectType: "library_item",
    subjectId: id,
    after: data,
  });
  return { itemId: id };
}

/** Changes what it is called and who may have it: the next fetch is judged by it (P25). */
export async function saveItem(
  tx: Tx,
  actor: By,
  item: ItemRow,
  input: SaveItemInput,
  today: PlainDate,
): Promise<{ itemId: string }> {
  const data = await columnsOf(tx, actor, input, today);
  await change(tx, actor, item, input.version, data);
  const before = Object.fromEntries(Object.keys(data).map(key => [key, item[key as keyof ItemRow]]));
  await audit(tx, actor, {
    action: "library.change",
    subjectType: "library_item",
    subjectId: item.id,
    before,
    after: data,
  });
  return { itemId: item.id };
}

async function change(tx: Tx, actor: By, item: ItemRow, version: number, data: object): Promise<void> {
  const { count } = await tx.libraryItem.updateMany({
    where: { tenantId: actor.tenantId, id: item.id, version: judged(item, version) },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
}

/** A draft of a version: a checked file, or a link. Its content lies where no partner reads it. */
export async function addVersion(
  tx: Tx,
  actor: By,
  item: ItemRow,
  input: AddVersionInput,
): Promise<{ versionId: string }> {
  const { tenantId } = actor;
  const id = newId();
  const target = {
    subjectType: "library",
    subjectId: item.id,
    audience: "vendor",
    partnerOrgId: null,
    customerOrgId: null,
    slot: id,
  } as const;
  const [file] =
    input.media === "file"
      ? await storeFiles(tx, actor, target, input.files, "files", { drawings: true })
      : [];
  if (input.media === "file" && !file) return invalid({ files: "library.invalid.file" });
  const data = {
    tenantId,
    id,
    itemId: item.id,
    label: input.label,
    changesEn: input.changesEn,
    changesEs: input.changesEs,
    media: input.media,
    fileName: file?.name ?? "",
    mediaType: file?.mediaType ?? "",
    size: file?.size ?? 0,
    createdBy: actor.name,
  };
  // Of two who add the same at once one is told.
  const made = await tx.libraryVersion.createMany({ data: [data], skipDuplicates: true });
  if (made.count === 0) return invalid({ label: "library.invalid.label" });
  await tx.librarySource.create({
    data: { tenantId, versionId: id, attachmentId: file?.id ?? null, url: file ? null : input.url },
  });
  await audit(tx, actor, {
    action: "library.version_add",
    subjectType: "library_item",
    subjectId: item.id,
    after: { versionId: id, label: input.label, media: input.media, name: file?.name ?? input.url },
  });
  return { versionId: id };
}

const stateOf = (v: VersionRow): VersionState => ({
  state: v.state as LibraryState,
  announced: v.announcedAt !== null,
});

/** Gives a version out; the item with it. Where asked, everybody who may have it is told, once. */
export async function publishVersion(
  tx: Tx,
  actor: By,
  target: VersionTarget,
  input: PublishVersionInput,
  now: Date,
  locale: string,
): Promise<{ versionId: string }> {
  const result = published(stateOf(target));
  if (!result.ok) return refuse(`library.refusal.publish_${result.error}`);
  await moveVersion(tx, actor, target, input.version, {
    state: "published",
    publishedAt: now,
    publishedBy: actor.name,
    ...(input.announce ? { announcedAt: now } : {}),
  });
  await change(tx, actor, target.item, target.item.version, { state: "published", latestAt: now });
  await audit(tx, actor, {
    action: "library.version_publish",
    subjectType: "library_item",
    subjectId: target.itemId,
    before: { state: target.state },
    after: { label: target.label, announced: input.announce },
  });
  await happened(tx, actor, target, input.announce, locale);
  return { versionId: target.id };
}

/** Tells everybody who may have it of a version that is out already; once. */
export async function announceVersion(
  tx: Tx,
  actor: By,
  target: VersionTarget,
  version: number,
  now: Date,
  locale: string,
): Promise<{ versionId: string }> {
  const result = announced(stateOf(target));
  if (!result.ok) return refuse(`library.refusal.announce_${result.error}`);
  await moveVersion(tx, actor, target, version, { announcedAt: now });
  await happened(tx, actor, target, true, locale);
  return { versionId: target.id };
}

/** Takes a version back: nobody fetches it any more. Of an item without another, the item goes with it. */
export async function withdrawVersion(
  tx: Tx,
  actor: By,
  target: VersionTarget,
  version: number,
  now: Date,
): Promise<{ versionId: string }> {
  const { tenantId } = actor;
  const result = withdrawn(stateOf(target));
  if (!result.ok) return refuse("library.refusal.withdraw_already");
  await moveVersion(tx, actor, target, version, {
    state: "withdrawn",
    withdrawnAt: now,
    withdrawnBy: actor.name,
  });
  const left = await tx.libraryVersion.findFirst({
    where: { tenantId, itemId: target.itemId, state: "published" },
    orderBy: { publishedAt: "desc" },
  });
  if (target.item.state === "published")
    await change(
      tx,
      actor,
      target.item,
      target.item.version,
      left ? { latestAt: left.publishedAt } : { state: "withdrawn" },
    );
  await audit(tx, actor, {
    action: "library.version_withdraw",
    subjectType: "library_item",
    subjectId: target.itemId,
    before: { state: target.state },
    after: { label: target.label },
  });
  return { versionId: target.id };
}

async function moveVersion(
  tx: Tx,
  actor: By,
  target: VersionTarget,
  version: number,
  data: Record<string, string | Date>,
): Promise<void> {
  const { count } = await tx.libraryVersion.updateMany({
    where: { tenantId: actor.tenantId, id: target.id, version: judged(target, version) },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
}

/** The fact is the vendor's own; the worker finds out who may have it when it tells. */
const happened = (tx: Tx, actor: By, target: VersionTarget, tell: boolean, locale: string) =>
  recordEvent(tx, actor, {
    subjectType: "library_item",
    subjectId: target.itemId,
    type: "library.version_published",
    audience: "vendor",
    data: {
      versionId: target.id,
      label: target.label,
      title: eitherText(target.item.titleEn, target.item.titleEs, locale),
      changes: eitherText(target.changesEn, target.changesEs, locale),
    },
    tell,
  });

/** Takes the whole item back, or gives it out again where a version of it is published. */
export async function withdrawItem(tx: Tx, actor: By, item: ItemRow, input: ItemStateInput) {
  if (item.state === "withdrawn") return refuse("library.refusal.withdraw_already");
  await change(tx, actor, item, input.version, { state: "withdrawn" });
  await auditState(tx, actor, item, "withdrawn");
  return { itemId: item.id };
}

export async function restoreItem(tx: Tx, actor: By, item: ItemRow, input: ItemStateInput) {
  if (item.state !== "withdrawn") return refuse("library.refusal.restore_not");
  const out = await tx.libraryVersion.findFirst({
    where: { tenantId: actor.tenantId, itemId: item.id, state: "published" },
    select: { id: true },
  });
  const state = out ? "published" : "draft";
  await change(tx, actor, item, input.version, { state });
  await auditState(tx, actor, item, state);
  return { itemId: item.id };
}

const auditState = (tx: Tx, actor: By, item: ItemRow, state: LibraryState) =>
  audit(tx, actor, {
    action: `library.item_${state}`,
    subjectType: "library_item",
    subjectId: item.id,
    before: { state: item.state },
    after: { state },
  });
