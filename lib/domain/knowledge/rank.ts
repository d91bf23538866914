import { affects, type VersionRange } from "#lib/domain/knowledge/affected.ts";
import type { Course, KnowledgeKind } from "#lib/domain/knowledge/item.ts";

/** What the index found for the words so far. */
export type Candidate = {
  id: string;
  kind: KnowledgeKind;
  course: Course | null;
  productId: string | null;
  ranges: readonly VersionRange[];
  /** How many of the words it holds, of `asked`. */
  hits: number;
  asked: number;
  /** How well it holds them, from 0 up; compared, never shown. */
  rank: number;
};

/** What the case is about so far; "" where nothing is chosen yet. */
export type Subject = { productId: string; version: string };

/** Two words at the least, for one alone says too little; one in three of a long text. */
const enough = (hits: number, asked: number): boolean =>
  hits >= Math.max(2, Math.ceil(Math.min(asked, 12) / 3));

/**
 * How near a candidate lies to a case, 0: not at all. Words count most; a matter of another product or of a version one does not run
 * is none of theirs; one that is open for this very version stands before what is long mended.
 */
export function nearness(candidate: Candidate, subject: Subject): number {
  const { hits, asked, productId, ranges, course, kind, rank } = candidate;
  if (!enough(hits, asked)) return 0;
  if (productId !== null && subject.productId !== "" && productId !== subject.productId) return 0;
  const same = productId !== null && productId === subject.productId;
  const version = same ? affects(ranges, subject.version) : "unknown";
  if (version === "not_affected") return 0;
  const words = hits / asked + Math.min(rank, 1) / 2;
  const place = (same ? 1.25 : 1) * (version === "affected" && ranges.length > 0 ? 1.25 : 1);
  const open = kind !== "article" && course !== "resolved" ? 1.15 : 1;
  return words * place * open;
}

/** The nearest few, nearest first; ties by id, so that a list that is asked for again does not jump. */
export const suggestions = <C extends Candidate>(found: readonly C[], subject: Subject, most: number): C[] =>
  found
    .map(candidate => ({ candidate, near: nearness(candidate, subject) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
