import { z } from "zod";
import { MOST_TYPED } from "#lib/domain/money/money.ts";

// Messages are keys of the namespace "programmes"; whoever shows them translates them.

export const message = (name: string) => `programmes.definition.${name}`;

/** The stable name of a thing: what applications, evidence and certificates refer to. */
export const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, message("key"))
  // "constructor": what is kept by key would be found there before anybody has kept it.
  .refine(name => !(name in {}), message("keyReserved"))
  .meta({ id: "Key", description: "The stable name of a thing: small letters, digits and _." });
export const keys = z.array(key);
export const words = z.string().trim().min(1, message("textMissing")).max(4000, message("textTooLong"));
export const localText = z
  .union([words, z.strictObject({ en: words, es: words })], { error: message("textMissing") })
  .meta({ id: "Text", description: "One text for both languages, or one for each." });
export const moneySchema = z
  .strictObject({
    minor: z.int(message("amount")).nonnegative(message("amount")).max(MOST_TYPED, message("amount")),
    currency: z.enum(["EUR", "USD", "MXN", "GBP"], { error: message("currency") }),
  })
  .meta({ id: "Amount", description: "An amount in cents." });
export const months = z
  .int(message("months"))
  .min(1, message("months"))
  .max(120, message("months"))
  .meta({ id: "Months" });
export const days = z
  .int(message("days"))
  .min(0, message("days"))
  .max(3650, message("days"))
  .meta({ id: "Days" });
export const basisPoints = z
  .int(message("basisPoints"))
  .min(0, message("basisPoints"))
  .max(10_000, message("basisPoints"))
  .meta({ id: "BasisPoints", description: "Hundredths of a percent: 2000 is 20 %." });
export const count = z.int(message("count")).min(1, message("count")).max(1000, message("count"));
/** How many people a requirement may ask for: more have no partner, and what it would cost is counted for each. */
export const MOST_PEOPLE = 100;
export const people = z.int(message("people")).min(1, message("people")).max(MOST_PEOPLE, message("people"));
export const side = z.enum(["partner", "vendor"]);
export const evidence = z.enum(["text", "file", "date"]);
