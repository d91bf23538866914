import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { emptyPlan, type PlanDraftDefinition, planToEdit } from "#lib/domain/contracts/plan-draft.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { holdDraft } from "#lib/platform/held-draft.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import { loosePlan } from "./definition/loose.ts";
import { parseSupportPlan } from "./definition.ts";
import { planOf, problemsOfPlan } from "./problems.ts";
import type { NewPlanInput, PublishPlanInput } from "./schema.ts";
import { planSurroundings } from "./surroundings.ts";

/** A plan as somebody is changing it. */
export type PlanDraft = {
  id: string;
  key: string;
  /** As typed; may lack anything. */
  content: PlanDraftDefinition;
  baseVersion: number | null;
  version: number;
  savedBy: string;
  savedAt: Date;
};

const json = (value: unknown) => value as Prisma.InputJsonObject;

/** A plan's draft; null where nobody is changing it. Only the vendor's side can read one. */
export async function loadPlanDraft(tx: Tx, tenantId: string, key: string): Promise<PlanDraft | null> {
  const row = await tx.supportPlanDraft.findFirst({ where: { tenantId, key } });
  if (!row) return null;
  const { id, baseVersion, version, savedBy, savedAt } = row;
  return { id, key, content: loosePlan.parse(row.definition), baseVersion, version, savedBy, savedAt };
}

/** A published version of a plan, by its key; the newest without a number. Null where there is none. */
export async function publishedPlan(
  tx: Tx,
  tenantId: string,
  key: string,
  version?: number,
): Promise<{ planId: string; version: number; definition: SupportPlanDefinition } | null> {
  const row = await tx.supportPlanVersion.findFirst({
    where: { tenantId, plan: { key }, ...(version === undefined ? {} : { version }) },
    orderBy: { version: "desc" },
  });
  return row && { planId: row.planId, version: row.version, definition: parseSupportPlan(row.definition) };
}

/** False where somebody was quicker. */
async function begin(tx: Tx, by: By, key: string, baseVersion: number | null, content: PlanDraftDefinition) {
  const { tenantId } = by;
  const id = newId();
  const definition = json({ ...content, key });
  const made = await tx.supportPlanDraft.createMany({
    data: [{ tenantId, id, key, definition, baseVersion, createdBy: by.name, savedBy: by.name }],
    skipDuplicates: true,
  });
  if (made.count === 0) return false;
  await audit(tx, by, {
    action: "plan.draft",
    subjectType: "plan",
    subjectId: id,
    after: { key, baseVersion },
  });
  return true;
}

/** Opens a draft of a published plan; where somebody has opened one already, that one is meant. */
export async function beginPlan(tx: Tx, by: By, key: string, fromVersion?: number): Promise<{ key: string }> {
  const from = (await publishedPlan(tx, by.tenantId, key, fromVersion)) ?? notFoundRefusal();
  await begin(tx, by, key, from.version, planToEdit(from.definition));
  return { key };
}

/** Begins a plan that is not there yet: with what is usual, as a copy of another's newest version, or as a file says. */
export async function newPlan(
  tx: Tx,
  by: By,
  { key, name, copyOf, content }: NewPlanInput,
  today: PlainDate,
): Promise<{ key: string }> {
  const { tenantId } = by;
  if (await publishedPlan(tx, tenantId, key)) invalid({ key: "plans.invalid.keyTaken" });
  const copied =
    copyOf === "" ? null : ((await publishedPlan(tx, tenantId, copyOf)) ?? notFoundRefusal()).definition;
  const calendar = (await planSurroundings(tx, tenantId, today)).calendars[0]?.key ?? "";
  const first = content ?? (copied ? planToEdit(copied) : emptyPlan(key, calendar));
  const begun = await begin(tx, by, key, null, content ? first : { ...first, name: { en: name, es: name } });
  return begun ? { key } : invalid({ key: "plans.invalid.keyTaken" });
}

export type SavedPlan = { partVersion: number; version: number; at: number };

/**
 * Keeps a draft as typed, over the version it was typed over; else a conflict that names who was quicker. What is wrong in
 * it is said at its fields and before it is published, not here: nothing typed is lost.
 */
