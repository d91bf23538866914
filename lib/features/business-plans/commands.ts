import type { PlanContent } from "#lib/domain/plans/content.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import type { PlanDto } from "./dto.ts";
import { type PlanTarget, planDto, yearFrom } from "./queries.ts";
import {
  PLAN_SECTIONS,
  planContent,
  type ReturnPlanInput,
  type Revisions,
  type SavePlanInput,
  type SubmitPlanInput,
  type ValidatePlanInput,
} from "./schema.ts";

/** What a plan is written for: its partnership, and the row where one was begun. */
export type Writing = { partnership: PartnershipRecord; plan: PlanDto | null };

/**
 * Keeps one section as it is written so far; nothing is asked of it and nobody told. Two people write at different
 * sections at once; at the same one the second is told, and loses nothing. Saying the same again changes nothing.
 */
export async function savePlan(
  tx: Tx,
  actor: By,
  target: Writing,
  input: SavePlanInput,
  now: Date,
): Promise<{ planId: string; revision: number }> {
  const planId = target.plan?.id ?? (await begin(tx, actor, target.partnership, now));
  const row = await held(tx, actor, target, planId);
  const revision = row.revisions[input.section] ?? 0;
  const after =
    input.section === "head"
      ? { title: input.value.title, content: { ...row.content, period: input.value.period } }
      : { title: row.title, content: { ...row.content, [input.section]: input.value } };
  if (JSON.stringify(after) === JSON.stringify({ title: row.title, content: row.content }))
    return { planId, revision };
  if (revision !== input.revision) return conflict("onboarding.plan.refusal.partChanged");
  await write(tx, actor, planId, {
    ...after,
    revisions: { ...row.revisions, [input.section]: revision + 1 },
    changedAt: now,
    changedBy: actor.name,
  });
  return { planId, revision: revision + 1 };
}

/** Hands the plan in to be validated (P2). The text is kept with the fact, so that later ones can be held against it. */
export async function submitPlan(
  tx: Tx,
  actor: By,
  target: Writing,
  input: SubmitPlanInput,
  now: Date,
): Promise<{ planId: string }> {
  const planId = target.plan?.id ?? (await begin(tx, actor, target.partnership, now));
  const row = await held(tx, actor, target, planId);
  const moved = PLAN_SECTIONS.some(s => (row.revisions[s] ?? 0) !== (input.revisions[s] ?? 0));
  if (moved) return conflict("onboarding.plan.refusal.partChanged");
  const content: PlanContent = {
    period: input.period,
    market: input.market,
    offers: input.offers,
    targets: input.targets,
    actions: input.actions,
  };
  await write(tx, actor, planId, {
    title: input.title,
    content,
    revisions: Object.fromEntries(PLAN_SECTIONS.map(s => [s, (row.revisions[s] ?? 0) + 1])),
    state: "submitted",
    submittedAt: now,
    submittedBy: actor.name,
    decidedAt: null,
    decidedBy: null,
    changedAt: now,
    changedBy: actor.name,
  });
  await happened(tx, actor, target.partnership, "plan.submitted", { planId, title: input.title, content });
  await audit(tx, actor, {
    action: "plan.submit",
    subjectType: "business_plan",
    subjectId: planId,
    before: target.plan && { state: target.plan.state, content: target.plan.content },
    after: { state: "submitted", content },
  });
  await refreshCompany(tx, actor, target.partnership.partnerOrgId, now);
  return { planId };
}

/** Begins a new plan from one that holds, with its words and the keys of its items, so that what was reached goes on counting. */
export async function revisePlan(
  tx: Tx,
  actor: By,
  target: PlanTarget,
  now: Date,
): Promise<{ planId: string }> {
  const planId = await begin(tx, actor, target.partnership, now, target);
  await audit(tx, actor, {
    action: "plan.revise",
    subjectType: "business_plan",
    subjectId: planId,
    after: { basedOn: target.id },
  });
  return { planId };
}

