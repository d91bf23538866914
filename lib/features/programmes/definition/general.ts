import { z } from "zod";
import { localText, moneySchema, words } from "./words.ts";

/** What a programme says of itself. */
export const general = {
  name: localText,
  product: words,
  headline: localText,
  summary: localText,
  callToAction: localText,
  certifiesCompany: z.boolean().optional(),
  annualFee: moneySchema.nullable(),
};
