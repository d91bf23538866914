import type { Actor } from "#lib/domain/policies/types.ts";
import { type AgainstRelease, againstRelease, type ReleaseReader } from "#lib/domain/products/entitlement.ts";
import { grants } from "#lib/domain/programmes/benefits.ts";
import type { BenefitKind } from "#lib/domain/programmes/definition.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { partnershipsOf } from "#lib/features/partnerships/standing.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import type { ReleaseRefusal } from "./dto.ts";

type Product = { id: string; name: string; partnerBenefits: readonly string[] };

/** Products under contracts in force that the actor's side sees: the very set row security asks by. */
export async function coveredProducts(tx: Tx): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT DISTINCT covered_products() AS id`;
  return new Set(rows.map(row => row.id));
}

/** What speaks for and against the actor, for several products at once (S11, S15, P25). */
export async function readersOf(
  tx: Tx,
  actor: Actor,
  products: readonly Product[],
): Promise<Map<string, ReleaseReader>> {
  const found = new Map<string, ReleaseReader>();
  if (actor.side === "vendor") {
    for (const { id } of products) found.set(id, { side: "vendor" });
    return found;
  }
  const covered = await coveredProducts(tx);
  if (actor.side === "customer") {
    const ends = await lastCovered(tx, actor, products);
    for (const { id } of products)
      found.set(id, { side: "customer", covered: covered.has(id), coveredUntil: ends.get(id) ?? null });
    return found;
  }
  const asked = products.some(product => product.partnerBenefits.length > 0);
  const partnerships = asked ? await partnershipsOf(tx, actor.tenantId, actor.orgId) : [];
  for (const { id, partnerBenefits } of products) {
    const benefit = partnerships.some(({ programme, partnership }) =>
      partnerBenefits.some(kind => grants(programme.definition, partnership, kind as BenefitKind)),
    );
    found.set(id, { side: "partner", covered: covered.has(id), benefit });
  }
  return found;
}

/** The last day any signed contract of the customer covered each product, of those begun by the workspace's day. */
async function lastCovered(
  tx: Tx,
  actor: Actor,
  products: readonly Product[],
): Promise<Map<string, PlainDate>> {
  const ids = products.map(product => product.id);
  const rows = await tx.$queryRaw<{ id: string; until: Date }[]>`
    SELECT s.product_id AS id, max(least(c.ends_on, s.until_on, c.cancelled_on - 1)) AS until
    FROM contract_system s JOIN contract c ON c.tenant_id = s.tenant_id AND c.id = s.contract_id
    WHERE s.tenant_id = ${actor.tenantId}::uuid AND s.customer_org_id = ${actor.orgId}::uuid
      AND s.product_id = ANY (${ids}::uuid[]) AND c.signed_on IS NOT NULL
      AND c.starts_on <= (SELECT (now() AT TIME ZONE w.time_zone)::date FROM workspace w WHERE w.tenant_id = s.tenant_id)
    GROUP BY 1`;
  return new Map(rows.map(row => [row.id, toPlainDate(row.until)]));
}

/** Why the actor may not read a product's notes and files, in words; null: they may. */
export async function refusalFor(tx: Tx, actor: Actor, product: Product): Promise<ReleaseRefusal | null> {
  const reader = (await readersOf(tx, actor, [product])).get(product.id);
  return reader ? refusalWords(againstRelease(reader), product.name, actor) : null;
}

export function refusalWords(
  against: AgainstRelease | null,
  product: string,
  { locale }: Pick<Actor, "locale">,
): ReleaseRefusal | null {
  if (!against) return null;
  const until = against.why === "lapsed" ? dayText(against.until, locale) : "";
  return { why: against.why, key: `products.refusal.${against.why}`, params: { product, until } };
}

/**
 * Reads what only the entitled have. A partner that has it by a benefit alone is let in here, after the rule was asked, for row
 * security knows contracts and no benefits; everybody else reads as themselves.
 */
export const readEntitled = <T>(
  tx: Tx,
  actor: Actor,
  reader: ReleaseReader | undefined,
  read: () => Promise<T>,
): Promise<T> =>
  reader?.side === "partner" && reader.benefit && !reader.covered
    ? stepAs(tx, actor, "app_worker", read)
    : read();
