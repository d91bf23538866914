import { type ClockKind, INTERNAL_CLOCKS } from "#lib/domain/tickets/plan.ts";
import { ruleOf } from "#lib/domain/tickets/rules.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import type { TicketClock, Timer } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { systemWriter } from "#lib/platform/record.ts";
import { audienceOfClock } from "../clocks.ts";
import { besideCustomer, record, type TicketRow } from "../load.ts";
import { actOn } from "./escalation-acts.ts";

const FACTS: Record<string, string> = {
  warning: "sla.warning",
  breach: "sla.breached",
  escalation: "sla.escalated",
};

/** Somebody is changing the ticket at this moment: the timer is left to the next sweep. */
export class TicketBusy extends Error {}

/**
 * What a claimed timer causes, as the worker inside its tenant: a fact on the timeline, told to who works the ticket and to
 * managers (S6). A clock that was stopped or paused meanwhile promises nothing any more: then the timer is cancelled.
 * Throws TicketBusy instead of waiting for a change under way, which in turn would wait for the claimed timer.
 */
export async function fireTimer(tx: Tx, tenantId: string, timerId: string, now: Date): Promise<void> {
  const timer = await tx.timer.findFirstOrThrow({ where: { tenantId, id: timerId } });
  // Held until the end, so that an answer being written and this don't cross.
  const held = await tx.$queryRaw<unknown[]>`
    SELECT id FROM ticket
    WHERE tenant_id = ${tenantId}::uuid AND id = ${timer.ticketId}::uuid FOR UPDATE SKIP LOCKED`;
  if (held.length === 0) throw new TicketBusy();
  const ticket = await tx.ticket.findFirst({ where: { tenantId, id: timer.ticketId } });
  const clock = await tx.ticketClock.findFirst({ where: { tenantId, id: timer.clockId } });
  if (!ticket?.open || !clock || !runs(clock)) {
    await tx.timer.updateMany({
      where: { tenantId, id: timer.id },
      data: { firedAt: null, cancelledAt: now },
    });
    return;
  }
  const terms = await loadPlanTerms(tx, tenantId, ticket.planVersionId);
  const step = terms.escalations.find(one => one.level === timer.level);
  const kind = clock.kind as ClockKind;
  await record(tx, systemWriter(tenantId), ticket, {
    type: timer.round > 0 ? "sla.escalated_again" : (FACTS[timer.kind] ?? "sla.warning"),
    data: {
      number: ticket.number,
      subject: ticket.subject,
      priority: clock.priority,
      kind,
      level: timer.level,
      percent: ruleOf(terms, kind).warnAtPercents[timer.level] ?? clock.warnAtPercent,
      due: timer.dueAt.getTime(),
      until: (clock.dueAt ?? timer.dueAt).getTime(),
      ...(timer.kind === "escalation" ? { notify: (step?.notify ?? []).join(" ") } : {}),
    },
    audience: audienceOf(timer, kind, ticket),
    tell: true,
  });
  if (timer.kind === "escalation" && timer.round === 0) await actOn(tx, ticket, step?.acts ?? [], now);
}

const runs = (clock: TicketClock) =>
  clock.stoppedAt === null && clock.cancelledAt === null && clock.pausedSince === null;

/** That a promise to the customer was not kept, the customer reads; warnings and who was told are internal. */
const audienceOf = (timer: Timer, kind: ClockKind, ticket: TicketRow): Audience =>
  timer.kind === "breach" && !INTERNAL_CLOCKS.includes(kind)
    ? audienceOfClock(kind, ticket.partnerOrgId)
    : besideCustomer(ticket);
