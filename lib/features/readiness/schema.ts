import { z } from "zod";
import { isUsualDate } from "#lib/domain/time/dates.ts";
import { formFiles } from "#lib/features/files/schema.ts";

export const MOST_READINESS_FILES = 5;

const words = z.string().trim().min(1, "errors.required").max(2000);
/** `last`: the newest entry the person saw of this point, empty where there was none. */
const about = {
  contractId: z.uuid(),
  itemKey: z.string().min(1).max(60),
  last: z.union([z.uuid(), z.literal("")]),
};

export const stateReadinessInput = z.object({
  ...about,
  text: words,
  files: formFiles(MOST_READINESS_FILES, "readiness.invalid.files").optional(),
});
export type StateReadinessInput = z.infer<typeof stateReadinessInput>;

export const confirmReadinessInput = z.object({
  ...about,
  reviewOn: z.string().min(1, "errors.required").refine(isUsualDate, "contracts.invalid.date"),
});
export type ConfirmReadinessInput = z.infer<typeof confirmReadinessInput>;

export const returnReadinessInput = z.object({ ...about, text: words });
export type ReturnReadinessInput = z.infer<typeof returnReadinessInput>;
