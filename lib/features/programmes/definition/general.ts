import { localText, moneySchema, words } from "./words.ts";

/** What a programme says of itself. */
export const general = {
  name: localText,
  product: words,
  headline: localText,
  summary: localText,
  callToAction: localText,
  annualFee: moneySchema.nullable(),
};
