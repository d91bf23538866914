import type { PlanContent, PlanPart } from "#lib/domain/plans/content.ts";
import type { ActionState } from "#lib/domain/plans/progress.ts";
import { type BusinessPlanForPolicy, businessPlanPolicy } from "#lib/domain/policies/agreement.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { quarterOf } from "#lib/domain/time/quarters.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { findPartnership, type PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { PlanDto, PlanEdition, PlanNoteDto, PlanRecordDto, PlanState } from "./dto.ts";
import { planContent, readRevisions } from "./schema.ts";

export type PlanTarget = BusinessPlanForPolicy & PlanDto & { partnership: PartnershipRecord };

type Row = Awaited<ReturnType<Tx["businessPlan"]["findFirstOrThrow"]>>;

/** The four quarters from the one a day lies in: what a plan is begun with, and what one written before it had quarters meant. */
export const yearFrom = (day: PlainDate): PlanContent["period"] => ({ from: quarterOf(day), quarters: 4 });
const yearOf = (begun: Date) => yearFrom(begun.toISOString().slice(0, 10));

/** A plan's row as pages and commands read it. */
export const planDto = (row: Row): PlanDto => ({
  id: row.id,
  version: row.version,
  title: row.title,
  content: planContent(row.content, yearOf(row.createdAt)),
  revisions: readRevisions(row.revisions),
  basedOnId: row.basedOnId,
  state: row.state as PlanState,
  validFrom: toPlainDateOrNull(row.validFrom),
  validUntil: toPlainDateOrNull(row.validUntil),
  submittedAt: row.submittedAt?.getTime() ?? null,
  submittedBy: row.submittedBy,
  decidedAt: row.decidedAt?.getTime() ?? null,
  decidedBy: row.decidedBy,
  remark: row.remark,
  changedAt: row.changedAt?.getTime() ?? null,
  changedBy: row.changedBy,
});

const mayRead = (actor: Actor, row: Row) =>
  businessPlanPolicy.read(actor, { partnerOrgId: row.partnerOrgId, state: row.state as PlanState });

/** One plan as the actor may read it: a draft is the partner's alone; null where there is none for them. */
export async function findPlan(tx: Tx, actor: Actor, planId: string): Promise<PlanTarget | null> {
  if (actor.side === "customer") return null;
  const row = await tx.businessPlan.findFirst({ where: { tenantId: actor.tenantId, id: planId } });
  const partnership = row && (await findPartnership(tx, actor.tenantId, { id: row.partnershipId }));
  if (!row || !partnership || !mayRead(actor, row)) return null;
  return { ...planDto(row), partnerOrgId: row.partnerOrgId, partnership };
}

/** A note on a plan the actor may read; null otherwise. */
export async function findNote(
  tx: Tx,
  actor: Actor,
  noteId: string,
): Promise<(PlanNoteDto & { plan: PlanTarget } & BusinessPlanForPolicy) | null> {
  if (actor.side === "customer") return null;
  const row = await tx.planNote.findFirst({ where: { tenantId: actor.tenantId, id: noteId } });
  const plan = row && (await findPlan(tx, actor, row.planId));
  return plan ? { ...noteDto(row), plan, partnerOrgId: plan.partnerOrgId, state: plan.state } : null;
}

type NoteRow = Awaited<ReturnType<Tx["planNote"]["findFirstOrThrow"]>>;
const noteDto = (row: NoteRow): PlanNoteDto => ({
  id: row.id,
  planId: row.planId,
  part: row.part as PlanPart,
  body: row.body,
  side: row.side === "vendor" ? "vendor" : "partner",
  author: row.authorName,
  at: row.at.getTime(),
  settledBy: row.resolvedAt === null ? null : (row.resolvedBy ?? ""),
});

export type PlanPage = {
  plans: PlanDto[];
  editions: PlanEdition[];
  notes: PlanNoteDto[];
  records: PlanRecordDto[];
};

/**
 * A partner's plans as the actor may read them, newest first, with every text that was handed in, what was said on them
 * and what was reached. Of a plan that was given back the vendor reads the text it gave back, not what is being typed.
 */
export async function plansOf(tx: Tx, actor: Actor, partnership: PartnershipRecord): Promise<PlanPage> {
  const { tenantId } = actor;
  const rows = await tx.businessPlan.findMany({
    where: { tenantId, partnershipId: partnership.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 40,
  });
  const readable = rows.filter(row => mayRead(actor, row));
  const editions = await editionsOf(tx, tenantId, partnership.id, rows);
  const plans = readable.map(row => {
    const plan = planDto(row);
    const handedIn = editions.find(edition => edition.planId === row.id);
    return actor.side === "vendor" && plan.state === "returned" && handedIn
      ? { ...plan, title: handedIn.title, content: handedIn.content, changedAt: null, changedBy: "" }
      : plan;
  });
  const notes = await tx.planNote.findMany({
    where: { tenantId, planId: { in: readable.map(row => row.id) } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: 500,
  });
  return {
    plans,
    editions,
    notes: notes.map(noteDto),
    records: await recordsOf(tx, tenantId, partnership.id),
  };
}

async function editionsOf(
  tx: Tx,
  tenantId: string,
  partnershipId: string,
  rows: readonly Row[],
): Promise<PlanEdition[]> {
  const events = await tx.event.findMany({
    where: { tenantId, subjectType: "partnership", subjectId: partnershipId, type: "plan.submitted" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
  });
  return events.map(event => {
    const data = (event.data ?? {}) as { planId?: string; title?: string; content?: unknown };
    const plan = rows.find(row => row.id === data.planId);
    return {
      key: event.id,
      planId: data.planId ?? "",
      at: event.at.getTime(),
      by: event.actorName,
      title: data.title ?? "",
      content: planContent(data.content, yearOf(plan?.createdAt ?? event.at)),
    };
  });
}

/** What was said of a partner's targets and actions, in the order it was said. */
export async function recordsOf(tx: Tx, tenantId: string, partnershipId: string): Promise<PlanRecordDto[]> {
  const rows = await tx.planRecord.findMany({
    where: { tenantId, partnershipId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 1_000,
  });
  return rows.reverse().map(row => ({
    id: row.id,
    planId: row.planId,
    kind: row.kind === "action" ? "action" : "target",
    itemKey: row.itemKey,
    quarter: row.quarter,
    value: row.value === null ? null : Number(row.value),
    state: row.state === "" ? null : (row.state as ActionState),
    note: row.note,
    author: row.authorName,
    side: row.side === "vendor" ? "vendor" : "partner",
    at: row.at.getTime(),
  }));
}
