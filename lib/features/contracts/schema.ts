import { z } from "zod";
import { MOST_MONTHS } from "#lib/domain/contracts/price.ts";
import { MOST_TYPED } from "#lib/domain/money/money.ts";
import { isUsualDate } from "#lib/domain/time/dates.ts";
import { formFiles } from "#lib/features/files/schema.ts";

export const MOST_TRAINING_FILES = 3;

const plainDate = z.string().min(1).refine(isUsualDate, "contracts.invalid.date");
/** An amount as people type it, in whole units with up to two decimals; kept in minor units. */
const majorAmount = z
  .number()
  .min(0)
  .max(MOST_TYPED / 100);

export const systemInput = z.object({
  productId: z.uuid("contracts.invalid.product"),
  name: z.string().trim().min(1).max(120),
  modules: z.array(z.string().max(80)).max(40),
  version: z.string().trim().max(40),
  /** What is counted where the plan sells by the unit (P15). */
  unit: z.enum(["server", "zone", "domain"]).nullable(),
  units: z.int32().min(1).max(100_000),
  /** What the software was sold for, in the plan's currency (S13); left out where the plan sells by the unit. */
  salePrice: majorAmount.optional(),
});
export type SystemInput = z.infer<typeof systemInput>;

const terms = {
  planId: z.uuid("contracts.invalid.plan"),
  startsOn: plainDate,
  months: z.int32().min(1).max(MOST_MONTHS),
  /** "vendor" or a partner's id (T1); a partner's own contracts are served by itself. */
  serving: z.union([z.literal("vendor"), z.uuid()], "contracts.invalid.serving").optional(),
  systems: z.array(systemInput).min(1, "contracts.invalid.noSystems").max(40),
};

/** A draft. With `renewsId` it follows that contract; with `contractId` and `version` it changes an earlier draft. */
export const saveDraftInput = z.object({
  ...terms,
  customerId: z.uuid("contracts.invalid.customer"),
  renewsId: z.uuid().optional(),
});
export type SaveDraftInput = z.infer<typeof saveDraftInput>;

export const changeDraftInput = z.object({ ...terms, contractId: z.uuid(), version: z.int32() });
export type ChangeDraftInput = z.infer<typeof changeDraftInput>;

const contract = { contractId: z.uuid(), version: z.int32() };

export const signInput = z.object({
  ...contract,
  signedOn: plainDate,
  signedBy: z.string().trim().min(1).max(160),
});
export type SignInput = z.infer<typeof signInput>;

export const cancelInput = z.object({
  ...contract,
  /** First day without cover; a draft is simply dropped. */
  cancelledOn: plainDate,
  reason: z.string().trim().min(1).max(2000),
});
export type CancelInput = z.infer<typeof cancelInput>;

export const changeServingInput = z.object({
  ...contract,
  serving: z.union([z.literal("vendor"), z.uuid()], "contracts.invalid.serving"),
  reason: z.string().trim().min(1).max(2000),
});
export type ChangeServingInput = z.infer<typeof changeServingInput>;

export const addContactInput = z.object({
  contractId: z.uuid(),
  name: z.string().trim().min(1).max(160),
  email: z.email().max(254),
  /** Left empty until the training has taken place (S7). */
  trainedOn: z.union([plainDate, z.literal("")]),
  trainingNote: z.string().trim().max(500),
});
export type AddContactInput = z.infer<typeof addContactInput>;

export const recordTrainingInput = z.object({
  contractId: z.uuid(),
  contactId: z.uuid(),
  version: z.int32(),
  trainedOn: plainDate,
  trainingNote: z.string().trim().max(500),
  /** What proves it. */
  files: formFiles(MOST_TRAINING_FILES, "contracts.invalid.trainingFiles").optional(),
});
export type RecordTrainingInput = z.infer<typeof recordTrainingInput>;

export const removeContactInput = z.object({ contractId: z.uuid(), contactId: z.uuid(), version: z.int32() });
export type RemoveContactInput = z.infer<typeof removeContactInput>;

/** The old contact goes and a new one takes the place, in one deed. */
export const replaceContactInput = z.object({
  contractId: z.uuid(),
  contactId: z.uuid(),
  version: z.int32(),
  name: z.string().trim().min(1).max(160),
  email: z.email().max(254),
});
export type ReplaceContactInput = z.infer<typeof replaceContactInput>;

export const inviteContactInput = z.object({ contractId: z.uuid(), contactId: z.uuid() });
export type InviteContactInput = z.infer<typeof inviteContactInput>;
