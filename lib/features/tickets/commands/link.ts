import { ticketPolicy } from "#lib/domain/policies/ticket.ts";
import { checkLink, type Link, linkFrom, linkReaders, relationOf } from "#lib/domain/tickets/links.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, recordEvent } from "#lib/platform/record.ts";
import { invalid, notFoundRefusal } from "#lib/platform/refusal.ts";
import { type TicketContext, type TicketRow, targetOf, ticketToChange } from "../load.ts";
import { linksOf } from "../queries/links.ts";
import type { LinkInput } from "../schema/links.ts";

/**
 * Says that two cases have to do with each other (T6). Both must be the actor's to see; the link, and the line on either
 * timeline, are read by the parties the two share and by nobody else (R1).
 */
export async function linkTickets(
  ctx: TicketContext,
  row: TicketRow,
  input: LinkInput,
): Promise<{ number: string }> {
  const { tx, actor } = ctx;
  const other = await ticketToChange(tx, actor, input.other);
  if (!other || !ticketPolicy.link(actor, other)) invalid({ other: "tickets.refusal.noSuchCase" });
  await addLink(ctx, row, other.row, linkFrom(row.id, input.relation, other.row.id));
  return { number: other.row.number };
}

/** The same between two rows that are held. Refuses at `other` what may not stand beside the links there are. */
export async function addLink(
  ctx: TicketContext,
  row: TicketRow,
  other: TicketRow,
  link: Link,
): Promise<void> {
  const { tx, actor } = ctx;
  const { tenantId } = row;
  // Also those this side does not see: a case has one parent, whoever said so.
  const existing = await stepAs(tx, actor, "app_worker", () => linksOf(tx, tenantId, [row.id, other.id]));
  const checked = checkLink(link, existing as Link[]);
  if (!checked.ok) invalid({ other: `tickets.refusal.${checked.error}` });
  const id = newId();
  const readers = linkReaders(row, other);
  // Who links need not be one who may change the link later.
  await tx.ticketLink.createMany({ data: [{ tenantId, id, ...link, ...readers, byName: actor.name }] });
  await tell(ctx, "ticket.linked", link, row, other, readers);
  await audit(tx, actor, {
    action: "ticket.link",
    subjectType: "ticket",
    subjectId: row.id,
    after: { relation: relationOf(link, row.id), other: other.number },
  });
}

type Readers = ReturnType<typeof linkReaders>;

/** A line on both timelines, each naming the other. */
async function tell(
  { tx, actor }: TicketContext,
  type: string,
  link: Link,
  row: TicketRow,
  other: TicketRow,
  readers: Readers,
): Promise<void> {
  for (const [own, its] of [
    [row, other],
    [other, row],
  ] as const)
    await recordEvent(tx, actor, {
      subjectType: "ticket",
      subjectId: own.id,
      type,
      data: { number: own.number, other: its.number, relation: relationOf(link, own.id) },
      ...readers,
    });
}

/** Takes a link away; the cases stay as they are. One that is gone already is none to find. */
export async function unlinkTickets(
  ctx: TicketContext,
  row: TicketRow,
  input: { linkId: string },
): Promise<{ number: string }> {
  const { tx, actor } = ctx;
  const { tenantId } = row;
  const link = (await linksOf(tx, tenantId, [row.id])).find(one => one.id === input.linkId);
  const otherId = link && (link.fromId === row.id ? link.toId : link.fromId);
  const other = otherId && (await tx.ticket.findFirst({ where: { tenantId, id: otherId } }));
  if (!link || !other) return notFoundRefusal();
  const { count } = await tx.ticketLink.deleteMany({ where: { tenantId, id: link.id } });
  if (count === 0) return notFoundRefusal();
  await tell(ctx, "ticket.unlinked", link as Link, row, other, linkReaders(row, other));
  await audit(tx, actor, {
    action: "ticket.unlink",
    subjectType: "ticket",
    subjectId: row.id,
    before: { relation: relationOf(link as Link, row.id), other: other.number },
  });
  return { number: other.number };
}

/** Open or resolved children of a case that the actor sees, each held. */
export async function childrenOf(ctx: TicketContext, row: TicketRow): Promise<TicketRow[]> {
  const { tx, actor } = ctx;
  const links = (await linksOf(tx, row.tenantId, [row.id])).filter(
    link => link.kind === "parent" && link.fromId === row.id,
  );
  const children = await tx.ticket.findMany({
    where: { tenantId: row.tenantId, id: { in: links.map(link => link.toId) }, state: { not: "closed" } },
    orderBy: { id: "asc" },
    select: { number: true },
  });
  const held: TicketRow[] = [];
  for (const { number } of children) {
    const child = await ticketToChange(tx, actor, number);
    if (child) held.push(child.row);
  }
  return held;
}

/**
 * What is done to a parent, done to each of its children that allows it (T6): to those this person may do it to, in their
 * state. The others stay as they are; the page shows them.
 */
export async function alsoChildren(
  ctx: TicketContext,
  row: TicketRow,
  rule: "resolve" | "close",
  work: (child: TicketRow) => Promise<unknown>,
): Promise<void> {
  for (const child of await childrenOf(ctx, row)) {
    if (rule === "resolve" && child.diagnosedAt === null) continue;
    if (ticketPolicy[rule](ctx.actor, targetOf(child))) await work(child);
  }
}
