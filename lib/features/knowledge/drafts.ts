import type { KnowledgeState } from "#lib/domain/knowledge/item.ts";
import { type KnowledgeContent, TEXT_LOCALES, TEXT_PARTS } from "#lib/domain/knowledge/item.ts";
import { type Draft, type Standing, sendBack, submit, write } from "#lib/domain/knowledge/lifecycle.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, nextNumber, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { contentOf } from "./content.ts";
import { claimFiles } from "./files.ts";
import type { DraftRow, ItemRow } from "./lines.ts";
import { linkTicket } from "./links.ts";
import type { CreateInput, SaveInput } from "./schema.ts";

/** A thing with its draft, as an action finds it. */
export type DraftTarget = { row: ItemRow; draft: DraftRow | null };

export const standingOf = ({ row, draft }: DraftTarget): Standing => ({
  state: row.state as KnowledgeState,
  draft: draft && { state: draft.state as Draft["state"], authors: draft.authors },
});

const json = (value: unknown) => value as Prisma.InputJsonObject;

/** A new thing: a draft, the vendor's alone. One that begins with a case is linked to it (S18). */
export async function createKnowledge(tx: Tx, actor: By, input: CreateInput): Promise<{ number: string }> {
  const { tenantId } = actor;
  const content = contentOf(input);
  await mustBeKnown(tx, tenantId, content.productId);
  const id = newId();
  const number = `KB-${await nextNumber(tx, tenantId, "knowledge", 1001)}`;
  const ticket = input.ticketNumber ? await ticketOf(tx, tenantId, input.ticketNumber) : null;
  if (ticket) await noNames(tx, tenantId, ticket, content);
  await tx.knowledgeItem.create({
    data: {
      tenantId,
      id,
      number,
      kind: input.kind,
      createdById: actor.personId,
      createdBy: actor.name,
      ...foundBy(content),
    },
  });
  await claimFiles(tx, actor, id, content);
  await tx.knowledgeDraft.create({
    data: {
      tenantId,
      itemId: id,
      content: json(content),
      noteEn: input.noteEn,
      noteEs: input.noteEs,
      authors: write(null, actor.personId).authors as string[],
      savedBy: actor.name,
    },
  });
  await audit(tx, actor, {
    action: "knowledge.create",
    subjectType: "knowledge",
    subjectId: id,
    after: { number, kind: input.kind, ticket: ticket?.number ?? null },
  });
  if (ticket) await linkTicket(tx, actor, id, ticket);
  return { number };
}

/** What the vendor's list finds a thing by before it is out; for whom it is meant waits until then. */
const foundBy = ({ severity, course, productId, ranges }: KnowledgeContent) => ({
  severity,
  course,
  productId,
  ranges: ranges as unknown as Prisma.InputJsonArray,
});

type Ticket = { id: string; number: string; partnerOrgId: string | null; customerOrgId: string };

const ticketOf = async (tx: Tx, tenantId: string, number: string): Promise<Ticket> =>
  (await tx.ticket.findFirst({
    where: { tenantId, number },
    select: { id: true, number: true, partnerOrgId: true, customerOrgId: true },
  })) ?? invalid({ ticketNumber: "knowledge.invalid.ticket" });

