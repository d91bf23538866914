import { quartersOf } from "#lib/domain/plans/content.ts";
import { newestOf, type PlanRecord } from "#lib/domain/plans/progress.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { type PlanTarget, recordsOf } from "./queries.ts";
import type { NotePlanInput, RecordActionInput, RecordTargetInput, SettleNoteInput } from "./schema.ts";

/** A word on a part of a plan; the other side is told. */
export async function notePlan(
  tx: Tx,
  actor: By,
  target: PlanTarget,
  input: NotePlanInput,
): Promise<{ noteId: string }> {
  const noteId = newId();
  const { tenantId } = actor;
  await tx.planNote.create({
    data: {
      tenantId,
      id: noteId,
      planId: target.id,
      partnerOrgId: target.partnerOrgId,
      part: input.part,
      body: input.body,
      side: actor.side,
      authorId: actor.personId,
      authorName: actor.name,
    },
  });
  await fact(tx, actor, target, "plan.commented", {
    part: input.part,
    remark: input.body.length > 600 ? `${input.body.slice(0, 600)}…` : input.body,
  });
  return { noteId };
}

/** Says of a word that it is settled, or open again. Saying it twice changes nothing. */
export async function settleNote(
  tx: Tx,
  actor: By,
  noteId: string,
  { settled }: SettleNoteInput,
  now: Date,
): Promise<{ noteId: string }> {
  await tx.planNote.updateMany({
    where: { tenantId: actor.tenantId, id: noteId, resolvedAt: settled ? null : { not: null } },
    data: settled ? { resolvedAt: now, resolvedBy: actor.name } : { resolvedAt: null, resolvedBy: null },
  });
  return { noteId };
}

/** What was reached of a target in a quarter of the plan in force. What was said before stays readable. */
export async function recordTarget(
  tx: Tx,
  actor: By,
  target: PlanTarget,
  input: RecordTargetInput,
): Promise<{ recordId: string }> {
  const item = target.content.targets.items.find(one => one.key === input.itemKey);
  if (!item || !quartersOf(target.content).includes(input.quarter)) return notFoundRefusal();
  return record(tx, actor, target, item.name, {
    kind: "target",
    itemKey: item.key,
    quarter: input.quarter,
    value: input.value,
    state: "",
    note: input.note,
    seen: input.seen,
  });
}

/** How an action of the plan in force stands. */
export async function recordAction(
  tx: Tx,
  actor: By,
  target: PlanTarget,
  input: RecordActionInput,
): Promise<{ recordId: string }> {
  const item = target.content.actions.items.find(one => one.key === input.itemKey);
  if (!item) return notFoundRefusal();
  return record(tx, actor, target, item.name, {
    kind: "action",
    itemKey: item.key,
    quarter: "",
    value: null,
    state: input.state,
    note: input.note,
    seen: input.seen,
  });
}

type Said = {
  kind: PlanRecord["kind"];
  itemKey: string;
  quarter: string;
  value: number | null;
  state: string;
  note: string;
  seen: string | null;
};

async function record(
  tx: Tx,
  actor: By,
  target: PlanTarget,
  name: string,
  { seen, ...said }: Said,
): Promise<{ recordId: string }> {
  const { tenantId } = actor;
  const partnershipId = target.partnership.id;
  // One after the other, so that the second sees what the first said.
  await oneAtATime(tx, `plan-record:${partnershipId}`);
  const later = await tx.businessPlan.findFirst({
    where: {
      tenantId,
      partnershipId,
      state: "validated",
      id: { not: target.id },
      decidedAt: { gt: new Date(target.decidedAt ?? 0) },
    },
    select: { id: true },
  });
  if (later) return refuse("onboarding.plan.refusal.notInForce");
  const before = newestOf(
    await recordsOf(tx, tenantId, partnershipId),
    said.kind,
    said.itemKey,
    said.quarter,
  );
  if ((before?.id ?? null) !== seen) return conflict("onboarding.plan.refusal.saidMeanwhile");
  const id = newId();
  await tx.planRecord.create({
    data: {
      tenantId,
      id,
      partnershipId,
      partnerOrgId: target.partnerOrgId,
      planId: target.id,
      ...said,
      side: actor.side,
      authorId: actor.personId,
      authorName: actor.name,
    },
  });
  await audit(tx, actor, {
    action: "plan.record",
    subjectType: "business_plan",
    subjectId: target.id,
    before: before && { value: before.value, state: before.state },
    after: said,
  });
  await fact(tx, actor, target, "plan.progress", { item: name }, false);
  return { recordId: id };
}

const fact = (
  tx: Tx,
  actor: By,
  target: PlanTarget,
  type: string,
  data: Record<string, unknown>,
  tell = true,
) =>
  recordEvent(tx, actor, {
    subjectType: "partnership",
    subjectId: target.partnership.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: target.partnerOrgId,
    data: { planId: target.id, title: target.title, ...data },
    tell,
  });
