import { z } from "zod";
import { PROGRESS } from "#lib/domain/tickets/features.ts";

const at = { number: z.string().min(1).max(40), version: z.int32().min(0) };
const title = z.string().trim().max(160).default("");
const text = z.string().trim().max(4_000).default("");
const words = { titleEn: title, titleEs: title, textEn: text, textEs: text };
const titled = { path: ["titleEn"], error: "features.refusal.title" };
const hasTitle = (words: { titleEn: string; titleEs: string }) => words.titleEn + words.titleEs !== "";

export const createFeatureInput = z
  .object({
    productId: z.uuid("errors.required"),
    ...words,
    publish: z.boolean().default(true),
    /** The case it comes from, which asks for it from then on. */
    caseNumber: z.string().trim().toUpperCase().max(40).default(""),
  })
  .refine(hasTitle, titled);
export type CreateFeatureInput = z.output<typeof createFeatureInput>;

export const saveFeatureInput = z.object({ ...at, ...words }).refine(hasTitle, titled);
export type SaveFeatureInput = z.output<typeof saveFeatureInput>;

export const progressInput = z.object({
  ...at,
  progress: z.enum(PROGRESS),
  release: z.string().trim().max(60).default(""),
  reasonEn: z.string().trim().max(2_000).default(""),
  reasonEs: z.string().trim().max(2_000).default(""),
});
export type ProgressInput = z.output<typeof progressInput>;

export const featureInput = z.object(at);
/** A vote changes nothing of the request, so its version does not matter to it. */
export const voteInput = z.object({ number: at.number, on: z.boolean() });

/** What a vote with influence counts, of a product (P11). */
export const voteWeightInput = z.object({
  productId: z.uuid(),
  version: z.int32(),
  weight: z
    .number("errors.required")
    .int("features.refusal.weight")
    .min(1, "features.refusal.weight")
    .max(50, "features.refusal.weight"),
});
export type VoteWeightInput = z.output<typeof voteWeightInput>;

/** A case that asks for a wish. It changes neither, so their versions do not matter to it. */
export const wishInput = z.object({
  number: z.string().trim().min(1, "errors.required").max(40),
  feature: z.string().trim().min(1, "errors.required").max(40),
});
