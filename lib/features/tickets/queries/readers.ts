import type { Actor } from "#lib/domain/policies/types.ts";
import { audiencesWrittenBy, readersOf } from "#lib/domain/tickets/audience.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Member } from "../assignable.ts";
import type { ParticipantDTO, ReadersDTO, TimelineDTO } from "../dto/timeline.ts";
import type { TicketRow } from "../load.ts";

export type Party = { side: Side; orgId: string | null; orgName: string };

/** Organisations on a ticket, the customer first. Only the vendor's own people know its organisation's id. */
export function partiesOf(row: TicketRow, vendorName: string, actor: Actor): Party[] {
  const parties: Party[] = [{ side: "customer", orgId: row.customerOrgId, orgName: row.customerName }];
  if (row.partnerOrgId) parties.push({ side: "partner", orgId: row.partnerOrgId, orgName: row.servedByName });
  parties.push({
    side: "vendor",
    orgId: actor.side === "vendor" ? actor.orgId : null,
    orgName: vendorName,
  });
  return parties;
}

/**
 * For each audience the actor may write to: who reads it, by name as far as the actor may know the people, and who does not (T4).
 * Names come from memberships its side sees, and from who has written on the ticket.
 */
export function readersFor(
  actor: Actor,
  row: TicketRow,
  parties: readonly Party[],
  members: readonly Member[],
  participants: readonly ParticipantDTO[],
): ReadersDTO[] {
  const namesOf = (party: Party) => {
    const names = members.filter(m => m.orgId === party.orgId).map(m => m.name);
    const seen = participants.filter(p => p.side === party.side).map(p => p.name);
    return [...new Set([...names, ...seen])];
  };
  return audiencesWrittenBy(actor.side, row).map(audience => {
    const sides = readersOf(audience, row);
    return {
      audience,
      reads: parties
        .filter(p => sides.includes(p.side))
        .map(p => ({ side: p.side, orgName: p.orgName, names: namesOf(p) })),
      readsNot: parties.filter(p => !sides.includes(p.side)).map(p => ({ side: p.side, orgName: p.orgName })),
    };
  });
}

/** Who takes part, once each: opened, has it, writes. Only from lines the actor reads. */
export async function participantsOf(
  tx: Tx,
  actor: Actor,
  row: TicketRow,
  timeline: TimelineDTO,
): Promise<ParticipantDTO[]> {
  const found = new Map<string, ParticipantDTO>();
  const add = (p: Omit<ParticipantDTO, "personId"> & { personId: string | null }) => {
    if (p.personId && !found.has(p.personId)) found.set(p.personId, { ...p, personId: p.personId });
  };
  add({
    personId: row.openedById,
    name: row.openedByName,
    side: "customer",
    orgName: row.customerName,
    role: "opened",
  });
  const serving: Side = row.partnerOrgId === null ? "vendor" : "partner";
  if (row.assigneeName)
    add({
      personId: row.assigneeId,
      name: row.assigneeName,
      side: serving,
      orgName: row.servedByName,
      role: "assigned",
    });
  if (row.l3AssigneeName && actor.side !== "customer")
    add({
      personId: row.l3AssigneeId,
      name: row.l3AssigneeName,
      side: "vendor",
      orgName: "",
      role: "level3",
    });
  for (const a of timeline.folded ? await allAuthors(tx, row) : shownAuthors(timeline))
    add({ personId: a.personId, name: a.name, side: a.side as Side, orgName: a.orgName, role: "wrote" });
  return [...found.values()];
}

type Author = { personId: string | null; name: string; side: string; orgName: string };

const shownAuthors = (timeline: TimelineDTO): Author[] =>
  timeline.items.flatMap(item => (item.type === "message" ? [item.author] : []));

/** Of a long history not all messages are there to look at. */
async function allAuthors(tx: Tx, row: TicketRow): Promise<Author[]> {
  const authors = await tx.ticketMessage.groupBy({
    by: ["authorId", "authorName", "authorSide", "authorOrgName"],
    where: { tenantId: row.tenantId, ticketId: row.id },
  });
  return authors.map(a => ({
    personId: a.authorId,
    name: a.authorName,
    side: a.authorSide,
    orgName: a.authorOrgName,
  }));
}
