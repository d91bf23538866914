import { z } from "zod";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";

// Messages are keys of the namespace "programmes"; the form that edits a definition translates them.

const message = (name: string) => `programmes.definition.${name}`;

const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, message("key"));
const words = z.string().trim().min(1, message("textMissing")).max(4000, message("textTooLong"));
export const localText = z.union([words, z.strictObject({ en: words, es: words })], {
  error: message("textMissing"),
});
export const moneySchema = z.strictObject({
  minor: z.int(message("amount")).nonnegative(message("amount")),
  currency: z.enum(["EUR", "USD", "MXN", "GBP"], { error: message("currency") }),
});
const months = z.int(message("months")).min(1, message("months")).max(120, message("months"));
const days = z.int(message("days")).min(0, message("days")).max(3650, message("days"));
const basisPoints = z
  .int(message("basisPoints"))
  .min(0, message("basisPoints"))
  .max(10_000, message("basisPoints"));
const count = z.int(message("count")).min(1, message("count")).max(1000, message("count"));
const keys = z.array(key);

const tier = z.strictObject({
  key,
  name: localText,
  rank: count,
  tagline: localText,
  summary: localText,
  requirements: keys.min(1, message("tierWithoutRequirements")),
  benefits: keys,
});

const requirementBase = {
  key,
  title: localText,
  description: localText,
  comparison: z.strictObject({ row: key, title: localText, value: localText }).optional(),
};
const requirement = z.discriminatedUnion("kind", [
  z.strictObject({
    ...requirementBase,
    kind: z.literal("certified_specialists"),
    params: z.strictObject({
      minimum: count,
      areas: keys.min(1, message("groupWithoutAreas")),
      minimumPerArea: z.int(message("count")).min(0, message("count")),
    }),
  }),
  z.strictObject({
    ...requirementBase,
    kind: z.literal("signed_document"),
    params: z.strictObject({ document: key }),
  }),
  z.strictObject({
    ...requirementBase,
    kind: z.literal("validated_business_plan"),
    params: z.strictObject({ validMonths: months.nullable() }),
  }),
  z.strictObject({
    ...requirementBase,
    kind: z.literal("approved_application"),
    params: z.record(z.string(), z.never()),
  }),
  z.strictObject({
    ...requirementBase,
    kind: z.literal("support_teams"),
    params: z.strictObject({
      levels: z.array(z.int().min(1).max(3)).min(1, message("levels")),
      minimumPerLevel: count,
    }),
  }),
  z.strictObject({
    ...requirementBase,
    kind: z.literal("integrated_solution"),
    params: z.strictObject({ reviewMonths: months.nullable() }),
  }),
  z.strictObject({
    ...requirementBase,
    kind: z.literal("custom_evidence"),
    params: z.strictObject({ evidence: z.enum(["text", "file", "date"]), validMonths: months.nullable() }),
  }),
]);

const benefit = z
  .strictObject({
    key,
    kind: z.enum([
      "listing",
      "discount",
      "deal_registration",
      "level3_support",
      "logo",
      "library",
      "beta",
      "influence",
      "post",
      "project_certification",
    ]),
    title: localText,
    description: localText,
    params: z.strictObject({
      basisPoints: basisPoints.optional(),
      covers: z.array(z.enum(["support", "services", "training", "events"])).optional(),
      items: z.array(z.string().min(1)).optional(),
    }),
  })
  .refine(b => b.kind !== "discount" || b.params.basisPoints !== undefined, {
    error: message("discountWithoutRate"),
    path: ["params", "basisPoints"],
  });

const side = z.enum(["partner", "vendor"]);
const link = z.union([
  z.literal("business_plan"),
  z.templateLiteral(["agreement:", z.string()]),
  z.templateLiteral(["specialists:", z.string()]),
]);

