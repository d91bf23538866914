import { z } from "zod";
import { count, evidence, key, keys, localText, MOST_PEOPLE, message, months, people } from "./words.ts";

const base = {
  key,
  title: localText,
  description: localText,
  comparison: z.strictObject({ row: key, title: localText, value: localText }).optional(),
};

/** So many of something that was won or certified, within the months before the day; null counts them all. */
const counted = z.strictObject({ minimum: count, withinMonths: months.nullable() });

export const requirement = z.discriminatedUnion("kind", [
  z.strictObject({
    ...base,
    kind: z.literal("certified_specialists"),
    params: z.strictObject({
      minimum: people,
      areas: keys.min(1, message("groupWithoutAreas")),
      minimumPerArea: z
        .int(message("peopleOrNone"))
        .min(0, message("peopleOrNone"))
        .max(MOST_PEOPLE, message("peopleOrNone")),
    }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("signed_document"),
    params: z.strictObject({ document: key }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("validated_business_plan"),
    params: z.strictObject({ validMonths: months.nullable() }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("approved_application"),
    params: z.record(z.string(), z.never()),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("support_teams"),
    params: z.strictObject({
      levels: z.array(z.int().min(1).max(3)).min(1, message("levels")),
      minimumPerLevel: people,
    }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("integrated_solution"),
    params: z.strictObject({ reviewMonths: months.nullable() }),
  }),
  z.strictObject({ ...base, kind: z.literal("project_count"), params: counted }),
  z.strictObject({ ...base, kind: z.literal("deal_count"), params: counted }),
  z.strictObject({
    ...base,
    kind: z.literal("custom_evidence"),
    params: z.strictObject({ evidence, validMonths: months.nullable() }),
  }),
]);
