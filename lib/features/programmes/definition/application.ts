import { z } from "zod";
import { FILLS } from "#lib/domain/programmes/carried.ts";
import { basisPoints, count, key, keys, localText, message } from "./words.ts";

const question = z
  .strictObject({
    key,
    label: localText,
    hint: localText.optional(),
    kind: z.enum([
      "text",
      "long_text",
      "number",
      "choice",
      "multi",
      "people",
      "country",
      "url",
      "file",
      "tier",
    ]),
    required: z.boolean(),
    minLength: z.int(message("count")).min(1, message("count")).optional(),
    maxLength: z
      .int(message("count"))
      .min(1, message("count"))
      .max(10_000, message("tenThousand"))
      .optional(),
    min: z.int(message("countOrNone")).min(0, message("countOrNone")).optional(),
    max: z.int(message("countOrNone")).min(0, message("countOrNone")).optional(),
    options: z.array(z.strictObject({ key, label: localText })).optional(),
    fills: z.enum(FILLS).optional(),
  })
  .refine(
    q => (q.kind === "choice" || q.kind === "multi") === (q.options !== undefined && q.options.length > 1),
    { error: message("options"), path: ["options"] },
  )
  .refine(q => (q.minLength ?? 0) <= (q.maxLength ?? 10_000), {
    error: message("range"),
    path: ["maxLength"],
  })
  .refine(q => (q.min ?? 0) <= (q.max ?? Number.MAX_SAFE_INTEGER), {
    error: message("range"),
    path: ["max"],
  });

const section = z.strictObject({
  key,
  title: localText,
  why: localText,
  questions: z.array(question).min(1, message("sectionWithoutQuestions")),
});

/** P12: the form an applicant fills in; the vendor answers within so many working days. */
export const application = z.strictObject({
  minutes: count,
  answerWorkingDays: count,
  warnAtPercent: z.int(message("percent")).min(1, message("percent")).max(100, message("percent")).optional(),
  sections: z.array(section).min(1, message("sections")),
});

/** P12: what an application is assessed by, with a weight and a minimum in each criterion. */
export const criterion = z
  .strictObject({
    key,
    title: localText,
    description: localText,
    weightBp: basisPoints,
    minimumPoints: z.int(message("countOrNone")).min(0, message("countOrNone")),
    maxPoints: count,
    sections: keys,
  })
  .refine(c => c.minimumPoints <= c.maxPoints, { error: message("range"), path: ["minimumPoints"] });
