import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";

export const LINK_KINDS = ["related", "duplicate", "parent"] as const;
/** How two cases have to do with each other (T6). duplicate: the first is one of the second; parent: the first is that of the second. */
export type LinkKind = (typeof LINK_KINDS)[number];

export type Link = { kind: LinkKind; fromId: string; toId: string };

export const RELATIONS = ["related", "duplicate_of", "duplicated_by", "child_of", "parent_of"] as const;
/** A link as it reads from one of its two cases. */
export type Relation = (typeof RELATIONS)[number];

/** What one case says of another, as a link. */
export function linkFrom(ownId: string, relation: Relation, otherId: string): Link {
  switch (relation) {
    case "related":
      return { kind: "related", fromId: ownId, toId: otherId };
    case "duplicate_of":
      return { kind: "duplicate", fromId: ownId, toId: otherId };
    case "duplicated_by":
      return { kind: "duplicate", fromId: otherId, toId: ownId };
    case "child_of":
      return { kind: "parent", fromId: otherId, toId: ownId };
    case "parent_of":
      return { kind: "parent", fromId: ownId, toId: otherId };
  }
}

/** The same link read from one of its cases. */
export function relationOf(link: Link, ownId: string): Relation {
  if (link.kind === "related") return "related";
  const first = link.fromId === ownId;
  if (link.kind === "duplicate") return first ? "duplicate_of" : "duplicated_by";
  return first ? "parent_of" : "child_of";
}

export type LinkRefusal = "linkSelf" | "linkThere" | "linkHasParent" | "linkTwoLevels";

/**
 * Whether a link may stand beside those of its two cases (T6): one between two cases, one parent a case, and no parent has a
 * parent, so that closing one is never a chain.
 */
export function checkLink(link: Link, existing: readonly Link[]): Result<Link, LinkRefusal> {
  const { fromId, toId, kind } = link;
  if (fromId === toId) return err("linkSelf");
  const between = (one: Link) =>
    (one.fromId === fromId && one.toId === toId) || (one.fromId === toId && one.toId === fromId);
  if (existing.some(between)) return err("linkThere");
  if (kind !== "parent") return ok(link);
  const parents = existing.filter(one => one.kind === "parent");
  if (parents.some(one => one.toId === toId)) return err("linkHasParent");
  if (parents.some(one => one.toId === fromId || one.fromId === toId)) return err("linkTwoLevels");
  return ok(link);
}

type Parties = { customerOrgId: string; partnerOrgId: string | null };

/**
 * Who may know that two cases have to do with each other (R1, T4): only who sees both. The parties they share stand on the
 * link; the vendor sees every case, so it always may.
 */
export function linkReaders(
  a: Parties,
  b: Parties,
): { audience: Audience; partnerOrgId: string | null; customerOrgId: string | null } {
  const partnerOrgId = a.partnerOrgId === b.partnerOrgId ? a.partnerOrgId : null;
  const customerOrgId = a.customerOrgId === b.customerOrgId ? a.customerOrgId : null;
  const audience = customerOrgId !== null ? "everyone" : partnerOrgId !== null ? "partner_vendor" : "vendor";
  return { audience, partnerOrgId, customerOrgId };
}
