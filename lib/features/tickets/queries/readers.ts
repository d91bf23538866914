import type { Actor } from "#lib/domain/policies/types.ts";
import { audiencesWrittenBy, readersOf } from "#lib/domain/tickets/audience.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ParticipantDTO, ReadersDTO } from "../dto.ts";
import type { TicketRow } from "../load.ts";

const WORK_TICKETS = [
  "vendor_support",
  "vendor_support_manager",
  "partner_support",
  "partner_support_manager",
  "customer_admin",
  "customer_contact",
  "customer_reader",
];

type Party = { side: Side; orgId: string | null; orgName: string };

/** Organisations on a ticket, the customer first. */
function partiesOf(row: TicketRow, vendorName: string, vendorOrgId: string | null): Party[] {
  const parties: Party[] = [{ side: "customer", orgId: row.customerOrgId, orgName: row.customerName }];
  if (row.partnerOrgId) parties.push({ side: "partner", orgId: row.partnerOrgId, orgName: row.servedByName });
  parties.push({ side: "vendor", orgId: vendorOrgId, orgName: vendorName });
  return parties;
}

/**
 * For each audience the actor may write to: who reads it, by name as far as the actor may know the people, and who does not (T4).
 * Names come from memberships its side sees, and from who has written on the ticket.
 */
export async function readersFor(
  tx: Tx,
  actor: Actor,
  row: TicketRow,
  participants: readonly ParticipantDTO[],
  now: Date,
): Promise<ReadersDTO[]> {
  const workspace = await tx.workspace.findFirstOrThrow({
    where: { tenantId: row.tenantId },
    select: { name: true },
  });
  const vendorOrgId = actor.side === "vendor" ? actor.orgId : null;
  const parties = partiesOf(row, workspace.name, vendorOrgId);
  const orgIds = parties.flatMap(p => (p.orgId ? [p.orgId] : []));
  const members = await tx.membership.findMany({
    where: {
      tenantId: row.tenantId,
      orgId: { in: orgIds },
      roles: { hasSome: WORK_TICKETS },
      acceptedAt: { not: null },
      OR: [{ validUntil: null }, { validUntil: { gte: new Date(now.toISOString().slice(0, 10)) } }],
    },
    select: { orgId: true, person: { select: { name: true } } },
    orderBy: { person: { name: "asc" } },
    take: 300,
  });
  const namesOf = (party: Party) => {
    const names = members.filter(m => m.orgId === party.orgId).map(m => m.person.name);
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
export async function participantsOf(tx: Tx, actor: Actor, row: TicketRow): Promise<ParticipantDTO[]> {
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
  const authors = await tx.ticketMessage.findMany({
    where: { tenantId: row.tenantId, ticketId: row.id, authorId: { not: null } },
    distinct: ["authorId"],
    select: { authorId: true, authorName: true, authorSide: true, authorOrgName: true },
    take: 50,
  });
  for (const a of authors)
    add({
      personId: a.authorId,
      name: a.authorName,
      side: a.authorSide as Side,
      orgName: a.authorOrgName,
      role: "wrote",
    });
  return [...found.values()];
}
