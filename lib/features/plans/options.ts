import { z } from "zod";
import { key, localText, moneySchema } from "#lib/features/programmes/definition/words.ts";

// Messages are keys of the namespace "plans"; the form that edits a plan translates them.

const message = (name: string) => `plans.definition.${name}`;
const whole = (name: string, min: number, max: number) =>
  z.int(message(name)).min(min, message(name)).max(max, message(name));
const checks = z
  .array(z.strictObject({ key, label: localText }))
  .max(40, message("tooMany"))
  .refine(list => new Set(list.map(item => item.key)).size === list.length, message("keyTwice"));

/** What a plan offers beside its cover (S7, S12, S16, S17), as a vendor edits it. */
export const planOptionsSchema = z.strictObject({
  hours: z
    .strictObject({
      leastHours: whole("leastHours", 1, 10_000),
      validMonths: whole("validMonths", 1, 120),
      pricePerHour: moneySchema,
    })
    .nullable(),
  onSite: z
    .strictObject({
      items: checks.min(1, message("onSiteItems")),
      pricePerYear: moneySchema,
      reviewMonths: whole("reviewMonths", 1, 12),
      noticeDays: whole("days", 0, 365),
      agenda: checks.min(1, message("agenda")),
    })
    .nullable(),
  bookedDays: z.strictObject({
    leadDays: whole("days", 0, 365),
    calendar: z.string().min(1, message("calendar")).nullable(),
  }),
  readiness: z.strictObject({
    reviewMonths: whole("reviewMonths", 1, 60),
    noticeDays: whole("days", 0, 365),
  }),
  contactTraining: z.strictObject({
    areas: z.array(key).max(40, message("tooMany")),
    howTo: localText.nullable(),
  }),
});
