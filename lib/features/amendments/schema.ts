import { z } from "zod";
import { isUsualDate } from "#lib/domain/time/dates.ts";
import { systemInput } from "#lib/features/contracts/schema.ts";
import { discountFields, discountSaysWhy } from "#lib/features/quotes/schema.ts";

const plainDate = z.string().min(1).refine(isUsualDate, "contracts.invalid.date");
const words = z.string().trim().min(1).max(2000);

/** A system as it is to be; with `systemId` it is one that is under the contract already. */
export const amendedSystem = systemInput.extend({ systemId: z.uuid().nullable() });
export type AmendedSystem = z.infer<typeof amendedSystem>;

export const amendInput = z
  .object({
    contractId: z.uuid(),
    version: z.int32(),
    /** First day on which it counts. */
    effectiveOn: plainDate,
    systems: z.array(amendedSystem).min(1, "contracts.invalid.noSystems").max(40),
    ...discountFields,
    reason: words,
    agreedBy: z.string().trim().min(1).max(160),
    agreedOn: plainDate,
  })
  .superRefine(discountSaysWhy);
export type AmendInput = z.infer<typeof amendInput>;

export const closeInvoiceInput = z.object({
  contractId: z.uuid(),
  number: z.string().trim().min(1).max(80),
  /** Last day that is invoiced. */
  throughOn: plainDate,
});
export type CloseInvoiceInput = z.infer<typeof closeInvoiceInput>;

export const reopenInvoiceInput = z.object({ contractId: z.uuid(), invoiceId: z.uuid(), reason: words });
export type ReopenInvoiceInput = z.infer<typeof reopenInvoiceInput>;
