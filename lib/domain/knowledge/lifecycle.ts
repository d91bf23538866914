import type { KnowledgeState } from "#lib/domain/knowledge/item.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";

/** What is being written beside what readers have; each thing has at most one. */
export type Draft = {
  state: "writing" | "in_review";
  /** Everybody who wrote on it since the last edition: none of them reviews it. */
  authors: readonly string[];
};

/** A thing with its draft; null: nothing is being written. */
export type Standing = { state: KnowledgeState; draft: Draft | null };

/** Hands a draft in for a second person to read. */
export function submit({ draft }: Standing): Result<Draft, "no_draft" | "already"> {
  if (!draft) return err("no_draft");
  return draft.state === "in_review" ? err("already") : ok({ ...draft, state: "in_review" });
}

/** Gives a draft back to its authors, by somebody else. */
export function sendBack(
  { draft }: Standing,
  by: string,
): Result<Draft, "no_draft" | "not_in_review" | "own_work"> {
  if (!draft) return err("no_draft");
  if (draft.state !== "in_review") return err("not_in_review");
  return draft.authors.includes(by) ? err("own_work") : ok({ ...draft, state: "writing" });
}

/** Written on: whoever writes is an author, and what was handed in must be read anew. */
export const write = (draft: Draft | null, by: string): Draft => ({
  state: "writing",
  authors: [...new Set([...(draft?.authors ?? []), by])],
});

export type PublishRefusal = "no_draft" | "not_in_review" | "own_work";

/**
 * Publishes a draft. Where the vendor wants a second person, only one that was handed in, and only by somebody who did not write
 * on it. What was withdrawn or superseded is there again.
 */
export function publish(
  { draft }: Standing,
  by: string,
  reviewed: boolean,
): Result<Standing, PublishRefusal> {
  if (!draft) return err("no_draft");
  if (reviewed && draft.state !== "in_review") return err("not_in_review");
  if (reviewed && draft.authors.includes(by)) return err("own_work");
  return ok({ state: "published", draft: null });
}

/** Takes it from its readers. One that never had any is discarded, not withdrawn. */
export function withdraw({ state }: Standing): Result<KnowledgeState, "never_out" | "already"> {
  if (state === "draft") return err("never_out");
  return state === "withdrawn" ? err("already") : ok("withdrawn");
}

/** Gives it back as it was last published. */
export const restore = ({ state }: Standing): Result<KnowledgeState, "not_gone"> =>
  state === "withdrawn" || state === "superseded" ? ok("published") : err("not_gone");

/**
 * Points its readers to what took its place: another one, that is published. So nothing is superseded by itself, and nobody is led
 * in a circle, for what took a place is not superseded.
 */
export function supersede(
  one: Standing & { id: string },
  by: Standing & { id: string },
): Result<KnowledgeState, "not_out" | "itself" | "other_not_out"> {
  if (one.state !== "published") return err("not_out");
  if (one.id === by.id) return err("itself");
  return by.state === "published" ? ok("superseded") : err("other_not_out");
}
