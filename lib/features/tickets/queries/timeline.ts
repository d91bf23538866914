import { mailPolicy } from "#lib/domain/policies/mail.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience, Side } from "#lib/domain/tickets/types.ts";
import type { Event, TicketMessage } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { messageSlot } from "../attach.ts";
import type {
  EventGroup,
  EventItem,
  FileDTO,
  MessageItem,
  TimelineDTO,
  TimelineItem,
} from "../dto/timeline.ts";
import { TAKEN_BACK, takenBackBy } from "../history.ts";

/** Told to people, but on the timeline the message itself stands for it, or the line that says what the rule did. */
const SILENT = ["ticket.replied", "ticket.rule_notice"];
/** What the customer reads of level 3 (T5); partner and vendor read the same hand-over in a line that says more. */
const IN_ONE_SENTENCE = ["ticket.with_manufacturer", "ticket.back_from_manufacturer"];
/** Lines shown at both ends of a long history; what lies between folds into one. */
const HEAD = 3;
const TAIL = 40;

const CLOCK = ["diagnosed", "priority_changed", "answered", "waiting", "resumed"];
const HANDOVER = [
  "taken",
  "assigned",
  "released",
  "level_changed",
  "escalated",
  "with_manufacturer",
  "back_from_manufacturer",
  "level2_passed",
  "merged_away",
  "merged_in",
  "level2_nobody",
  "holder_left",
];

function groupOf(type: string): EventGroup {
  if (type.startsWith("sla.")) return "clock";
  if (type === "contract.ticket_moved") return "handover";
  const name = type.replace("ticket.", "");
  if (CLOCK.includes(name)) return "clock";
  return name.startsWith("l3_") || HANDOVER.includes(name) ? "handover" : "state";
}

type Bound = { at: Date; id: string };
/** Strictly between two lines in order of (at, id), and read from which end. */
type Slice = { after?: Bound; before?: Bound; from: "oldest" | "newest"; take: number };

function between({ after, before }: Slice) {
  const parts: object[] = [];
  if (after)
    parts.push({ at: { gte: after.at } }, { OR: [{ at: { gt: after.at } }, { id: { gt: after.id } }] });
  if (before)
    parts.push({ at: { lte: before.at } }, { OR: [{ at: { lt: before.at } }, { id: { lt: before.id } }] });
  return parts;
}

/** A case and those that went on in it: one conversation, but the facts of each are its own. */
type Of = { tenantId: string; ticketId: string; conversation: readonly string[] };

/** Messages and facts merged; what the actor's side may not read, the database does not give. */
async function slice(tx: Tx, actor: Actor, of: Of, s: Slice): Promise<TimelineItem[]> {
  const direction = s.from === "oldest" ? ("asc" as const) : ("desc" as const);
  const orderBy = [{ at: direction }, { id: direction }];
  const messages = await tx.ticketMessage.findMany({
    where: {
      tenantId: of.tenantId,
      ticketId: { in: [...of.conversation] },
      AND: between(s) as Prisma.TicketMessageWhereInput[],
    },
    orderBy,
    take: s.take,
  });
  const events = await tx.event.findMany({
    where: { ...eventsOf(actor, of), AND: between(s) as Prisma.EventWhereInput[] },
    orderBy,
    take: s.take,
  });
  const files = await filesOf(
    tx,
    of,
    messages.map(m => m.id),
  );
  const mails = await mailsOf(tx, actor, messages);
  const gone = messages.length > 0 ? await takenBack(tx, of) : new Set<string>();
  const items = [
    ...messages.map(m =>
      messageItem(actor, of, m, {
        files: files.get(messageSlot(m.id)) ?? [],
        mailId: mails.get(m.id) ?? null,
        takenBack: gone.has(m.id),
      }),
    ),
    ...events.map(e => eventItem(actor, e)),
  ].sort(byTime);
  return s.from === "oldest" ? items.slice(0, s.take) : items.slice(-s.take);
}

const byTime = (a: TimelineItem, b: TimelineItem) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const eventsOf = (actor: Actor, of: Of) => ({
  tenantId: of.tenantId,
  subjectType: "ticket",
  subjectId: of.ticketId,
  type: { notIn: actor.side === "customer" ? SILENT : [...SILENT, ...IN_ONE_SENTENCE] },
});

/** A ticket's timeline: whole when short; else its beginning and its end, with the number of lines between. */
export async function ticketTimeline(tx: Tx, actor: Actor, of: Of): Promise<TimelineDTO> {
  const most = HEAD + TAIL;
  const newest = await slice(tx, actor, of, { from: "newest", take: most + 1 });
  const counts = {
    messages: newest.filter(item => item.type === "message").length,
    events: newest.filter(item => item.type === "event").length,
  };
  if (newest.length <= most) return { items: newest, folded: null, counts };

  const tail = newest.slice(-TAIL);
  const head = await slice(tx, actor, of, { from: "oldest", take: HEAD });
  counts.messages = await tx.ticketMessage.count({
    where: { tenantId: of.tenantId, ticketId: { in: [...of.conversation] } },
  });
  counts.events = await tx.event.count({ where: eventsOf(actor, of) });
  const count = counts.messages + counts.events - head.length - tail.length;
  return {
    items: [...head, ...tail],
    folded:
      count > 0
        ? { afterIndex: head.length - 1, count, from: boundOf(head.at(-1)), to: boundOf(tail[0]) }
        : null,
    counts,
  };
}

