import type { Actor } from "#lib/domain/policies/types.ts";
import type { Level, Priority, TicketState } from "#lib/domain/tickets/types.ts";
import { versionOn } from "#lib/domain/time/calendar.ts";
import { dayOf } from "#lib/domain/time/civil.ts";
import { comingDays } from "#lib/domain/time/coming.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { calendarVersion } from "../clocks.ts";
import type { ClockCalendarDTO, HolderDTO, TicketClockDTO } from "../dto/clock-page.ts";
import type { ClockDTO } from "../dto.ts";
import { TAKEN_BACK, takenBackBy } from "../history.ts";
import { stepsOf } from "../timers.ts";
import { clockDto } from "./clock-dto.ts";
import { findTicket } from "./ticket.ts";

/** Facts at which somebody else got hold of the ticket: the walk's table is cut there. */
const CHANGES_OF_HANDS = [
  "ticket.taken",
  "ticket.assigned",
  "ticket.released",
  "ticket.level_changed",
  "ticket.with_manufacturer",
  "ticket.back_from_manufacturer",
  "ticket.level2_nobody",
  "ticket.holder_left",
  "contract.ticket_moved",
];

/** When somebody else got hold of a ticket, as far as the reader sees of it, oldest first; what was taken back never was. */
export async function changesOfHands(tx: Tx, ticket: { tenantId: string; id: string }): Promise<Hand[]> {
  const facts = await tx.event.findMany({
    where: {
      tenantId: ticket.tenantId,
      subjectType: "ticket",
      subjectId: ticket.id,
      type: { in: [...CHANGES_OF_HANDS, TAKEN_BACK] },
    },
    select: { id: true, at: true, type: true, data: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const gone = takenBackBy(facts);
  return facts.filter(fact => fact.type !== TAKEN_BACK && !gone.has(fact.id));
}

/** Every clock of a ticket the actor may see, with its whole walk, newest first, and who is told when (S6); null for no ticket. */
export async function ticketClock(
  tx: Tx,
  actor: Actor,
  number: string,
  now: Date,
): Promise<TicketClockDTO | null> {
  const row = await findTicket(tx, actor, number);
  if (!row) return null;
  const { tenantId } = row;
  const hands = await changesOfHands(tx, row);
  const cuts = hands.map(event => event.at.getTime());
  const rows = await tx.ticketClock.findMany({
    where: { tenantId, ticketId: row.id, cancelledAt: null },
    orderBy: [{ cycle: "desc" }, { startedAt: "desc" }],
  });
  const clocks: ClockDTO[] = [];
  for (const clock of rows) clocks.push(await clockDto(tx, clock, now.getTime(), true, cuts));
  return {
    number: row.number,
    subject: row.subject,
    priority: row.priority as Priority,
    state: row.state as TicketState,
    clocks,
    calendars: await calendarsOf(tx, tenantId, rows, now),
    holders: await holdersOf(tx, actor, row, hands),
    customerName: row.customerName,
    escalations: actor.side === "customer" ? [] : await escalationsOf(tx, actor, row, rows),
  };
}

/** So far ahead a closing is told of. */
const DAYS_AHEAD = 42;

/** The calendars of the clocks that still run, each once, as they stand for them. */
async function calendarsOf(
  tx: Tx,
  tenantId: string,
  rows: readonly { calendarKey: string; calendarVersion: number; stoppedAt: Date | null }[],
  now: Date,
): Promise<ClockCalendarDTO[]> {
  const found = new Map<string, ClockCalendarDTO>();
  for (const { calendarKey: key, calendarVersion: version, stoppedAt } of rows) {
    if (stoppedAt !== null || found.has(key)) continue;
    const calendar = await calendarVersion(tx, tenantId, key, version);
    const today = todayIn(calendar.zone, now.getTime());
    const { name, zone, ...said } = versionOn(calendar, dayOf(today));
    const weekly = said.roundTheClock ? null : said.weekly;
    found.set(key, { name, zone, weekly, ahead: comingDays(calendar, today, DAYS_AHEAD) });
  }
  return [...found.values()];
}

type Hand = { at: Date; type: string; data: unknown };

/** Who had the ticket from when on, as far as the actor reads of it; levels inside a company are not the customer's (T5). */
async function holdersOf(
  tx: Tx,
  actor: Actor,
  row: { tenantId: string; servedByName: string; openedAt: Date },
  hands: readonly Hand[],
): Promise<HolderDTO[]> {
  const maker = await tx.workspace.findFirstOrThrow({
    where: { tenantId: row.tenantId },
    select: { name: true },
  });
  const level = (value: number) => (actor.side === "customer" ? null : (value as Level));
  let held: HolderDTO = {
    at: row.openedAt.getTime(),
    orgName: row.servedByName,
    level: level(1),
    name: null,
  };
  const holders = [held];
  for (const hand of hands) {
    const data = (hand.data ?? {}) as { to?: number | string; name?: string };
    const at = hand.at.getTime();
    if (hand.type === "ticket.with_manufacturer")
      held = { at, orgName: maker.name, level: level(3), name: null };
    else if (hand.type === "ticket.back_from_manufacturer")
      held = { at, orgName: row.servedByName, level: level(2), name: null };
    else if (hand.type === "ticket.level_changed")
      held = { ...held, at, level: level(Number(data.to ?? 1)), name: null };
    else if (hand.type === "contract.ticket_moved")
      held = { ...held, at, orgName: String(data.to ?? row.servedByName), name: null };
    else if (hand.type === "ticket.released") held = { ...held, at, name: null };
    else held = { ...held, at, name: data.name ?? null };
    holders.push(held);
  }
  return holders;
}

/** Steps of the automatic escalation of the leading clock: internal to who works the ticket. */
async function escalationsOf(
  tx: Tx,
  actor: Actor,
  row: {
    tenantId: string;
    id: string;
    clockKind: string | null;
    planVersionId: string;
    partnerOrgId: string | null;
  },
  clocks: readonly { id: string; kind: string; seenLevels: number[] }[],
): Promise<TicketClockDTO["escalations"]> {
  const terms = await loadPlanTerms(tx, row.tenantId, row.planVersionId);
  const leading = clocks.find(clock => clock.kind === row.clockKind);
  const timers = leading ? await stepsOf(tx, actor, [leading], { round: 0 }) : [];
  return timers.map(timer => {
    const step = terms.escalations.find(one => one.level === timer.level);
    return {
      level: timer.level,
      at: timer.cancelledAt === null ? timer.dueAt.getTime() : null,
      fired: timer.firedAt !== null,
      // A plan names roles on both sides; where the vendor serves, there is no partner to tell.
      notify: (step?.notify ?? []).filter(role => row.partnerOrgId !== null || !role.startsWith("partner_")),
      acts: step?.acts ?? [],
      repeat: step?.repeat ?? null,
      seen: leading?.seenLevels.includes(timer.level) ?? false,
    };
  });
}
