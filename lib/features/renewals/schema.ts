import { z } from "zod";

export const prepareNextInput = z.object({
  contractId: z.uuid(),
  months: z.int32().min(1).max(120),
});
export type PrepareNextInput = z.infer<typeof prepareNextInput>;

export const askForRenewalInput = z.object({
  contractId: z.uuid(),
  words: z.string().trim().max(2000),
});
export type AskForRenewalInput = z.infer<typeof askForRenewalInput>;