/** Nothing that begins with a case names its customer or their people (T4): said at the words that do. */
async function noNames(tx: Tx, tenantId: string, ticket: Ticket, content: KnowledgeContent): Promise<void> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT customer_name AS name FROM ticket WHERE tenant_id = ${tenantId}::uuid AND id = ${ticket.id}::uuid
    UNION SELECT opened_by_name FROM ticket WHERE tenant_id = ${tenantId}::uuid AND id = ${ticket.id}::uuid
    UNION SELECT p.email FROM ticket t JOIN person p ON p.tenant_id = t.tenant_id AND p.id = t.opened_by_id
      WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ${ticket.id}::uuid`;
  const fields: Record<string, { key: string; params: Record<string, string> }> = {};
  for (const locale of TEXT_LOCALES)
    for (const part of TEXT_PARTS) {
      const words = content.texts[locale][part].toLowerCase();
      const name = rows.find(row => row.name.length > 3 && words.includes(row.name.toLowerCase()))?.name;
      if (name) fields[`${locale}.${part}`] = { key: "knowledge.invalid.names", params: { name } };
    }
  if (Object.keys(fields).length > 0) invalid(fields);
}

async function mustBeKnown(tx: Tx, tenantId: string, productId: string | null): Promise<void> {
  if (productId === null) return;
  const product = await tx.product.findFirst({ where: { tenantId, id: productId }, select: { id: true } });
  if (!product) invalid({ productId: "errors.invalidValue" });
}

/** Writes on a draft, or begins one beside what readers have. What was handed in for review must be handed in anew. */
export async function saveKnowledge(
  tx: Tx,
  actor: By,
  target: DraftTarget,
  input: SaveInput,
  now: Date,
): Promise<{ number: string; version: number }> {
  const { tenantId } = actor;
  const { row, draft } = target;
  const content = contentOf(input);
  await mustBeKnown(tx, tenantId, content.productId);
  await claimFiles(tx, actor, row.id, content);
  const written = write(standingOf(target).draft, actor.personId);
  const data = {
    state: written.state,
    content: json(content),
    noteEn: input.noteEn,
    noteEs: input.noteEs,
    authors: [...written.authors],
    savedBy: actor.name,
    savedAt: now,
    submittedBy: null,
    submittedAt: null,
  };
  if (draft) await changeDraft(tx, actor, draft, input.version, data);
  else {
    // Of two who begin one at the same moment the second is told.
    const made = await tx.knowledgeDraft.createMany({
      data: [{ tenantId, itemId: row.id, ...data }],
      skipDuplicates: true,
    });
    if (made.count === 0 || input.version !== 0) conflict();
  }
  if (row.edition === 0)
    await tx.knowledgeItem.updateMany({ where: { tenantId, id: row.id }, data: foundBy(content) });
  await audit(tx, actor, {
    action: "knowledge.write",
    subjectType: "knowledge",
    subjectId: row.id,
    after: { number: row.number, content },
  });
  return { number: row.number, version: draft ? input.version + 1 : 0 };
}

export async function changeDraft(
  tx: Tx,
  actor: By,
  draft: DraftRow,
  version: number,
  data: Prisma.KnowledgeDraftUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.knowledgeDraft.updateMany({
    where: { tenantId: actor.tenantId, itemId: draft.itemId, version: judged(draft, version) },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
}

/** Hands a draft in: the others who may review are told. */
export async function submitKnowledge(
  tx: Tx,
  actor: By,
  target: DraftTarget,
  version: number,
  now: Date,
): Promise<{ number: string }> {
  const result = submit(standingOf(target));
  if (!result.ok || !target.draft)
    return refuse(`knowledge.refusal.submit_${result.ok ? "no_draft" : result.error}`);
  await changeDraft(tx, actor, target.draft, version, {
    state: result.value.state,
    submittedBy: actor.name,
    submittedAt: now,
    remark: "",
  });
  await stepped(tx, actor, target, "submitted", {});
  return { number: target.row.number };
}

/** Gives it back to its authors with what is to be changed. */
export async function sendBackKnowledge(
  tx: Tx,
  actor: By,
  target: DraftTarget,
  input: { version: number; remark: string },
): Promise<{ number: string }> {
  const result = sendBack(standingOf(target), actor.personId);
  if (!result.ok || !target.draft)
    return refuse(`knowledge.refusal.sendBack_${result.ok ? "no_draft" : result.error}`);
  await changeDraft(tx, actor, target.draft, input.version, { state: "writing", remark: input.remark });
  await stepped(tx, actor, target, "sent_back", { remark: input.remark });
  return { number: target.row.number };
}

/** Drops what was being written. A thing that was never out goes with it out of every list: it is withdrawn before it began. */
export async function discardKnowledge(
  tx: Tx,
  actor: By,
  target: DraftTarget,
  version: number,
): Promise<{ number: string }> {
  const { row, draft } = target;
  if (!draft) return refuse("knowledge.refusal.submit_no_draft");
  const { count } = await tx.knowledgeDraft.deleteMany({
    where: { tenantId: actor.tenantId, itemId: row.id, version: judged(draft, version) },
  });
  if (count === 0) conflict();
  if (row.state === "draft")
    await tx.knowledgeItem.updateMany({
      where: { tenantId: actor.tenantId, id: row.id },
      data: { state: "withdrawn", version: { increment: 1 } },
    });
  await audit(tx, actor, {
    action: "knowledge.discard",
    subjectType: "knowledge",
    subjectId: row.id,
    before: { number: row.number, content: draft.content },
  });
  return { number: row.number };
}

async function stepped(
  tx: Tx,
  actor: By,
  { row, draft }: DraftTarget,
  step: "submitted" | "sent_back",
  data: Record<string, string>,
): Promise<void> {
  await audit(tx, actor, {
    action: `knowledge.${step}`,
    subjectType: "knowledge",
    subjectId: row.id,
    after: { number: row.number, ...data },
  });
  await recordEvent(tx, actor, {
    subjectType: "knowledge",
    subjectId: row.id,
    type: `knowledge.${step}`,
    audience: "vendor",
    data: { number: row.number, authors: draft?.authors ?? [], ...data },
    tell: true,
  });
}
