import { z } from "zod";
import { isUsualDate } from "#lib/domain/time/dates.ts";
import { formFiles } from "#lib/features/files/schema.ts";

const plainDate = z.string().min(1).refine(isUsualDate, "contracts.invalid.date");
/** As people type it, with up to two decimals; kept in basis points. */
export const discountPercent = z
  .number()
  .min(0, "contractLife.invalid.percent")
  .max(100, "contractLife.invalid.percent");

const words = z.string().trim().min(1).max(2000);

/** A discount says why, and who granted it. */
export const discountSaysWhy = (
  input: { discountPercent: number; discountWhy: string; discountBy: string },
  context: z.RefinementCtx,
) => {
  if (!(input.discountPercent > 0)) return;
  for (const path of ["discountWhy", "discountBy"] as const)
    if (!input[path])
      context.addIssue({ code: "custom", path: [path], message: `contractLife.invalid.${path}` });
};

export const discountFields = {
  discountPercent,
  discountWhy: z.string().trim().max(500),
  discountBy: z.string().trim().max(160),
};

export const sendQuoteInput = z
  .object({
    contractId: z.uuid(),
    version: z.int32(),
    validUntil: plainDate,
    ...discountFields,
    /** To the customer, on the quote. */
    words: z.string().trim().max(2000),
  })
  .superRefine(discountSaysWhy);
export type SendQuoteInput = z.infer<typeof sendQuoteInput>;

const quote = { contractId: z.uuid(), quoteId: z.uuid() };

export const acceptQuoteInput = z.object(quote);
export type AcceptQuoteInput = z.infer<typeof acceptQuoteInput>;

export const declineQuoteInput = z.object({ ...quote, reason: words });
export type DeclineQuoteInput = z.infer<typeof declineQuoteInput>;

export const withdrawQuoteInput = z.object({ ...quote, version: z.int32(), reason: words });
export type WithdrawQuoteInput = z.infer<typeof withdrawQuoteInput>;

export const recordOrderInput = z.object({
  contractId: z.uuid(),
  number: z.string().trim().min(1).max(80),
  orderedOn: plainDate,
  orderedBy: z.string().trim().min(1).max(160),
  files: formFiles(3, "contractLife.invalid.threeFiles").optional(),
});
export type RecordOrderInput = z.infer<typeof recordOrderInput>;

export const takeBackOrderInput = z.object({ contractId: z.uuid(), orderId: z.uuid(), reason: words });
export type TakeBackOrderInput = z.infer<typeof takeBackOrderInput>;
