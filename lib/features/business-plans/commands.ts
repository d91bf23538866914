import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";
import type { PlanDto } from "./dto.ts";
import type { PlanTarget } from "./queries.ts";
import type {
  PlanContent,
  ReturnPlanInput,
  SavePlanInput,
  SubmitPlanInput,
  ValidatePlanInput,
} from "./schema.ts";

/** What a plan is written for: its partnership, and the row where one was begun. */
export type Writing = { partnership: PartnershipRecord; plan: PlanDto | null };

const contentOf = (input: SavePlanInput): PlanContent => ({
  market: input.market,
  offers: input.offers,
  targets: input.targets,
  actions: input.actions,
});

/** Keeps what is written so far; nothing is asked of it and nobody told. Refused while another is on its way. */
export async function savePlan(
  tx: Tx,
  actor: By,
  target: Writing,
  input: SavePlanInput,
): Promise<{ planId: string }> {
  return { planId: await keep(tx, actor, target, input, {}) };
}

/** Hands the plan in to be validated (P2). The text is kept with the fact, so that later ones can be held against it. */
export async function submitPlan(
  tx: Tx,
  actor: By,
  target: Writing,
  input: SubmitPlanInput,
  now: Date,
): Promise<{ planId: string }> {
  const planId = await keep(tx, actor, target, input, {
    state: "submitted",
    submittedAt: now,
    submittedBy: actor.name,
    decidedAt: null,
    decidedBy: null,
  });
  await happened(tx, actor, target.partnership, "plan.submitted", {
    planId,
    title: input.title,
    content: contentOf(input),
  });
  await audit(tx, actor, {
    action: "plan.submit",
    subjectType: "business_plan",
    subjectId: planId,
    before: target.plan && { state: target.plan.state, content: target.plan.content },
    after: { state: "submitted", content: contentOf(input) },
  });
  return { planId };
}

async function keep(
  tx: Tx,
  actor: By,
  { partnership, plan }: Writing,
  input: SavePlanInput,
  more: Record<string, string | Date | null>,
): Promise<string> {
  const { tenantId } = actor;
  if (partnership.state === "ended") return refuse("onboarding.refusal.ended");
  const words = { title: input.title, content: contentOf(input) };
  if (plan) {
    const changed = await tx.businessPlan.updateMany({
      where: { tenantId, id: plan.id, version: input.version },
      data: { ...words, ...more, version: { increment: 1 } },
    });
    if (changed.count === 0) return conflict();
    return plan.id;
  }
  // Two of a company who begin at once: the second finds the first's.
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`plan:${partnership.id}`}, 0))) AS held`;
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
      ...words,
      ...more,
    },
  });
  return id;
}

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
    where: { tenantId: actor.tenantId, id: target.id, version },
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
