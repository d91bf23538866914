import { type Substantial, substantialChanges } from "#lib/domain/knowledge/change.ts";
import {
  AUDIENCES,
  incomplete,
  type KnowledgeAudience,
  type KnowledgeContent,
  type KnowledgeKind,
  writtenIn,
} from "#lib/domain/knowledge/item.ts";
import { publish, restore, supersede, withdraw } from "#lib/domain/knowledge/lifecycle.ts";
import { gateOf } from "#lib/domain/knowledge/reader.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { contentFrom } from "./content.ts";
import { type DraftTarget, standingOf } from "./drafts.ts";
import { filesFollow, publishFiles } from "./files.ts";
import type { ItemRow } from "./lines.ts";
import { lastContent } from "./read.ts";
import type { PublishInput } from "./schema.ts";

/**
 * Gives a draft out as the next edition (S10, S18). Where the workspace wants a second person, only one does it who did not write on
 * it. Subscribers are told of the first and of every substantial edition, and of another one where the publisher says so.
 */
export async function publishKnowledge(
  tx: Tx,
  actor: By,
  target: DraftTarget,
  input: PublishInput,
  now: Date,
  reviewed: boolean,
): Promise<{ number: string; told: boolean }> {
  const { tenantId } = actor;
  const { row, draft } = target;
  const result = publish(standingOf(target), actor.personId, reviewed);
  if (!result.ok) return refuse(`knowledge.refusal.publish_${result.error}`);
  if (!draft) return refuse("knowledge.refusal.publish_no_draft");
  const content = contentFrom(draft.content);
  const [missing] = incomplete(row.kind as KnowledgeKind, content);
  if (missing) return refuse(`knowledge.missing.${missing.what}`, { where: missing.where });
  const reasons: Substantial[] = substantialChanges(await lastContent(tx, row), content);
  const told = reasons.length > 0 || input.tell;
  const { count } = await tx.knowledgeDraft.deleteMany({
    where: { tenantId, itemId: row.id, version: judged(draft, input.version) },
  });
  if (count === 0) conflict();
  const edition = row.edition + 1;
  const gate = gateOf(content);
  await tx.knowledgeEdition.create({
    data: {
      tenantId,
      itemId: row.id,
      edition,
      content: content as unknown as Prisma.InputJsonObject,
      reasons,
      writtenBy: draft.savedBy,
      publishedBy: actor.name,
      publishedAt: now,
    },
  });
  await change(tx, actor, row, row.version, {
    state: "published",
    audience: content.audience,
    gate,
    severity: content.severity,
    course: content.course,
    productId: content.productId,
    ranges: content.ranges as unknown as Prisma.InputJsonArray,
    mustRead: content.mustRead,
    edition,
    ...(told ? { toldEdition: edition } : {}),
    ...(told || row.state !== "published" ? { changedAt: now } : {}),
    publishedAt: row.publishedAt ?? now,
    supersededById: null,
    withdrawnReason: "",
  });
  await writeTexts(tx, tenantId, row.id, content, gate);
  await publishFiles(tx, row, { content, edition, gate });
  await narrow(tx, tenantId, row.id, content);
  await tx.knowledgeChange.create({
    data: {
      tenantId,
      itemId: row.id,
      edition,
      noteEn: draft.noteEn,
      noteEs: draft.noteEs,
      substantial: told,
      at: now,
      state: "published",
      gate,
    },
  });
  await audit(tx, actor, {
    action: "knowledge.publish",
    subjectType: "knowledge",
    subjectId: row.id,
    after: { number: row.number, edition, audience: content.audience, reasons, told },
  });
  await recordEvent(tx, actor, {
    subjectType: "knowledge",
    subjectId: row.id,
    type: row.edition === 0 ? "knowledge.published" : "knowledge.updated",
    audience: "vendor",
    data: { number: row.number, edition, reasons, noteEn: draft.noteEn, noteEs: draft.noteEs },
    tell: told,
  });
  return { number: row.number, told };
}

/** A row a language; one that is no longer written goes. */
async function writeTexts(
  tx: Tx,
  tenantId: string,
  itemId: string,
  content: KnowledgeContent,
  gate: string,
): Promise<void> {
  const written = writtenIn(content.texts);
  await tx.knowledgeText.deleteMany({ where: { tenantId, itemId, locale: { notIn: written } } });
  for (const locale of written) {
    const text = { ...content.texts[locale], state: "published", gate };
    await tx.knowledgeText.upsert({
      where: { tenantId_itemId_locale: { tenantId, itemId, locale } },
      create: { tenantId, itemId, locale, ...text },
      update: text,
    });
  }
}

