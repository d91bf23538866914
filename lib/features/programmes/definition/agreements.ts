import { z } from "zod";
import { key, localText, months } from "./words.ts";

export const agreement = z.strictObject({
  key,
  title: localText,
  termMonths: months.nullable(),
  requiredToStart: z.boolean(),
});