const phase = z.strictObject({
  key,
  title: localText,
  summary: localText,
  ongoing: z.boolean(),
  steps: z
    .array(
      z.strictObject({
        key,
        title: localText,
        description: localText,
        doneBy: side,
        confirmedBy: side.optional(),
        evidence: z.enum(["none", "text", "file", "date"]),
        link: link.optional(),
        dueDays: days,
      }),
    )
    .min(1, message("phaseWithoutSteps")),
});

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
    minLength: z.int().min(1).optional(),
    maxLength: z.int().min(1).max(10_000).optional(),
    min: z.int().min(0).optional(),
    max: z.int().min(0).optional(),
    options: z.array(z.strictObject({ key, label: localText })).optional(),
  })
  .refine(
    q => (q.kind === "choice" || q.kind === "multi") === (q.options !== undefined && q.options.length > 1),
    {
      error: message("options"),
      path: ["options"],
    },
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

const criterion = z
  .strictObject({
    key,
    title: localText,
    description: localText,
    weightBp: basisPoints,
    minimumPoints: z.int().min(0),
    maxPoints: count,
    sections: keys,
  })
  .refine(c => c.minimumPoints <= c.maxPoints, { error: message("range"), path: ["minimumPoints"] });

const shape = z.strictObject({
  key,
  name: localText,
  product: words,
  headline: localText,
  summary: localText,
  callToAction: localText,
  tiers: z.array(tier).min(1, message("tiers")),
  requirements: z.array(requirement).min(1, message("requirements")),
  benefits: z.array(benefit),
  phases: z.array(phase),
  areas: z.array(
    z.strictObject({
      key,
      name: localText,
      description: localText,
      validityMonths: months,
      graceDays: days,
      escalates: z.boolean(),
    }),
  ),
  trainings: z.array(
    z.strictObject({
      key,
      title: localText,
      areas: keys.min(1, message("groupWithoutAreas")),
      people: count,
      price: moneySchema,
      additionalAttendee: moneySchema.nullable(),
    }),
  ),
  agreements: z.array(
    z.strictObject({ key, title: localText, termMonths: months.nullable(), requiredToStart: z.boolean() }),
  ),
  annualFee: moneySchema.nullable(),
  application: z.strictObject({
    minutes: count,
    answerWorkingDays: count,
    sections: z.array(section).min(1, message("sections")),
  }),
  rubric: z.array(criterion).min(1, message("rubric")),
  remediationDays: days,
  renewalWindowDays: days,
  noticeDays: z.array(days),
});

type Path = (string | number)[];
type Complain = (name: string, path: Path) => void;

function complainOfRepeats(list: { key: string }[], path: Path, complain: Complain): void {
  const seen = new Set<string>();
  list.forEach((item, index) => {
    if (seen.has(item.key)) complain("keyTwice", [...path, index, "key"]);
    seen.add(item.key);
  });
}

function complainOfStrangers(
  wanted: string[],
  known: { key: string }[],
  path: Path,
  complain: Complain,
): void {
  const names = new Set(known.map(item => item.key));
  wanted.forEach((name, index) => {
    if (!names.has(name)) complain("unknownKey", [...path, index]);
  });
}

/** Cross-references: every key once, every key named exists, ranks differ, weights make a whole. */
function complainOfReferences(d: z.infer<typeof shape>, complain: Complain): void {
  const lists = [
    "tiers",
    "requirements",
    "benefits",
    "phases",
    "areas",
    "trainings",
    "agreements",
    "rubric",
  ] as const;
  for (const name of lists) complainOfRepeats(d[name], [name], complain);
  complainOfRepeats(d.application.sections, ["application", "sections"], complain);
  const questions = d.application.sections.flatMap(s => s.questions);
  complainOfRepeats(questions, ["application", "sections"], complain);
  const steps = d.phases.flatMap(p => p.steps);
  complainOfRepeats(steps, ["phases"], complain);

  d.tiers.forEach((t, i) => {
    complainOfStrangers(t.requirements, d.requirements, ["tiers", i, "requirements"], complain);
    complainOfStrangers(t.benefits, d.benefits, ["tiers", i, "benefits"], complain);
    if (d.tiers.findIndex(other => other.rank === t.rank) !== i) complain("rankTwice", ["tiers", i, "rank"]);
  });
  d.requirements.forEach((r, i) => {
    const path = ["requirements", i, "params"];
    if (r.kind === "certified_specialists")
      complainOfStrangers(r.params.areas, d.areas, [...path, "areas"], complain);
    if (r.kind === "signed_document")
      complainOfStrangers([r.params.document], d.agreements, [...path, "document"], complain);
  });
  d.trainings.forEach((t, i) => {
    complainOfStrangers(t.areas, d.areas, ["trainings", i, "areas"], complain);
  });
  d.rubric.forEach((c, i) => {
    complainOfStrangers(c.sections, d.application.sections, ["rubric", i, "sections"], complain);
  });
  d.phases.forEach((p, i) => {
    p.steps.forEach((s, j) => {
      const [kind, name] = s.link?.split(":") ?? [];
      const path = ["phases", i, "steps", j, "link"];
      if (kind === "agreement") complainOfStrangers([name ?? ""], d.agreements, path, complain);
      if (kind === "specialists") complainOfStrangers([name ?? ""], d.areas, path, complain);
    });
  });
  const weight = d.rubric.reduce((total, c) => total + c.weightBp, 0);
  if (weight !== 10_000) complain("rubricWeight", ["rubric"]);
}

/** A programme's definition as a vendor edits it (P20); issues carry message keys and the path of the field. */
export const programmeDefinitionSchema = shape.superRefine((definition, context) => {
  complainOfReferences(definition, (name, path) => {
    context.addIssue({ code: "custom", message: message(name), path });
  });
});

/** The definition of a stored row; throws a ZodError on anything else, which would be a bug or a broken row. */
export function parseProgrammeDefinition(value: unknown): ProgrammeDefinition {
  return programmeDefinitionSchema.parse(value);
}
