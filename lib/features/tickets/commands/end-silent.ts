import {
  type PlanSilence,
  type SilencePolicy,
  type SilenceWarning,
  silencePolicy,
  silenceStep,
} from "#lib/domain/tickets/silence.ts";
import { resolveBySilence } from "#lib/domain/tickets/states.ts";
import { isBusinessDay } from "#lib/domain/time/calendar.ts";
import { loadCalendar, loadPlanTerms } from "#lib/features/plans/queries.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import type { WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { workspaceInfo } from "#lib/platform/lookup.ts";
import { audit, systemWriter } from "#lib/platform/record.ts";
import { syncClocks } from "../clocks.ts";
import { flowOf, record, type TicketRow } from "../load.ts";

const HOUR = 3_600_000;

/** What a workspace says of silent cases whose plan says nothing; null: they wait without end. */
type Silent = { policy: SilencePolicy | null; timeZone: string; calendarKey: string };

export async function silencePolicyOf(tx: Tx, tenantId: string): Promise<Silent> {
  const row = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  const { settings, timeZone, calendarKey } = workspaceInfo(row);
  const { silenceWarnDays: warnAfterDays, silenceCloseDays: closeAfterDays, silenceCount } = settings;
  const policy =
    warnAfterDays === undefined || closeAfterDays === undefined
      ? null
      : { warnAfterDays, closeAfterDays, count: silenceCount ?? "business" };
  return { policy, timeZone, calendarKey };
}

/** A page of the cases that have waited long enough to be looked at, by id. Those at level 3 are the manufacturer's to answer. */
export async function longSilent(
  tx: Tx,
  tenantId: string,
  now: Date,
  after: string | null,
  take = 200,
): Promise<string[]> {
  const { policy } = await silencePolicyOf(tx, tenantId);
  const plans = await plansWithTheirOwn(tx, tenantId);
  // Two hours less, as days in which the clocks change are shorter.
  const since = ({ warnAfterDays }: SilencePolicy) => ({
    waitingSince: { lte: new Date(now.getTime() - (warnAfterDays * 24 - 2) * HOUR) },
  });
  const looked: Prisma.TicketWhereInput[] = plans.flatMap(plan => {
    const own = silencePolicy(plan.silence, policy);
    return own ? [{ planVersionId: plan.id, ...since(own) }] : [];
  });
  if (policy) looked.push({ planVersionId: { notIn: plans.map(plan => plan.id) }, ...since(policy) });
  if (looked.length === 0) return [];
  const rows = await tx.ticket.findMany({
    where: {
      tenantId,
      open: true,
      state: "waiting_customer",
      l3State: null,
      OR: looked,
      ...(after === null ? {} : { id: { gt: after } }),
    },
    orderBy: { id: "asc" },
    select: { id: true },
    take,
  });
  return rows.map(row => row.id);
}

/** Editions of plans that say of silent cases something of their own. */
const plansWithTheirOwn = (tx: Tx, tenantId: string) =>
  tx.$queryRaw<{ id: string; silence: PlanSilence }[]>`
    SELECT id, definition #> '{terms,silence}' AS silence FROM support_plan_version
    WHERE tenant_id = ${tenantId}::uuid AND definition #> '{terms,silence}' IS NOT NULL`;

/**
 * Warns the customer of one silent case or ends it, as the worker (T5). It holds the case as every change does: an answer
 * of the same moment comes first or after, and of two workers the second finds what the first did.
 */
export async function warnOrEnd(
  tx: Tx,
  worker: WorkspaceContext,
  ticketId: string,
  now: Date,
): Promise<"none" | "warned" | "ended"> {
  const { tenantId } = worker;
  await tx.$queryRaw`
    SELECT id FROM ticket WHERE tenant_id = ${tenantId}::uuid AND id = ${ticketId}::uuid FOR UPDATE`;
  const row = await tx.ticket.findFirst({ where: { tenantId, id: ticketId } });
  const flow = row && resolveBySilence(flowOf(row), now.getTime());
  if (!row?.waitingSince || !flow) return "none";
  const { policy: usual, timeZone, calendarKey } = await silencePolicyOf(tx, tenantId);
  const { silence } = await loadPlanTerms(tx, tenantId, row.planVersionId);
  const policy = silencePolicy(silence, usual);
  if (!policy || (await answerIsHeld(tx, row))) return "none";
  const calendar = await loadCalendar(tx, tenantId, calendarKey);
  const warning = await warningOf(tx, row);
  const due = silenceStep(
    policy,
    { waitingSince: row.waitingSince.getTime(), lastPublicAt: await lastPublicAt(tx, row), warning },
    { zone: timeZone, isOpen: date => isBusinessDay(calendar, date) },
    now.getTime(),
  );
  if (due.step === "none") return "none";
  const told = { number: row.number, subject: row.subject };
  const by = systemWriter(tenantId);
  if (due.step === "warn") {
    const data = { ...told, closesOn: due.closesOn };
    await record(tx, by, row, { type: "ticket.silence_warned", data, tell: true });
    await audit(tx, by, {
      action: "ticket.warn_of_silence",
      subjectType: "ticket",
      subjectId: row.id,
      after: { closesOn: due.closesOn },
    });
    return "warned";
  }
  await tx.ticket.updateMany({
    where: { tenantId, id: row.id },
    data: {
      state: flow.state,
      open: false,
      resolvedAt: now,
      waitingSince: null,
      updatedAt: now,
      version: { increment: 1 },
    },
  });
  const data = { ...told, closesOn: warning?.closesOn ?? "" };
  await record(tx, by, row, { type: "ticket.resolved_by_silence", data, tell: true });
  await audit(tx, by, {
    action: "ticket.resolve",
    subjectType: "ticket",
    subjectId: row.id,
    before: { state: row.state },
    after: { state: flow.state },
  });
  await syncClocks(tx, worker, row.id);
  return "ended";
}

/** Somebody of the customer did answer, by mail, and a contact has yet to let it in (S7): that is no silence. */
const answerIsHeld = async (tx: Tx, { tenantId, id }: TicketRow): Promise<boolean> =>
  (await tx.inboundMail.count({ where: { tenantId, ticketId: id, state: "held" } })) > 0;

async function lastPublicAt(tx: Tx, row: TicketRow): Promise<number | null> {
  const newest = await tx.ticketMessage.findFirst({
    where: { tenantId: row.tenantId, ticketId: row.id, audience: "everyone" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { at: true },
  });
  return newest?.at.getTime() ?? null;
}

async function warningOf(tx: Tx, row: TicketRow): Promise<SilenceWarning | null> {
  const newest = await tx.event.findFirst({
    where: {
      tenantId: row.tenantId,
      subjectType: "ticket",
      subjectId: row.id,
      type: "ticket.silence_warned",
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { at: true, data: true },
  });
  return newest && { at: newest.at.getTime(), closesOn: (newest.data as { closesOn: string }).closesOn };
}
