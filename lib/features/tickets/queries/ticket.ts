import type { Actor } from "#lib/domain/policies/types.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { type Level2Rule, mayHold } from "#lib/domain/tickets/level2.ts";
import { missingFrom } from "#lib/domain/tickets/packet.ts";
import { reopenableUntil } from "#lib/domain/tickets/states.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type ContractCover, contractCover } from "#lib/features/contracts/queries.ts";
import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import { packetOf } from "#lib/features/products/packet.ts";
import { endOf, loadProducts } from "#lib/features/products/queries.ts";
import type { TicketClock as ClockRow } from "#lib/platform/db/client/client.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { assignableOf, membersOf } from "../assignable.ts";
import { certifiedAmong, escalatingCertificate, notCertified } from "../certificate.ts";
import type { Level2DTO, Level3DTO } from "../dto/levels.ts";
import type { TimelineDTO, TimelineItem } from "../dto/timeline.ts";
import type { ClockDTO, Permission, TicketAction, TicketDTO } from "../dto.ts";
import { evidenceOf, evidenceSlot, latestEscalation, latestSent, packetFor } from "../evidence.ts";
import { workspaceDay } from "../gate.ts";
import { holdRefusal, level2RuleOf } from "../level2.ts";
import { level3Refusal } from "../level3-benefit.ts";
import { type TicketRow, targetOf } from "../load.ts";
import { permissionsOf } from "../permissions.ts";
import { clockDto } from "./clock-dto.ts";
import { conversationOf, readLinks } from "./links.ts";
import { participantsOf, partiesOf, readersFor } from "./readers.ts";
import { rowDto } from "./rows.ts";
import { fileDto, ticketTimeline, timelineBetween } from "./timeline.ts";
import { unseenSteps } from "./unseen.ts";

/** A ticket's row by number, or null: also for one of another party. */
export const findTicket = (tx: Tx, actor: Actor, number: string): Promise<TicketRow | null> =>
  tx.ticket.findFirst({ where: { tenantId: actor.tenantId, number } });

/** Everything the page of a ticket shows to this actor, or null where there is none for them (R1, T4). */
export const getTicket = async (tx: Tx, actor: Actor, number: string, now: Date): Promise<TicketDTO | null> =>
  (await getTicketWithCover(tx, actor, number, now))?.ticket ?? null;

