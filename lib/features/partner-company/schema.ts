import { z } from "zod";
import { isPlainDate } from "#lib/domain/time/dates.ts";

const partnership = { partnershipId: z.uuid(), version: z.int32() };

/** People by support level; the key is "l" and the level. */
export const saveTeamsInput = z.object({
  ...partnership,
  levels: z.record(z.string().regex(/^l[1-9]$/), z.union([z.array(z.uuid()).max(200), z.literal(false)])),
});
export type SaveTeamsInput = z.infer<typeof saveTeamsInput>;

export const saveSolutionInput = z.object({
  ...partnership,
  name: z.string().trim().min(1, "errors.required").max(160),
  description: z.string().trim().min(1, "errors.required").max(8000),
});
export type SaveSolutionInput = z.infer<typeof saveSolutionInput>;

/** What stands in a document the company signs. */
export const saveDetailsInput = z.object({
  ...partnership,
  legalName: z.string().trim().min(2, "errors.required").max(160),
  taxId: z.string().trim().max(30),
  city: z.string().trim().max(120),
  country: z.string().regex(/^[A-Z]{2}$/, "errors.required"),
  website: z.union([
    z.literal(""),
    z.url({ protocol: /^https?$/, error: "onboarding.invalid.website" }).max(300),
  ]),
});
export type SaveDetailsInput = z.infer<typeof saveDetailsInput>;

export const reviewSolutionInput = z.object({
  ...partnership,
  validUntil: z.union([z.literal(""), z.string().refine(isPlainDate, "onboarding.invalid.date")]).optional(),
});
export type ReviewSolutionInput = z.infer<typeof reviewSolutionInput>;
