import { z } from "zod";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { formFiles } from "#lib/features/files/schema.ts";

export const MOST_EVIDENCE_FILES = 5;

const day = z.string().refine(isPlainDate, "onboarding.invalid.date");
const dayOrNone = z.union([z.literal(""), day]).optional();
const words = z.string().trim().min(1, "errors.required").max(2000);

/** Without an id it is new. `keep` are the files of an earlier try that stay; what the requirement asks for is said at its field. */
export const handInEvidenceInput = z.object({
  partnershipId: z.uuid(),
  evidenceId: z.uuid().nullable(),
  version: z.int32(),
  requirementKey: z.string().min(1).max(60),
  label: z.string().trim().min(1, "errors.required").max(160),
  text: z.string().trim().max(4000).optional(),
  url: z
    .union([
      z.literal(""),
      z.url({ protocol: /^https?$/, error: "onboarding.evidence.invalid.url" }).max(500),
    ])
    .optional(),
  datedOn: dayOrNone,
  validUntil: dayOrNone,
  keep: z.union([z.array(z.uuid()).max(20), z.literal(false)]).optional(),
  files: formFiles(MOST_EVIDENCE_FILES, "onboarding.invalid.files").optional(),
});
export type HandInEvidenceInput = z.infer<typeof handInEvidenceInput>;

const about = { evidenceId: z.uuid(), version: z.int32() };

export const takeBackEvidenceInput = z.object(about);

export const confirmEvidenceInput = z
  .object({ ...about, from: day.min(1, "errors.required"), until: dayOrNone })
  .refine(v => !v.until || v.until >= v.from, { path: ["until"], message: "onboarding.invalid.beforeStart" });
export type ConfirmEvidenceInput = z.infer<typeof confirmEvidenceInput>;

export const returnEvidenceInput = z.object({ ...about, remark: words });
export type ReturnEvidenceInput = z.infer<typeof returnEvidenceInput>;

export const endEvidenceInput = z.object({ ...about, reason: words });
export type EndEvidenceInput = z.infer<typeof endEvidenceInput>;
