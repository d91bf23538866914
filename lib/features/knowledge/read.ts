import type { Substantial } from "#lib/domain/knowledge/change.ts";
import { substantialChanges } from "#lib/domain/knowledge/change.ts";
import {
  incomplete,
  type KnowledgeAudience,
  type KnowledgeKind,
  languageFor,
  TEXT_LOCALES,
  writtenIn,
} from "#lib/domain/knowledge/item.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { eitherText } from "#lib/domain/text.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type Asked, refusalOf } from "./access.ts";
import { contentFrom, textsOf } from "./content.ts";
import type { DraftDto, KnowledgeDto, KnowledgeHistoryLine, KnowledgeRefusal, LinkedTicket } from "./dto.ts";
import { asDrafted, type DraftRow, type ItemRow, linesOf } from "./lines.ts";

export type KnowledgeFound =
  | { kind: "there"; item: KnowledgeDto; draft: DraftDto | null }
  /** It is there, and not for them now: why, and nothing that it says. */
  | { kind: "refused"; number: string; refusal: KnowledgeRefusal }
  /** It was there for somebody like them. */
  | { kind: "withdrawn"; title: string; reason: string };

/** A row as the actor's side may see it; null: there is none for them. */
export async function findKnowledge(tx: Tx, actor: Actor, itemId: string): Promise<ItemRow | null> {
  return tx.knowledgeItem.findFirst({ where: { tenantId: actor.tenantId, id: itemId } });
}

export const draftOf = (tx: Tx, tenantId: string, itemId: string): Promise<DraftRow | null> =>
  tx.knowledgeDraft.findFirst({ where: { tenantId, itemId } });

/**
 * One thing by its number, in a language that is asked for, else the reader's own, else the one there is. Refuses what is not there
 * for the actor as "not found"; whoever had a right to it is told why not (S15). The vendor may look at the draft in its place.
 */
export async function readKnowledge(
  asked: Asked,
  number: string,
  wanted: string | null,
  drafted = false,
): Promise<KnowledgeFound> {
  const { tx, actor } = asked;
  const { tenantId } = actor;
  const row = await tx.knowledgeItem.findFirst({ where: { tenantId, number } });
  if (!row) return hidden(asked, number);
  const draft = knowledgePolicy.readAll(actor, null) ? await draftOf(tx, tenantId, row.id) : null;
  const shown = draft && (drafted || row.edition === 0) ? asDrafted(row, draft) : row;
  const [line] = await linesOf(asked, [shown], await loadProducts(tx, tenantId));
  if (!line) return notFoundRefusal();
  const out = textsOf(await tx.knowledgeText.findMany({ where: { tenantId, itemId: row.id } }));
  const texts = draft && shown !== row ? contentFrom(draft.content).texts : out;
  const written = writtenIn(texts);
  const chosen = TEXT_LOCALES.find(one => one === wanted && written.includes(one));
  const locale = chosen ?? languageFor(written, actor.locale)?.locale ?? "en";
  const read = await tx.knowledgeRead.findFirst({
    where: { tenantId, itemId: row.id, personId: actor.personId },
  });
  const fresh = read?.confirmedAt && (read.confirmedEdition ?? 0) >= row.toldEdition;
  return {
    kind: "there",
    draft: draft && draftDto(actor, row, draft, await lastContent(tx, row)),
    item: {
      ...line,
      title: texts[locale].title || line.title,
      fellBack: chosen ? null : line.fellBack,
      version: row.version,
      locale,
      written,
      text: texts[locale],
      edition: row.edition,
      mustRead: shown.mustRead,
      drafted: shown !== row,
      publishedAt: row.publishedAt?.getTime() ?? null,
      confirmedAt: fresh ? (read.confirmedAt?.getTime() ?? null) : null,
      withdrawnReason: row.withdrawnReason,
      supersededBy: await otherOf(tx, actor, row.supersededById),
      history: await historyOf(tx, actor, row.id),
      tickets: await ticketsOf(tx, actor, row.id),
    },
  };
}

/** What was last published, whole; the vendor's alone. */
export async function lastContent(tx: Tx, row: ItemRow) {
  if (row.edition === 0) return null;
  const edition = await tx.knowledgeEdition.findFirst({
    where: { tenantId: row.tenantId, itemId: row.id, edition: row.edition },
  });
  return edition && contentFrom(edition.content);
}

function draftDto(
  actor: Actor,
  row: ItemRow,
  draft: DraftRow,
  before: Awaited<ReturnType<typeof lastContent>>,
): DraftDto {
  const content = contentFrom(draft.content);
  return {
    state: draft.state as DraftDto["state"],
    version: draft.version,
    savedBy: draft.savedBy,
    savedAt: draft.savedAt.getTime(),
    submittedBy: draft.submittedBy,
    remark: draft.remark,
    own: draft.authors.includes(actor.personId),
    missing: incomplete(row.kind as KnowledgeKind, content),
    reasons: substantialChanges(before, content),
  };
}

