import { z } from "zod";
import { PLAN_PARTS, type PlanContent, planGaps } from "#lib/domain/plans/content.ts";
import { ACTION_STATES } from "#lib/domain/plans/progress.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { isQuarter } from "#lib/domain/time/quarters.ts";

const MOST_ITEMS = 40;
const LARGEST = 1e12;

const key = z.string().regex(/^[\w-]{3,40}$/);
const words = z.string().trim().max(8000);
const name = z.string().trim().max(160);
const note = z.string().trim().max(1000);
const day = z.string().refine(isPlainDate, "onboarding.invalid.date");
const noDay = z.literal("").transform(() => null);
const quarter = z.string().refine(isQuarter, "errors.invalidValue");
/** Two decimals at most, as the database keeps them. */
const figure = z
  .number("onboarding.plan.invalid.figure")
  .min(-LARGEST)
  .max(LARGEST)
  .refine(
    value => Math.abs(value * 100 - Math.round(value * 100)) < 1e-4,
    "onboarding.plan.invalid.decimals",
  );
const count = z.number("onboarding.plan.invalid.figure").int("onboarding.plan.invalid.whole").min(0).max(1e9);

/** An empty field of figures is no figure, not zero. */
const orNone = <T extends z.ZodType>(schema: T) => schema.nullish().transform(value => value ?? null);

const part = <T extends z.ZodType>(item: T) =>
  z.object({ text: words, items: z.array(item).max(MOST_ITEMS, "onboarding.plan.invalid.tooMany") });

/** Each part of a plan as it may be kept on the way, whole or not. */
export const planParts = {
  head: z.object({
    title: name,
    period: z.object({ from: quarter, quarters: z.number().int().min(1).max(12) }),
  }),
  market: part(z.object({ key, name, size: orNone(count), note })),
  offers: part(z.object({ key, name, note })),
  targets: part(
    z.object({
      key,
      name,
      unit: z.string().trim().max(24),
      adds: z.boolean(),
      figures: z.record(quarter, orNone(figure)),
    }),
  ),
  actions: part(
    z.object({
      key,
      name,
      owner: z.string().trim().max(120),
      quarter: z.union([quarter, z.literal("")]),
      dueOn: z.union([noDay, day]).nullable(),
    }),
  ),
};
export const PLAN_SECTIONS = ["head", ...PLAN_PARTS] as const;
export type PlanSection = (typeof PLAN_SECTIONS)[number];

const none = { text: "", items: [] };
/** A plan was once four texts: each reads as its part's words. */
const earlier = (value: unknown) =>
  typeof value === "string" ? { text: value, items: [] } : (value ?? none);
const kept = <T extends z.ZodType>(schema: T) => z.preprocess(earlier, schema);

const keptContent = z.object({
  period: planParts.head.shape.period.optional(),
  market: kept(planParts.market),
  offers: kept(planParts.offers),
  targets: kept(planParts.targets),
  actions: kept(planParts.actions),
});

/** The content as kept on a row or a fact; what is not there reads as empty, a period that is not as the one given. */
export function planContent(value: unknown, period: PlanContent["period"]): PlanContent {
  const found = keptContent.safeParse(value ?? {});
  const empty = { market: none, offers: none, targets: none, actions: none };
  return found.success ? { ...found.data, period: found.data.period ?? period } : { period, ...empty };
}

/** Without an id a new plan is begun. */
const about = { partnershipId: z.uuid(), planId: z.uuid().nullable() };
/** How often each section had been changed when it was last read. */
const revisions = z.partialRecord(z.enum(PLAN_SECTIONS), z.int32().min(0));
export type Revisions = z.output<typeof revisions>;
export const readRevisions = (value: unknown): Revisions => revisions.catch({}).parse(value ?? {});

export const savePlanInput = z.intersection(
  z.object({ ...about, revision: z.int32().min(0) }),
  z.discriminatedUnion("section", [
    z.object({ section: z.literal("head"), value: planParts.head }),
    z.object({ section: z.literal("market"), value: planParts.market }),
    z.object({ section: z.literal("offers"), value: planParts.offers }),
    z.object({ section: z.literal("targets"), value: planParts.targets }),
    z.object({ section: z.literal("actions"), value: planParts.actions }),
  ]),
);
export type SavePlanInput = z.output<typeof savePlanInput>;

export const submitPlanInput = z
  .object({
    ...about,
    revisions,
    title: name,
    period: planParts.head.shape.period,
    market: planParts.market,
    offers: planParts.offers,
    targets: planParts.targets,
    actions: planParts.actions,
  })
  .superRefine((plan, ctx) => {
    for (const { path, gap } of planGaps(plan.title, plan))
      ctx.addIssue({
        code: "custom",
        path: path.split("."),
        message: gap === "required" ? "errors.required" : `onboarding.plan.gap.${gap}`,
      });
  });
export type SubmitPlanInput = z.output<typeof submitPlanInput>;

export const revisePlanInput = z.object({ planId: z.uuid() });

const decided = { planId: z.uuid(), version: z.int32() };

export const validatePlanInput = z
  .object({ ...decided, validFrom: day, validUntil: z.union([z.literal(""), day]).optional() })
  .refine(v => !v.validUntil || v.validUntil >= v.validFrom, {
    path: ["validUntil"],
    message: "onboarding.invalid.beforeStart",
  });
export type ValidatePlanInput = z.infer<typeof validatePlanInput>;

export const returnPlanInput = z.object({ ...decided, remark: z.string().trim().min(1).max(4000) });
export type ReturnPlanInput = z.infer<typeof returnPlanInput>;

export const notePlanInput = z.object({
  planId: z.uuid(),
  part: z.enum(PLAN_PARTS),
  body: z.string().trim().min(1, "errors.required").max(4000),
});
export type NotePlanInput = z.infer<typeof notePlanInput>;

export const settleNoteInput = z.object({ noteId: z.uuid(), settled: z.boolean() });
export type SettleNoteInput = z.infer<typeof settleNoteInput>;

/** `seen` is the record that stood there when this was typed: a newer one of somebody else's is not passed over. */
const said = { planId: z.uuid(), itemKey: key, note, seen: z.uuid().nullable() };
export const recordTargetInput = z.object({ ...said, quarter, value: figure });
export type RecordTargetInput = z.infer<typeof recordTargetInput>;
export const recordActionInput = z.object({ ...said, state: z.enum(ACTION_STATES) });
export type RecordActionInput = z.infer<typeof recordActionInput>;