/** A new row, empty or from another plan. Two of a company who begin at once: the second is told of the first's. */
async function begin(
  tx: Tx,
  actor: By,
  partnership: PartnershipRecord,
  now: Date,
  from?: PlanTarget,
): Promise<string> {
  const { tenantId } = actor;
  if (partnership.state === "ended") return refuse("onboarding.refusal.ended");
  await oneAtATime(tx, `plan:${partnership.id}`);
  const open = await tx.businessPlan.findFirst({
    where: { tenantId, partnershipId: partnership.id, state: { in: ["draft", "submitted", "returned"] } },
    select: { id: true },
  });
  if (open) return conflict("onboarding.refusal.plan_open");
  const id = newId();
  await tx.businessPlan.create({
    data: {
      tenantId,
      id,
      partnershipId: partnership.id,
      partnerOrgId: partnership.partnerOrgId,
      basedOnId: from?.id ?? null,
      title: from?.title ?? "",
      content: from?.content ?? planContent({}, yearFrom((await workspaceDay(tx, tenantId, now)).today)),
      changedAt: now,
      changedBy: actor.name,
    },
  });
  return id;
}

type Held = { title: string; content: PlanContent; revisions: Revisions };

/** The plan as it stands now, locked until the change is done; refused where it was handed in or decided meanwhile. */
async function held(tx: Tx, actor: By, { partnership }: Writing, id: string): Promise<Held> {
  if (partnership.state === "ended") refuse("onboarding.refusal.ended");
  const { tenantId } = actor;
  await tx.$queryRaw`SELECT 1 FROM business_plan WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.businessPlan.findFirst({ where: { tenantId, id } });
  if (!row || (row.state !== "draft" && row.state !== "returned")) return conflict();
  const { title, content, revisions } = planDto(row);
  return { title, content, revisions };
}

type Change = Partial<Held> & Record<string, unknown>;

const write = (tx: Tx, actor: By, id: string, data: Change) =>
  tx.businessPlan.updateMany({
    where: { tenantId: actor.tenantId, id },
    data: { ...data, version: { increment: 1 } },
  });

/** The vendor's word that the plan holds, from a day on (P2). */
export async function validatePlan(
  tx: Tx,
  actor: By,
  target: PlanTarget,
  input: ValidatePlanInput,
  now: Date,
): Promise<{ planId: string }> {
  await decide(tx, actor, target, input.version, now, {
    state: "validated",
    validFrom: fromPlainDate(input.validFrom),
    validUntil: input.validUntil ? fromPlainDate(input.validUntil) : null,
    remark: "",
  });
  await happened(tx, actor, target.partnership, "plan.validated", {
    planId: target.id,
    title: target.title,
    on: input.validFrom,
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { planId: target.id };
}

/** Back to the partner with a word of why. */
export async function returnPlan(
  tx: Tx,
  actor: By,
  target: PlanTarget,
  input: ReturnPlanInput,
  now: Date,
): Promise<{ planId: string }> {
  await decide(tx, actor, target, input.version, now, { state: "returned", remark: input.remark });
  await happened(tx, actor, target.partnership, "plan.returned", {
    planId: target.id,
    title: target.title,
    remark: input.remark,
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { planId: target.id };
}

async function decide(
  tx: Tx,
  actor: By,
  target: PlanTarget,
  version: number,
  now: Date,
  data: Record<string, string | Date | null>,
) {
  const changed = await tx.businessPlan.updateMany({
    where: { tenantId: actor.tenantId, id: target.id, version: judged(target, version) },
    data: { ...data, decidedAt: now, decidedBy: actor.name, version: { increment: 1 } },
  });
  if (changed.count === 0) conflict();
  await audit(tx, actor, {
    action: `plan.${data.state}`,
    subjectType: "business_plan",
    subjectId: target.id,
    before: { state: target.state },
    after: data,
  });
}

async function happened(
  tx: Tx,
  actor: By,
  partnership: PartnershipRecord,
  type: string,
  data: Record<string, unknown>,
) {
  await recordEvent(tx, actor, {
    subjectType: "partnership",
    subjectId: partnership.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: partnership.partnerOrgId,
    data,
    tell: true,
  });
}