/** The same with the contract it was opened under, as the actor's side sees it: what else stands on its page hangs on that. */
export async function getTicketWithCover(
  tx: Tx,
  actor: Actor,
  number: string,
  now: Date,
): Promise<{ ticket: TicketDTO; contract: ContractCover | null } | null> {
  const row = await findTicket(tx, actor, number);
  if (!row) return null;
  const { tenantId } = row;
  const { today, timeZone, name: vendorName } = await workspaceDay(tx, tenantId, now);
  const clockRows = await tx.ticketClock.findMany({
    where: { tenantId, ticketId: row.id, cancelledAt: null },
    orderBy: [{ cycle: "desc" }, { startedAt: "desc" }],
  });
  const drawn: { row: ClockRow; dto: ClockDTO }[] = [];
  for (const clock of clockRows) drawn.push({ row: clock, dto: await clockDto(tx, clock, now.getTime()) });
  const leading = drawn.find(c => c.row.kind === row.clockKind)?.dto ?? null;
  const conversation = await conversationOf(tx, row);
  const timeline = await ticketTimeline(tx, actor, { tenantId, ticketId: row.id, conversation });
  const participants = await participantsOf(tx, actor, row, timeline);
  const parties = partiesOf(row, vendorName, actor);
  const members = await membersOf(
    tx,
    tenantId,
    parties.flatMap(p => (p.orgId ? [p.orgId] : [])),
  );
  const contract = await contractCover(tx, tenantId, row.contractId, now);
  const linked = row.linkedTicketId
    ? await tx.ticket.findFirst({
        where: { tenantId, id: row.linkedTicketId },
        select: { number: true, subject: true },
      })
    : null;
  const { terms, name: plan, versions } = (await loadPlanVersion(tx, tenantId, row.planVersionId)).definition;
  const [product] = await loadProducts(tx, tenantId, row.productId);
  const may = permissionsOf(actor, targetOf(row));
  const colleagues = anyAllowed(may, ["assign", "take"]) ? assignableOf(actor, members) : [];
  const rule = actor.side === "customer" ? null : await level2RuleOf(tx, row, now, members);
  const assignees = rule ? againstHolding(actor, row, rule, colleagues, may) : colleagues;
  const against = may.escalate.allowed ? await againstEscalating(tx, actor, today, now, colleagues) : null;
  if (against) may.escalate = against.permission;
  const ticket: TicketDTO = {
    ...rowDto(actor, row, leading),
    version: row.version,
    contractId: row.contractId,
    contractNumber: contract?.number ?? "",
    contractUntil: contract?.coveredUntil ?? "",
    planName: textIn(plan, actor.locale),
    productId: row.productId,
    productVersion: row.productVersion,
    versionEnd: product ? endOf(product, row.productVersion, versions, today) : null,
    module: (row.module as { name: LocalText } | null)?.name ?? null,
    environment: row.environment,
    affectedBp: row.affectedBp,
    canWork: row.canWork,
    wishedOn: row.wishedOn && toPlainDate(row.wishedOn),
    priorityReason: row.priorityReason,
    priorityNote: row.priorityNote,
    channel: row.channel,
    openedById: row.openedById,
    diagnosedAt: row.diagnosedAt?.getTime() ?? null,
    firstAnswerAt: row.firstAnswerAt?.getTime() ?? null,
    resolvedAt: row.resolvedAt?.getTime() ?? null,
    closedAt: row.closedAt?.getTime() ?? null,
    reopensUntil:
      row.state === "resolved" && row.resolvedAt
        ? reopenableUntil(row.resolvedAt.getTime(), terms.reopenDays, timeZone)
        : null,
    linked,
    ...(await readLinks(tx, actor, row, conversation, may.merge.allowed)),
    clocks: drawn.map(c => c.dto),
    timeline,
    participants,
    readers: readersFor(actor, row, parties, members, participants),
    may,
    level3Detail: actor.side === "customer" ? null : await level3Of(tx, row, drawn),
    unseen: actor.side === "customer" ? [] : await unseenSteps(tx, actor, row, clockRows),
    assignees,
    level2: rule?.asked ? level2Dto(row, rule, today) : null,
    escalators: against?.escalators ?? [],
    lastPublicMessageId: await lastPublic(tx, row, conversation, timeline),
  };
  return { ticket, contract };
}

/** What the command would refuse besides the form: the company's tier (P25), the person's certificate (T3), and who could. */
async function againstEscalating(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
  now: Date,
  colleagues: TicketDTO["assignees"],
): Promise<{ permission: Permission; escalators: TicketDTO["assignees"] } | null> {
  const company = await level3Refusal(tx, actor);
  if (company) return { permission: company, escalators: [] };
  if (await escalatingCertificate(tx, actor, today, now)) return null;
  const escalators = await certifiedAmong(tx, actor, today, now, colleagues);
  return { permission: { allowed: false, ...notCertified(actor, escalators) }, escalators };
}

/**
 * Takes out of what a partner may do what level 2 asks a certificate for (T3), with who has one; returns whom the case
 * can be given to.
 */
function againstHolding(
  actor: Actor,
  row: TicketRow,
  rule: Level2Rule,
  colleagues: TicketDTO["assignees"],
  may: Record<TicketAction, Permission>,
): TicketDTO["assignees"] {
  if (actor.side !== "partner") return colleagues;
  const holding = mayHold(row, rule, actor.personId);
  if (!holding.ok) {
    const why: Permission = { allowed: false, ...holdRefusal(actor, holding.error, rule, actor) };
    if (may.take.allowed) may.take = why;
    if (may.assign.allowed && holding.error === "nobody_certified") may.assign = why;
  }
  return colleagues.filter(one => mayHold(row, rule, one.personId).ok);
}

