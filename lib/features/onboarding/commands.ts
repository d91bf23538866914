import {
  completeStep,
  confirmStep,
  hindrancesOf,
  isLinkMet,
  returnStep,
  type StepRecord,
  stepOf,
} from "#lib/domain/programmes/onboarding.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import { filesOf } from "#lib/features/files/queries.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { stepRecord } from "#lib/features/partnerships/settle.ts";
import { standingOf } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import { colleagues } from "./colleagues.ts";
import type { StepTarget } from "./load.ts";
import type { AssignInput, CompleteInput, MoveDueInput, ReturnInput } from "./schema.ts";

type Done = { stepId: string };

/** A step's evidence files hang on the step itself. */
export const STEP_FILES = "onboarding_step";

/** Marks a step done with the evidence it asks for (P2). Refused while its phase waits for the one before. */
export async function complete(
  tx: Tx,
  actor: By,
  target: StepTarget,
  input: CompleteInput,
  now: Date,
): Promise<Done> {
  const { tenantId } = actor;
  const { definition } = target.partnership.begun;
  mustGoOn(target);
  const rows = await tx.onboardingStep.findMany({
    where: { tenantId, partnershipId: target.partnership.id },
  });
  const [before] = hindrancesOf(definition, rows.map(stepRecord), target.step.key, true);
  if (before?.kind === "phase") return refuse("onboarding.refusal.phaseWaits");
  if (before?.kind === "step") {
    const step = stepOf(definition, before.key)?.step;
    return refuse("onboarding.refusal.stepFirst", {
      step: step ? textIn(step.title, actor.locale) : before.key,
    });
  }
  const { zone, today } = await workspaceDay(tx, tenantId, now);
  const { facts } = await standingOf(tx, tenantId, target.partnership, today, zone);
  const met = isLinkMet(definition, target.step.link, facts, today);
  const on = input.on || undefined;
  if (on !== undefined && on > today) return invalid({ on: "onboarding.invalid.future" });
  // What this form brings, or what an earlier try has left: a file is evidence once it hangs on the step.
  const files = input.files ?? [];
  const held = files.length > 0 ? [] : await filesOf(tx, tenantId, STEP_FILES, target.id);
  const result = completeStep(
    target.step,
    target.record,
    { side: actor.side, name: actor.name },
    {
      ...(input.text ? { text: input.text } : {}),
      ...(on ? { on } : {}),
      ...(files.length + held.length > 0 ? { fileId: held.at(-1)?.id ?? "new" } : {}),
    },
    met,
    now.getTime(),
  );
  if (!result.ok) {
    if (result.error === "evidence_missing") {
      const field = { text: "text", date: "on", file: "files", none: "text" }[target.step.evidence];
      return invalid({ [field]: `onboarding.invalid.${target.step.evidence}` });
    }
    return refuse(`onboarding.refusal.${result.error}`);
  }
  await write(tx, tenantId, target, input.version, result.value);
  const stored = await storeFiles(
    tx,
    actor,
    {
      subjectType: STEP_FILES,
      subjectId: target.id,
      audience: "partner_vendor",
      partnerOrgId: target.partnerOrgId,
      customerOrgId: null,
    },
    files,
  );
  const newest = stored.at(-1);
  if (target.step.evidence === "file" && newest)
    await tx.onboardingStep.updateMany({ where: { tenantId, id: target.id }, data: { evidence: newest.id } });
  await trace(tx, actor, target, "step.done", result.value, {
    text: input.text ?? "",
    ...(on ? { on } : {}),
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { stepId: target.id };
}

/** The other side's word that it was done (P2). */
export async function confirm(
  tx: Tx,
  actor: By,
  target: StepTarget,
  input: { version: number },
  now: Date,
): Promise<Done> {
  mustGoOn(target);
  const { tenantId } = actor;
  const { zone, today } = await workspaceDay(tx, tenantId, now);
  // What a step points to must be there: a word does not stand for a signature.
  const { facts } = await standingOf(tx, tenantId, target.partnership, today, zone);
  if (!isLinkMet(target.partnership.begun.definition, target.step.link, facts, today))
    return refuse("onboarding.refusal.link_open");
  const result = confirmStep(
    target.step,
    target.record,
    { side: actor.side, name: actor.name },
    now.getTime(),
  );
  if (!result.ok) return refuse(`onboarding.refusal.${result.error}`);
  await write(tx, actor.tenantId, target, input.version, result.value);
  await trace(tx, actor, target, "step.confirmed", result.value);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { stepId: target.id };
}

/** Back to who did it, with a word of why; what was handed in stays readable. */
export async function giveBack(
  tx: Tx,
  actor: By,
  target: StepTarget,
  input: ReturnInput,
  now: Date,
): Promise<Done> {
  mustGoOn(target);
  const result = returnStep(target.step, target.record, { side: actor.side, name: actor.name }, input.remark);
  if (!result.ok) return refuse(`onboarding.refusal.${result.error}`);
  await write(tx, actor.tenantId, target, input.version, result.value);
  await trace(tx, actor, target, "step.returned", result.value, { remark: result.value.remark });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { stepId: target.id };
}

/** Names who of the actor's own company sees to a step; nobody with an empty id. */
export async function assign(
  tx: Tx,
  actor: By,
  target: StepTarget,
  input: AssignInput,
  now: Date,
): Promise<Done> {
  const { tenantId } = actor;
  mustGoOn(target);
  const { today } = await workspaceDay(tx, tenantId, now);
  const owner = input.personId
    ? (await colleagues(tx, tenantId, actor.orgId, today)).find(p => p.id === input.personId)
    : null;
  if (owner === undefined) return invalid({ personId: "onboarding.invalid.person" });
  const changed = await tx.onboardingStep.updateMany({
    where: { tenantId, id: target.id, version: judged(target, input.version) },
    data: { ownerId: owner?.id ?? null, ownerName: owner?.name ?? null, version: { increment: 1 } },
  });
  if (changed.count === 0) return conflict();
  await happened(tx, actor, target, "step.assigned", { person: owner?.name ?? "" }, false);
  await audit(tx, actor, {
    action: "onboarding.assign",
    subjectType: STEP_FILES,
    subjectId: target.id,
    before: { owner: target.ownerName },
    after: { owner: owner?.name ?? null },
  });
  return { stepId: target.id };
}

/**
 * Another day for a step, with a reason, and told: the vendor's managers move every date, a partner's administrator those
 * of its own steps. The day the programme gave it stays readable, and a moved date is no progress.
 */
export async function moveDue(
  tx: Tx,
  actor: By,
  target: StepTarget,
  input: MoveDueInput,
  now: Date,
): Promise<Done> {
  const { tenantId } = actor;
  mustGoOn(target);
  const { today } = await workspaceDay(tx, tenantId, now);
  if (input.dueOn < today) return invalid({ dueOn: "onboarding.invalid.pastDue" });
  const changed = await tx.onboardingStep.updateMany({
    where: { tenantId, id: target.id, version: judged(target, input.version) },
    data: { dueOn: fromPlainDate(input.dueOn), version: { increment: 1 } },
  });
  if (changed.count === 0) return conflict();
  await happened(tx, actor, target, "step.moved", { dueOn: input.dueOn, remark: input.reason }, true);
  await audit(tx, actor, {
    action: "onboarding.move",
    subjectType: STEP_FILES,
    subjectId: target.id,
    before: { dueOn: target.dueOn },
    after: { dueOn: input.dueOn, reason: input.reason },
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { stepId: target.id };
}

export function mustGoOn(target: StepTarget): void {
  const { state } = target.partnership;
  if (state === "ended" || state === "suspended") refuse(`onboarding.refusal.${state}`);
}

async function write(tx: Tx, tenantId: string, target: StepTarget, version: number, next: StepRecord) {
  const changed = await tx.onboardingStep.updateMany({
    where: { tenantId, id: target.id, version: judged(target, version) },
    data: {
      state: next.state,
      evidence: next.evidence === "new" ? "" : next.evidence,
      evidenceOn: next.evidenceOn === null ? null : fromPlainDate(next.evidenceOn),
      doneBy: next.doneBy,
      doneAt: next.doneAt === null ? null : new Date(next.doneAt),
      confirmedBy: next.confirmedBy,
      confirmedAt: next.confirmedAt === null ? null : new Date(next.confirmedAt),
      remark: next.remark,
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
}

async function trace(
  tx: Tx,
  actor: By,
  target: StepTarget,
  type: "step.done" | "step.confirmed" | "step.returned",
  next: StepRecord,
  data: Record<string, string> = {},
) {
  await happened(tx, actor, target, type, data, true);
  await audit(tx, actor, {
    action: type,
    subjectType: STEP_FILES,
    subjectId: target.id,
    before: { state: target.state, evidence: target.record.evidence, evidenceOn: target.record.evidenceOn },
    after: { state: next.state, evidence: next.evidence, evidenceOn: next.evidenceOn, remark: next.remark },
  });
}

export async function happened(
  tx: Tx,
  actor: By,
  target: StepTarget,
  type: string,
  data: Record<string, string>,
  tell: boolean,
  audience: Audience = "partner_vendor",
) {
  await recordEvent(tx, actor, {
    subjectType: "partnership",
    subjectId: target.partnership.id,
    type,
    audience,
    partnerOrgId: target.partnerOrgId,
    data: { stepKey: target.step.key, step: textIn(target.step.title, actor.locale), ...data },
    tell,
  });
}
