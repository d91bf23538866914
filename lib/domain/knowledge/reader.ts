import type { KnowledgeAudience } from "#lib/domain/knowledge/item.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

// Who reads what (S10, S15, P14, P25). The audiences lie in one another: public, entitled customers, partners, staff.

/**
 * An audience with the product as one word, so that row security asks one equality: "public", "entitled:<product>", "partners",
 * "staff". A matter of no product is for whoever is entitled to any.
 */
export function gateOf({
  audience,
  productId,
}: {
  audience: KnowledgeAudience;
  productId: string | null;
}): string {
  if (audience !== "entitled") return audience;
  return productId === null ? "entitled" : `entitled:${productId}`;
}

export type KnowledgeReader =
  | { side: "visitor" }
  | { side: "vendor" }
  | {
      side: "partner";
      /** Its partnership is active or in remediation: it gives levels 1 and 2 (P14). */
      standing: boolean;
      /** Products under contracts in force of the customers it serves. */
      covered: ReadonlySet<string>;
    }
  | {
      side: "customer";
      /** Products under its contracts in force. */
      covered: ReadonlySet<string>;
      /** The last day a contract that is over covered a product. */
      coveredUntil: ReadonlyMap<string, PlainDate>;
    };

export type AgainstKnowledge =
  /** The contract that covered the product is over (S15). */
  | { why: "lapsed"; until: PlainDate }
  | { why: "not_covered" }
  /** A partner without status that serves nobody who runs the product (P25). */
  | { why: "no_status" }
  /** For somebody else altogether: it is not there for them. */
  | { why: "other_audience" };

type Matter = { audience: KnowledgeAudience; productId: string | null };

/** What stands against reading a matter that is out; null: nothing. */
export function againstKnowledge(matter: Matter, reader: KnowledgeReader): AgainstKnowledge | null {
  if (matter.audience === "public" || reader.side === "vendor") return null;
  if (reader.side === "visitor" || matter.audience === "staff") return { why: "other_audience" };
  const { productId } = matter;
  const covered = productId === null ? reader.covered.size > 0 : reader.covered.has(productId);
  if (reader.side === "partner") {
    if (reader.standing) return null;
    return matter.audience === "entitled" && covered ? null : { why: "no_status" };
  }
  if (matter.audience === "partners") return { why: "other_audience" };
  if (covered) return null;
  const days =
    productId === null
      ? [...reader.coveredUntil.values()]
      : [reader.coveredUntil.get(productId)].flatMap(d => d ?? []);
  const until = days.sort().at(-1);
  return until === undefined ? { why: "not_covered" } : { why: "lapsed", until };
}