const boundOf = (item: TimelineItem | undefined) => (item ? `${item.at}_${item.id}` : "");

function parseBound(text: string): Bound | null {
  const match = /^(\d{1,16})_([0-9a-f-]{36})$/.exec(text);
  return match ? { at: new Date(Number(match[1])), id: match[2] as string } : null;
}

/** The folded lines after `from` and before `to`, oldest first, at most 100 of them; none for bounds that are no bounds. */
export async function timelineBetween(
  tx: Tx,
  actor: Actor,
  of: Of,
  from: string,
  to: string,
): Promise<TimelineItem[]> {
  const [after, before] = [parseBound(from), parseBound(to)];
  return after && before ? slice(tx, actor, of, { after, before, from: "newest", take: 100 }) : [];
}

async function filesOf(tx: Tx, of: Of, messageIds: string[]): Promise<Map<string, FileDTO[]>> {
  const found = new Map<string, FileDTO[]>();
  if (messageIds.length === 0) return found;
  const rows = await tx.attachment.findMany({
    where: {
      tenantId: of.tenantId,
      subjectType: "ticket",
      subjectId: { in: [...of.conversation] },
      slot: { in: messageIds.map(messageSlot) },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  for (const row of rows) found.set(row.slot, [...(found.get(row.slot) ?? []), fileDto(row)]);
  return found;
}

/** Messages that were taken back with the change that wrote them. */
async function takenBack(tx: Tx, of: Of): Promise<Set<string>> {
  const { tenantId, conversation } = of;
  return takenBackBy(
    await tx.event.findMany({
      where: { tenantId, subjectType: "ticket", subjectId: { in: [...conversation] }, type: TAKEN_BACK },
      select: { type: true, data: true },
    }),
  );
}

export const fileDto = (row: FileDTO): FileDTO => ({
  id: row.id,
  name: row.name,
  mediaType: row.mediaType,
  size: row.size,
});

/** The mails that messages came by, as far as this reader may see them as they came (T4). */
async function mailsOf(
  tx: Tx,
  actor: Actor,
  messages: readonly TicketMessage[],
): Promise<Map<string, string>> {
  const ids = messages.filter(m => m.channel === "email").map(m => m.id);
  if (ids.length === 0) return new Map();
  const rows = await tx.inboundMail.findMany({
    where: { tenantId: actor.tenantId, writtenId: { in: ids } },
    select: {
      id: true,
      state: true,
      writtenId: true,
      writerSide: true,
      writerOrgId: true,
      customerOrgId: true,
      partnerOrgId: true,
    },
  });
  const shown = rows.filter(row =>
    mailPolicy.original(actor, { ...row, writerSide: row.writerSide as Side | "", written: true }),
  );
  return new Map(shown.map(row => [row.writtenId ?? "", row.id]));
}

function messageItem(
  actor: Actor,
  of: Of,
  m: TicketMessage,
  beside: Pick<MessageItem, "files" | "mailId" | "takenBack">,
): MessageItem {
  return {
    type: "message",
    id: m.id,
    at: m.at.getTime(),
    audience: m.audience as Audience,
    author: {
      personId: m.authorId,
      name: m.authorName,
      side: m.authorSide as Side,
      orgName: m.authorOrgName,
      you: m.authorId === actor.personId,
    },
    level: m.level,
    body: m.body,
    answer: m.answer,
    channel: m.channel,
    own: m.ticketId === of.ticketId,
    ...beside,
  };
}

function eventItem(actor: Actor, e: Event): EventItem {
  const { text, ...rest } = (e.data ?? {}) as Record<string, unknown>;
  const params = Object.fromEntries(
    Object.entries(rest).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === "string" || typeof entry[1] === "number",
    ),
  );
  // Who at the manufacturer had the case is not said to the customer: it was with the company (T5).
  const byCompany = actor.side === "customer" && e.type === "ticket.back_from_manufacturer";
  return {
    type: "event",
    id: e.id,
    at: e.at.getTime(),
    audience: e.audience as Audience,
    author: {
      personId: byCompany ? null : e.actorId,
      name: byCompany ? e.actorOrgName : e.actorName,
      side: e.actorSide as Side | "system",
      orgName: e.actorOrgName,
      you: e.actorId === actor.personId,
    },
    group: groupOf(e.type),
    key: e.type,
    params,
    text: typeof text === "string" ? text : null,
  };
}