function level2Dto(row: TicketRow, rule: Level2Rule, today: PlainDate): Level2DTO {
  const held = rule.holders.find(holder => holder.personId === row.assigneeId);
  return {
    holders: rule.holders
      .map(({ personId, name, until, openCases }) => ({ personId, name, until, openCases }))
      .sort((a, b) => a.openCases - b.openCases),
    endsOn: held && daysBetween(today, held.until) <= SOON ? held.until : null,
  };
}

/** Days before the end in which a case's page says that its holder will count no longer. */
const SOON = 30;

const anyAllowed = (may: Record<TicketAction, Permission>, actions: TicketAction[]) =>
  actions.some(action => may[action].allowed);

async function lastPublic(
  tx: Tx,
  row: TicketRow,
  conversation: string[],
  timeline: TimelineDTO,
): Promise<string | null> {
  const shown = timeline.items.findLast(item => item.type === "message" && item.audience === "everyone");
  // In the beginning of a folded history it need not be the newest.
  if (shown && (!timeline.folded || timeline.items.indexOf(shown) > timeline.folded.afterIndex))
    return shown.id;
  const newest = await tx.ticketMessage.findFirst({
    where: { tenantId: row.tenantId, ticketId: { in: conversation }, audience: "everyone" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return newest?.id ?? null;
}

const LEVEL3_STATES: Record<string, Level3DTO["state"]> = {
  draft: "draft",
  requested: "asked",
  accepted: "accepted",
  more_wanted: "more_wanted",
  answered: "answered",
  handed_back: "handed_back",
};

async function level3Of(
  tx: Tx,
  row: TicketRow,
  clocks: readonly { row: ClockRow; dto: ClockDTO }[],
): Promise<Level3DTO> {
  const escalation = await latestEscalation(tx, row);
  const gathering = escalation?.state === "draft";
  const sent = gathering ? await latestSent(tx, row) : escalation;
  const files = escalation
    ? await tx.attachment.findMany({
        where: {
          tenantId: row.tenantId,
          subjectType: "ticket",
          subjectId: row.id,
          slot: evidenceSlot(escalation.id),
        },
        orderBy: [{ at: "asc" }, { id: "asc" }],
      })
    : [];
  const evidence = evidenceOf(row, escalation?.evidence);
  const packet = packetFor(escalation?.evidence, await packetOf(tx, row.tenantId, row.productId));
  const missing = missingFrom(packet, { ...evidence, logFiles: files.length });
  return {
    state: LEVEL3_STATES[(sent ?? escalation)?.state ?? ""] ?? "none",
    gathering,
    escalationId: escalation?.id ?? null,
    evidence,
    files: files.map(fileDto),
    missing: missing.fields,
    missingParts: missing.parts.map(part => part.label),
    packet,
    forCustomer: sent?.forCustomer ?? "",
    passedOn: sent?.passedOnAt != null,
    requestedByName: escalation?.requestedByName ?? null,
    requestedAt: escalation?.requestedAt.getTime() ?? null,
    assigneeName: row.l3AssigneeName,
    reason: sent?.reason ?? "",
    clock: clocks.find(c => c.row.kind === "level3")?.dto ?? null,
  };
}

/** The folded middle of a ticket's timeline (bounds from `folded`); null where there is no such ticket for the actor. */
export async function ticketTimelineBetween(
  tx: Tx,
  actor: Actor,
  number: string,
  from: string,
  to: string,
): Promise<TimelineItem[] | null> {
  const row = await findTicket(tx, actor, number);
  if (!row) return null;
  const conversation = await conversationOf(tx, row);
  return timelineBetween(tx, actor, { tenantId: row.tenantId, ticketId: row.id, conversation }, from, to);
}
