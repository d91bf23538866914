import { z } from "zod";
import { ANNOUNCEMENTS } from "#lib/domain/tickets/defects.ts";

const at = { number: z.string().min(1).max(40), version: z.int32().min(0) };
const title = z.string().trim().max(160).default("");
const text = z.string().trim().max(4_000).default("");

const facts = {
  title: z.string().trim().min(5, "defects.refusal.titleShort").max(160),
  description: z.string().trim().max(20_000).default(""),
  /** As typed, split at commas. */
  versions: z.string().trim().max(400).default(""),
};
const wording = {
  titleEn: title,
  titleEs: title,
  textEn: text,
  textEs: text,
  workaroundEn: text,
  workaroundEs: text,
};

export const createDefectInput = z.object({
  productId: z.uuid("errors.required"),
  ...facts,
  ...wording,
  /** A case it comes from, to be linked at once. */
  caseNumber: z.string().trim().toUpperCase().max(40).default(""),
});
export type CreateDefectInput = z.output<typeof createDefectInput>;

export const saveDefectInput = z.object({ ...at, ...facts, ...wording });
export type SaveDefectInput = z.output<typeof saveDefectInput>;

/** Versions typed in one field, each once. */
export const versionsOf = (typed: string): string[] =>
  [...new Set(typed.split(/[,;\n]/).map(one => one.trim().slice(0, 60)))]
    .filter(one => one !== "")
    .slice(0, 40);

export const fixDefectInput = z.object({ ...at, release: z.string().min(1, "errors.required").max(60) });
export const withdrawDefectInput = z.object({
  ...at,
  reason: z.string().trim().min(1, "errors.required").max(1_000),
});
export const defectInput = z.object(at);

/** Links change no defect, so its version does not matter to them. */
export const linkCaseInput = z.object({
  number: at.number,
  caseNumber: z.string().trim().toUpperCase().min(1, "errors.required").max(40),
});

const said = z.string().trim().min(1, "errors.required").max(8_000);
export const announceInput = z.object({
  ...at,
  kind: z.enum(ANNOUNCEMENTS),
  textEn: said,
  textEs: said,
  moveOn: z.boolean().default(false),
});
export type AnnounceInput = z.output<typeof announceInput>;
