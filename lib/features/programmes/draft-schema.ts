import { z } from "zod";
import { PARTS } from "#lib/domain/programmes/draft.ts";
import { MOST_CHARACTERS } from "./definition/located.ts";

const slug = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,59}$/, "programmes.draft.invalid.slug");
const programmeId = z.uuid();
const text = z
  .string()
  .min(1, "programmes.file.syntax.empty")
  .max(MOST_CHARACTERS, "programmes.file.syntax.tooLarge");

/** A draft of a programme that exists; it begins with what was published last, or with the version named. */
export const beginDraftInput = z.object({ programmeId, fromVersion: z.int32().min(1).optional() });

/** A new programme: its word in the address, and what it begins with: another's last version, a file's text, or nothing. */
export const newProgrammeInput = z.object({
  slug,
  name: z.string().trim().min(1, "errors.required").max(120),
  copyOf: programmeId.nullable(),
  text: text.nullable(),
});
export type NewProgrammeInput = z.output<typeof newProgrammeInput>;

/** A part as typed; `version` is the one it was typed over. */
export const savePartInput = z.object({
  programmeId,
  part: z.enum(PARTS),
  version: z.int32().min(0),
  content: z.record(z.string(), z.unknown()),
});
export type SavePartInput = z.output<typeof savePartInput>;

export const discardDraftInput = z.object({ programmeId, version: z.int32().min(1) });

/** The day and the note a draft is meant for, kept with it before it is published. */
export const planDraftInput = z.object({
  programmeId,
  effectiveFrom: z.iso.date().nullable(),
  note: z.string().trim().max(2000),
});

export const withdrawVersionInput = z.object({ programmeId, version: z.int32().min(1) });

/** A file's text, read over a draft whose version is the one that was seen. */
export const importDraftInput = z.object({
  programmeId,
  version: z.int32().min(1),
  text,
});
