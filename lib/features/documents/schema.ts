import { z } from "zod";

export const SIGN_DAYS = { least: 1, most: 90 } as const;
export const REMIND_DAYS = { least: 1, most: 30 } as const;

/** Which template: of a kind of document of a programme, in a language. */
const which = { programmeId: z.uuid(), kind: z.string().min(1).max(60), locale: z.enum(["en", "es"]) };

const days = ({ least, most }: { least: number; most: number }) =>
  z.int("documents.invalid.days").min(least, "documents.invalid.days").max(most, "documents.invalid.days");

export const saveTemplateInput = z.object({
  ...which,
  /** Of the draft; 0 where there is none yet. */
  draftVersion: z.int32(),
  /** The newest published version the writer has seen; 0 where there is none. */
  baseVersion: z.int32(),
  title: z.string().trim().min(1).max(160),
  body: z.string().trim().min(1).max(60_000),
  firstSide: z.enum(["partner", "vendor"]),
  signDays: days(SIGN_DAYS),
  remindDays: days(REMIND_DAYS),
  /** What changed; asked when it is published. */
  note: z.string().trim().max(300).optional(),
});
export type SaveTemplateInput = z.infer<typeof saveTemplateInput>;

export const dropTemplateInput = z.object({ ...which, draftVersion: z.int32() });
export type DropTemplateInput = z.infer<typeof dropTemplateInput>;
