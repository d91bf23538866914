import { EVIDENCE_FIELDS, type EvidenceField } from "#lib/domain/tickets/escalation.ts";

/** What is gathered for level 3, in words: the usual parts, and those of the product by key. */
export type Gathered = Record<EvidenceField, string> & { own: Record<string, string> };

/** What one writes over what colleagues wrote: put together, and where both wrote, with what they wrote there. */
export type PutTogether = { evidence: Gathered; theirs: { path: string; words: string }[] };

/**
 * Two gather at once, each from what stood there when they opened it: what one did not touch stays as the other left it. Where both
 * wrote and not the same, neither is taken in silence.
 */
export function putTogether(opened: Gathered, stored: Gathered, mine: Gathered): PutTogether {
  const theirs: PutTogether["theirs"] = [];
  const one = (path: string, base = "", there = "", here = ""): string => {
    if (here === base) return there;
    if (there !== base && there !== "" && there !== here) theirs.push({ path, words: there });
    return here;
  };
  const fields = EVIDENCE_FIELDS.map(field => [
    field,
    one(field, opened[field], stored[field], mine[field]),
  ]) as [EvidenceField, string][];
  const keys = new Set([...Object.keys(stored.own), ...Object.keys(mine.own)]);
  const own = [...keys].map(key => [
    key,
    one(`own.${key}`, opened.own[key], stored.own[key], mine.own[key] ?? opened.own[key]),
  ]);
  return {
    evidence: {
      ...(Object.fromEntries(fields) as Record<EvidenceField, string>),
      own: Object.fromEntries(own),
    },
    theirs,
  };
}
