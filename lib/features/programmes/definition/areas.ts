import { z } from "zod";
import { count, days, key, keys, localText, message, moneySchema, months } from "./words.ts";

export const area = z.strictObject({
  key,
  name: localText,
  description: localText,
  validityMonths: months,
  graceDays: days,
  renewalWindowDays: days.optional(),
  noticeDays: z.array(days).min(1, message("noticeNone")).optional(),
  escalates: z.boolean(),
  issuesOnPass: z.boolean().optional(),
  level2: z.boolean().optional(),
});

export const training = z.strictObject({
  key,
  title: localText,
  areas: keys.min(1, message("groupWithoutAreas")),
  people: count,
  price: moneySchema,
  additionalAttendee: moneySchema.nullable(),
});