/** What was said to few stays theirs, and what is narrowed now is narrowed in its history too. */
async function narrow(tx: Tx, tenantId: string, itemId: string, content: KnowledgeContent): Promise<void> {
  const wider = AUDIENCES.slice(0, AUDIENCES.indexOf(content.audience));
  const gate = gateOf(content);
  const entitled = content.audience === "entitled" ? "entitled%" : null;
  await tx.$executeRaw`
    UPDATE knowledge_change SET state = 'published',
      gate = CASE WHEN gate = ANY (${wider as KnowledgeAudience[]}::text[]) OR split_part(gate, ':', 1) = ANY (${wider as KnowledgeAudience[]}::text[])
        OR gate LIKE ${entitled} THEN ${gate} ELSE gate END
    WHERE tenant_id = ${tenantId}::uuid AND item_id = ${itemId}::uuid`;
}

export async function change(
  tx: Tx,
  actor: By,
  row: ItemRow,
  version: number,
  data: Prisma.KnowledgeItemUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.knowledgeItem.updateMany({
    where: { tenantId: actor.tenantId, id: row.id, version: judged(row, version) },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
}

/** Texts, history and files follow the item's own state: one equality hides them. */
async function follow(tx: Tx, tenantId: string, itemId: string, state: string): Promise<void> {
  const where = { tenantId, itemId };
  await tx.knowledgeText.updateMany({ where, data: { state } });
  await tx.knowledgeChange.updateMany({ where, data: { state } });
  await filesFollow(tx, tenantId, itemId, state);
}

/** Takes it from its readers, with a reason they read instead. */
export async function withdrawKnowledge(
  tx: Tx,
  actor: By,
  target: DraftTarget,
  input: { version: number; reason: string },
  now: Date,
): Promise<{ number: string }> {
  const { row } = target;
  const result = withdraw(standingOf(target));
  if (!result.ok) return refuse(`knowledge.refusal.withdraw_${result.error}`);
  await change(tx, actor, row, input.version, {
    state: result.value,
    withdrawnReason: input.reason,
    changedAt: now,
  });
  await follow(tx, actor.tenantId, row.id, result.value);
  await noted(tx, actor, row, result.value, { reason: input.reason });
  return { number: row.number };
}

/** Gives back what was withdrawn or superseded, as it was last published; nobody is told anew. */
export async function restoreKnowledge(
  tx: Tx,
  actor: By,
  target: DraftTarget,
  version: number,
  now: Date,
): Promise<{ number: string }> {
  const { row } = target;
  const result = restore(standingOf(target));
  if (!result.ok || row.edition === 0) return refuse("knowledge.refusal.restore_not_gone");
  await change(tx, actor, row, version, {
    state: result.value,
    withdrawnReason: "",
    supersededById: null,
    changedAt: now,
  });
  await follow(tx, actor.tenantId, row.id, result.value);
  await noted(tx, actor, row, result.value, {});
  return { number: row.number };
}

/** Leads its readers on to what took its place. */
export async function supersedeKnowledge(
  tx: Tx,
  actor: By,
  target: DraftTarget,
  input: { version: number; by: string },
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  const { row } = target;
  const other = await tx.knowledgeItem.findFirst({
    where: { tenantId, number: input.by.trim().toUpperCase() },
  });
  if (!other) return invalid({ by: "knowledge.invalid.other" });
  const result = supersede(
    { ...standingOf(target), id: row.id },
    { ...standingOf({ row: other, draft: null }), id: other.id },
  );
  if (!result.ok)
    return result.error === "not_out"
      ? refuse("knowledge.refusal.supersede_not_out")
      : invalid({ by: `knowledge.invalid.${result.error}` });
  await change(tx, actor, row, input.version, {
    state: result.value,
    supersededById: other.id,
    changedAt: now,
  });
  await follow(tx, tenantId, row.id, result.value);
  await noted(tx, actor, row, result.value, { by: other.number });
  return { number: row.number };
}

const noted = (tx: Tx, actor: By, row: ItemRow, state: string, more: Record<string, string>) =>
  audit(tx, actor, {
    action: `knowledge.${state === "published" ? "restore" : state}`,
    subjectType: "knowledge",
    subjectId: row.id,
    before: { state: row.state },
    after: { number: row.number, state, ...more },
  });
