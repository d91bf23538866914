import { z } from "zod";
import { RELATIONS } from "#lib/domain/tickets/links.ts";

// What the forms about two cases send (T6).

const at = { number: z.string().min(1).max(40), version: z.int32().min(0) };
/** Typed by hand: a number has capitals, which nobody holds a key for. */
const other = z.string().trim().toUpperCase().min(1, "errors.required").max(40);

/** A link changes neither of the two cases, so their versions do not matter to it. */
export const linkInput = z.object({ number: at.number, relation: z.enum(RELATIONS), other });
export type LinkInput = z.output<typeof linkInput>;

export const unlinkInput = z.object({ number: at.number, linkId: z.uuid() });

/** Following changes nothing of the case. */
export const followInput = z.object({ number: at.number, on: z.boolean() });

/** Tags are a desk's own; the case keeps its version. Said as typed: the command says what is wrong with one. */
const tags = z.array(z.string().max(200)).max(40).default([]);
export const tagInput = z.object({ number: at.number, add: tags, remove: tags });

export const mergeInput = z.object({ ...at, into: other });
export type MergeInput = z.output<typeof mergeInput>;

export const splitInput = z.object({
  ...at,
  messageIds: z.array(z.uuid()).min(1, "tickets.refusal.splitNothing").max(50),
  subject: z.string().trim().min(5, "tickets.refusal.subjectShort").max(160),
});
export type SplitInput = z.output<typeof splitInput>;