/** What took its place, where the reader may read that too. */
async function otherOf(tx: Tx, actor: Actor, id: string | null): Promise<KnowledgeDto["supersededBy"]> {
  if (id === null) return null;
  const { tenantId } = actor;
  const other = await tx.knowledgeItem.findFirst({ where: { tenantId, id } });
  if (!other) return null;
  const texts = textsOf(await tx.knowledgeText.findMany({ where: { tenantId, itemId: id } }));
  const language = languageFor(writtenIn(texts), actor.locale);
  return { number: other.number, title: language ? texts[language.locale].title : other.number };
}

async function historyOf(tx: Tx, actor: Actor, itemId: string): Promise<KnowledgeHistoryLine[]> {
  const { tenantId } = actor;
  const changes = await tx.knowledgeChange.findMany({
    where: { tenantId, itemId },
    orderBy: { edition: "desc" },
    take: 50,
  });
  const editions = knowledgePolicy.readAll(actor, null)
    ? await tx.knowledgeEdition.findMany({
        where: { tenantId, itemId },
        select: { edition: true, writtenBy: true, publishedBy: true, reasons: true },
      })
    : [];
  return changes.map(change => {
    const of = editions.find(one => one.edition === change.edition);
    return {
      edition: change.edition,
      at: change.at.getTime(),
      note: eitherText(change.noteEn, change.noteEs, actor.locale),
      substantial: change.substantial,
      by: of
        ? { wrote: of.writtenBy, published: of.publishedBy, reasons: of.reasons as Substantial[] }
        : null,
    };
  });
}

/** Cases it belongs to, of those the actor may see (T4). */
async function ticketsOf(tx: Tx, actor: Actor, itemId: string): Promise<LinkedTicket[]> {
  return tx.$queryRaw<LinkedTicket[]>`
    SELECT t.id AS "ticketId", t.number, t.subject, t.customer_name AS customer FROM knowledge_ticket k
    JOIN ticket t ON t.tenant_id = k.tenant_id AND t.id = k.ticket_id
    WHERE k.tenant_id = ${actor.tenantId}::uuid AND k.item_id = ${itemId}::uuid ORDER BY k.at DESC, t.number LIMIT 50`;
}

/** What a case led to, of what the actor may read: for the case's own page. */
export async function knowledgeOfTicket(
  { tx, actor }: Omit<Asked, "today">,
  ticketId: string,
): Promise<{ number: string; title: string; kind: KnowledgeKind; draft: boolean }[]> {
  const { tenantId } = actor;
  const links = await tx.knowledgeTicket.findMany({
    where: { tenantId, ticketId },
    orderBy: { at: "desc" },
    take: 20,
  });
  if (links.length === 0) return [];
  const ids = links.map(link => link.itemId);
  const items = await tx.knowledgeItem.findMany({ where: { tenantId, id: { in: ids } } });
  const texts = await tx.knowledgeText.findMany({ where: { tenantId, itemId: { in: ids } } });
  const drafts = knowledgePolicy.readAll(actor, null)
    ? await tx.knowledgeDraft.findMany({ where: { tenantId, itemId: { in: ids } } })
    : [];
  return ids.flatMap(id => {
    const item = items.find(one => one.id === id);
    if (!item || item.state === "withdrawn") return [];
    const draft = drafts.find(one => one.itemId === id);
    const out = textsOf(texts.filter(text => text.itemId === id));
    const all = writtenIn(out).length > 0 || !draft ? out : contentFrom(draft.content).texts;
    const language = languageFor(writtenIn(all), actor.locale);
    return [
      {
        number: item.number,
        title: language ? all[language.locale].title : item.number,
        kind: item.kind as KnowledgeKind,
        draft: item.state === "draft",
      },
    ];
  });
}

/**
 * What row security hides, looked at as the worker for the reason alone: of what is out, why this reader has it not; of what was
 * withdrawn, that it was, for whom it was there. All else is not there.
 */
async function hidden(asked: Asked, number: string): Promise<KnowledgeFound> {
  const { tx, actor } = asked;
  const { tenantId } = actor;
  if (!/^[A-Z]{1,6}-\d{1,9}$/.test(number)) return notFoundRefusal();
  const found = await stepAs(tx, actor, "app_worker", async () => {
    const row = await tx.knowledgeItem.findFirst({ where: { tenantId, number, edition: { gt: 0 } } });
    const texts = row && textsOf(await tx.knowledgeText.findMany({ where: { tenantId, itemId: row.id } }));
    const language = texts && languageFor(writtenIn(texts), actor.locale);
    return row && language ? { row, title: texts[language.locale].title } : null;
  });
  if (!found) return notFoundRefusal();
  const { row, title } = found;
  const matter = { audience: row.audience as KnowledgeAudience, productId: row.productId };
  const refusal = await refusalOf(asked, matter);
  if (refusal) return { kind: "refused", number, refusal };
  if (row.state === "withdrawn" && !forOthers(actor, matter.audience))
    return { kind: "withdrawn", title, reason: row.withdrawnReason };
  return notFoundRefusal();
}

/** Nothing that is for staff, or for partners, is known of by a customer, not even that it was withdrawn. */
const forOthers = (actor: Actor, audience: KnowledgeAudience): boolean =>
  audience === "staff" || (audience === "partners" && actor.side === "customer");
