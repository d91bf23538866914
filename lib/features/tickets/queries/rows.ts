import type { Actor } from "#lib/domain/policies/types.ts";
import type { Level, Level3State, Priority, TicketKind, TicketState } from "#lib/domain/tickets/types.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import type { ClockDTO, TicketRowDTO } from "../dto.ts";
import type { TicketRow } from "../load.ts";

/** What a line is drawn from, and what its place in a list is read from: a case has more than twice as many columns. */
export const LISTED = {
  id: true,
  number: true,
  version: true,
  kind: true,
  subject: true,
  customerOrgId: true,
  customerName: true,
  servedByName: true,
  partnerOrgId: true,
  productName: true,
  priority: true,
  state: true,
  level: true,
  l3State: true,
  openedAt: true,
  openedByName: true,
  lastMessageAt: true,
  dueAt: true,
  l3DueAt: true,
  clockKind: true,
  assigneeId: true,
  assigneeName: true,
  l3AssigneeName: true,
} as const satisfies Prisma.TicketSelect;
export type ListedTicket = Pick<TicketRow, keyof typeof LISTED>;

/** A ticket's line as this side reads it: what happens at the manufacturer is not the customer's (T5). */
export function rowDto(
  actor: Pick<Actor, "side">,
  row: ListedTicket,
  clock: ClockDTO | null,
  tags: readonly string[] = [],
): TicketRowDTO {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    kind: row.kind as TicketKind,
    subject: row.subject,
    customerOrgId: row.customerOrgId,
    customerName: row.customerName,
    servedByName: row.servedByName,
    partnerOrgId: row.partnerOrgId,
    productName: row.productName,
    priority: row.priority as Priority,
    state: row.state as TicketState,
    level: row.level as Level,
    level3: actor.side === "customer" ? null : (row.l3State as Level3State | null),
    openedAt: row.openedAt.getTime(),
    openedByName: row.openedByName,
    lastMessageAt: row.lastMessageAt.getTime(),
    dueAt: row.dueAt ? row.dueAt.getTime() : null,
    assigneeId: row.assigneeId,
    assigneeName: row.assigneeName,
    tags,
    level3AssigneeName: actor.side === "customer" ? null : row.l3AssigneeName,
    clock,
  };
}
