import type { KnowledgeAudience } from "#lib/domain/knowledge/item.ts";
import {
  type AgainstKnowledge,
  againstKnowledge,
  type KnowledgeReader,
} from "#lib/domain/knowledge/reader.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { coveredProducts, readersOf } from "#lib/features/products/access.ts";
import { loadProducts, type ProductInfo } from "#lib/features/products/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import type { KnowledgeRefusal } from "./dto.ts";

export type Asked = { tx: Tx; actor: Actor; today: PlainDate };

/** States of a partnership in which it gives levels 1 and 2; `partner_gates` says the same (P14). */
const STANDING = ["active", "remediation"];

/** The actor before an audience, as row security sees them too: a test holds the two together. */
export async function knowledgeReader({ tx, actor }: Omit<Asked, "today">): Promise<KnowledgeReader> {
  const { side, tenantId, orgId } = actor;
  if (side === "vendor") return { side };
  const covered = await coveredProducts(tx);
  if (side === "partner") {
    const standing = await tx.partnership.findFirst({
      where: { tenantId, partnerOrgId: orgId, state: { in: STANDING } },
      select: { id: true },
    });
    return { side, standing: standing !== null, covered };
  }
  const readers = await readersOf(tx, actor, await loadProducts(tx, tenantId));
  const until = new Map<string, PlainDate>();
  for (const [id, reader] of readers)
    if (reader.side === "customer" && reader.coveredUntil) until.set(id, reader.coveredUntil);
  return { side, covered, coveredUntil: until };
}

/** The gates that stand open to the actor, as the index is asked with; the vendor needs none. */
export async function openGates({ tx, actor }: Omit<Asked, "today">): Promise<string[]> {
  if (actor.side === "vendor") return [];
  const rows =
    actor.side === "partner"
      ? await tx.$queryRaw<{ gate: string }[]>`SELECT partner_gates() AS gate`
      : await tx.$queryRaw<{ gate: string }[]>`SELECT customer_gates() AS gate`;
  return rows.map(row => row.gate);
}

/** A reason in words; null where nothing may be known of it. */
export function refusalWords(
  against: AgainstKnowledge,
  product: string | null,
  locale: string,
): KnowledgeRefusal | null {
  if (against.why === "other_audience") return null;
  const until = against.why === "lapsed" ? dayText(against.until, locale) : "";
  const any = product === null ? "Any" : "";
  return { key: `knowledge.refusal.${against.why}${any}`, params: { product: product ?? "", until } };
}

/** What the actor has not of what is for entitled customers, a line a product, for the head of the list (S15). */
export async function listRefusals(
  asked: Omit<Asked, "today">,
  products: readonly ProductInfo[],
): Promise<KnowledgeRefusal[]> {
  const reader = await knowledgeReader(asked);
  // What a customer never bought is nothing it misses; what its contract covered is.
  return products.flatMap(({ id, name }) => {
    const against = againstKnowledge({ audience: "entitled", productId: id }, reader);
    return against?.why === "lapsed" ? (refusalWords(against, name, asked.actor.locale) ?? []) : [];
  });
}

/** What stands against one matter that the actor's row security hides; null: it may be read, or not be known of. */
export async function refusalOf(
  asked: Omit<Asked, "today">,
  matter: { audience: KnowledgeAudience; productId: string | null },
): Promise<KnowledgeRefusal | null> {
  const against = againstKnowledge(matter, await knowledgeReader(asked));
  if (!against) return null;
  const products = await loadProducts(asked.tx, asked.actor.tenantId);
  const product = products.find(one => one.id === matter.productId);
  return refusalWords(against, product?.name ?? null, asked.actor.locale);
}
