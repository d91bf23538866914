import { loadProducts } from "#lib/features/products/queries.ts";
import { type Asked, openGates } from "./access.ts";
import { linesOf } from "./lines.ts";
import { searchIds } from "./search.ts";

/** What the palette finds of alerts, problems and articles, best first: by number, or by words in either language. */
export async function findKnowledgeFor(
  asked: Asked,
  words: string,
  most: number,
): Promise<{ id: string; label: string; number: string; meta: string; path: string }[]> {
  const { tx, actor } = asked;
  const { tenantId } = actor;
  const number = words.trim().toUpperCase();
  const ids = /^[A-Z]{1,6}-\d{1,9}$/.test(number)
    ? []
    : await searchIds(tx, words, await openGates(asked), most);
  // Once more under row security: the function is only an index.
  const items = await tx.knowledgeItem.findMany({
    where: { tenantId, ...(ids.length > 0 ? { id: { in: ids }, state: "published" } : { number }) },
  });
  items.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const lines = await linesOf(asked, items, await loadProducts(tx, tenantId));
  return lines.map(line => ({
    id: line.id,
    label: line.title,
    number: line.number,
    meta: line.product ?? "",
    path: `/knowledge/${line.number}`,
  }));
}
