import { z } from "zod";
import { days, key, localText, months } from "./words.ts";

export const agreement = z.strictObject({
  key,
  title: localText,
  termMonths: months.nullable(),
  requiredToStart: z.boolean(),
  endNoticeDays: days
    .optional()
    .meta({ description: "Days of notice with which a partner ends it; left out, only the vendor ends it." }),
});