export async function savePlan(
  tx: Tx,
  by: By,
  draft: PlanDraft,
  version: number,
  content: PlanDraftDefinition,
  now: Date,
): Promise<SavedPlan> {
  // The key is the plan's: no file and no form gives it another.
  const definition = json({ ...content, key: draft.key });
  await hold(tx, by, draft, version, { definition, savedBy: by.name, savedAt: now });
  return { partVersion: version + 1, version: version + 1, at: now.getTime() };
}

/** Takes the draft's row over the version that was seen; whoever is slower is told who was quicker. */
async function hold(
  tx: Tx,
  by: By,
  draft: PlanDraft,
  version: number,
  data: Prisma.SupportPlanDraftUpdateManyMutationInput = {},
): Promise<void> {
  const where = { tenantId: by.tenantId, id: draft.id };
  await holdDraft(
    {
      version: draft.version,
      take: () =>
        tx.supportPlanDraft.updateMany({
          where: { ...where, version: draft.version },
          data: { ...data, version: { increment: 1 } },
        }),
      look: () => tx.supportPlanDraft.findFirst({ where }),
    },
    version,
    { changed: "plans.refusal.changed", gone: "plans.refusal.gone" },
  );
}

/** Throws a draft away; a plan that was never published goes with it. */
export async function discardPlan(tx: Tx, by: By, draft: PlanDraft, version: number): Promise<void> {
  await hold(tx, by, draft, version);
  await tx.supportPlanDraft.deleteMany({ where: { tenantId: by.tenantId, id: draft.id } });
  await audit(tx, by, {
    action: "plan.discard",
    subjectType: "plan",
    subjectId: draft.id,
    before: { key: draft.key, content: draft.content },
  });
}

/** A version may begin so many months ahead, and never in the past: what was signed meanwhile was signed under another. */
const MONTHS_AHEAD = 24;
export const lastPlanDay = (today: PlainDate): PlainDate => addMonths(today, MONTHS_AHEAD);

/**
 * Makes a draft the next version (S1): contracts signed or renewed from its day on take it, those in force keep the one
 * they froze. It replaces, from its day on, every version published before it, one still to come as well. Refuses a draft
 * with something wrong in it, one that somebody changed meanwhile, and a day that is past or too far off.
 */
export async function publishPlan(
  tx: Tx,
  by: By,
  draft: PlanDraft,
  input: PublishPlanInput,
  now: Date,
): Promise<{ key: string; version: number }> {
  const { tenantId } = by;
  const { key } = draft;
  const { effectiveFrom, note } = input;
  const { today } = await workspaceDay(tx, tenantId, now);
  const last = lastPlanDay(today);
  if (effectiveFrom < today || effectiveFrom > last)
    invalid({
      effectiveFrom: {
        key: "plans.invalid.effectiveFrom",
        params: { first: dayText(today, by.locale), last: dayText(last, by.locale) },
      },
    });
  await hold(tx, by, draft, input.version);
  const around = await planSurroundings(tx, tenantId, today);
  const definition = planOf(draft.content, around);
  if (!definition) {
    const count = problemsOfPlan(draft.content, around).filter(one => one.level === "error").length;
    return refuse("plans.refusal.problems", { count });
  }
  const before = await publishedPlan(tx, tenantId, key);
  const planId = before?.planId ?? newId();
  if (!before) await tx.supportPlan.create({ data: { tenantId, id: planId, key } });
  const version = (before?.version ?? 0) + 1;
  await tx.supportPlanVersion.create({
    data: {
      tenantId,
      id: newId(),
      planId,
      version,
      effectiveFrom: fromPlainDate(effectiveFrom),
      definition: json(definition),
      publishedBy: by.name,
      publishedAt: now,
      note,
    },
  });
  await tx.supportPlanDraft.deleteMany({ where: { tenantId, id: draft.id } });
  await audit(tx, by, {
    action: "plan.publish",
    subjectType: "plan",
    subjectId: planId,
    before: before && { version: before.version, definition: before.definition },
    after: { key, version, effectiveFrom, note, definition },
  });
  return { key, version };
}
