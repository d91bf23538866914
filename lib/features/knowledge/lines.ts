import { affects } from "#lib/domain/knowledge/affected.ts";
import {
  type Course,
  type KnowledgeAudience,
  type KnowledgeKind,
  type KnowledgeState,
  languageFor,
  type Severity,
  writtenIn,
} from "#lib/domain/knowledge/item.ts";
import { owesWord, readState } from "#lib/domain/knowledge/reading.ts";
import type { ProductInfo } from "#lib/features/products/queries.ts";
import { runningCounts } from "#lib/features/products/systems.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Asked } from "./access.ts";
import { contentFrom, rangesOf, textsOf } from "./content.ts";
import type { KnowledgeLine } from "./dto.ts";

export type ItemRow = Awaited<ReturnType<Tx["knowledgeItem"]["findFirstOrThrow"]>>;
export type DraftRow = Awaited<ReturnType<Tx["knowledgeDraft"]["findFirstOrThrow"]>>;

/** How many of the systems a reader sees run a version that a matter concerns; `counts` by "product:version". */
export function systemsOf(
  matter: { productId: string | null; ranges: unknown },
  counts: ReadonlyMap<string, number>,
): number {
  if (matter.productId === null) return 0;
  const ranges = rangesOf(matter.ranges);
  let sum = 0;
  for (const [key, n] of counts) {
    const at = key.indexOf(":");
    if (key.slice(0, at) === matter.productId && affects(ranges, key.slice(at + 1)) === "affected") sum += n;
  }
  return sum;
}

/** A row as its draft would have it: what was never out has no facts of its own, and a reviewer looks at what comes. */
export function asDrafted(item: ItemRow, draft: DraftRow): ItemRow {
  const { audience, severity, course, productId, ranges, mustRead } = contentFrom(draft.content);
  return {
    ...item,
    audience,
    severity,
    course,
    productId,
    ranges: ranges as unknown as ItemRow["ranges"],
    mustRead,
  };
}

/** Rows as the actor sees them in a list: their language, what they have read, what of theirs it concerns. Drafts are the vendor's. */
export async function linesOf(
  { tx, actor, today }: Asked,
  items: readonly ItemRow[],
  products: readonly ProductInfo[],
): Promise<KnowledgeLine[]> {
  if (items.length === 0) return [];
  const { tenantId, locale, personId, side } = actor;
  const ids = items.map(item => item.id);
  const texts = await tx.knowledgeText.findMany({ where: { tenantId, itemId: { in: ids } } });
  const reads = await tx.knowledgeRead.findMany({ where: { tenantId, personId, itemId: { in: ids } } });
  const drafts =
    side === "vendor" ? await tx.knowledgeDraft.findMany({ where: { tenantId, itemId: { in: ids } } }) : [];
  const counts = await runningCounts(tx, tenantId, today);
  return items.map(row => {
    const draft = drafts.find(one => one.itemId === row.id);
    const item = draft && row.edition === 0 ? asDrafted(row, draft) : row;
    const out = textsOf(texts.filter(text => text.itemId === item.id));
    const all = writtenIn(out).length > 0 || !draft ? out : contentFrom(draft.content).texts;
    const language = languageFor(writtenIn(all), locale);
    const text = language && all[language.locale];
    const read = reads.find(one => one.itemId === item.id);
    const fact = read ? { edition: read.edition, confirmed: read.confirmedEdition } : null;
    return {
      id: item.id,
      number: item.number,
      kind: item.kind as KnowledgeKind,
      state: item.state as KnowledgeState,
      draft: (draft?.state as "writing" | "in_review" | undefined) ?? null,
      title: text?.title ?? item.number,
      summary: text?.summary ?? "",
      fellBack: language?.fellBack ? language.locale : null,
      audience: item.audience as KnowledgeAudience,
      severity: item.severity as Severity | null,
      course: item.course as Course | null,
      product: products.find(one => one.id === item.productId)?.name ?? null,
      productId: item.productId,
      ranges: rangesOf(item.ranges),
      changedAt: item.changedAt.getTime(),
      read: readState(item, fact),
      owes: side !== "vendor" && item.state === "published" && owesWord(item, fact),
      systems: systemsOf(item, counts),
    };
  });
}
