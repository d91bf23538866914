import type { Actor } from "#lib/domain/policies/types.ts";
import { excerpt } from "#lib/domain/search/excerpt.ts";
import { withoutMarks } from "#lib/domain/search/without-marks.ts";
import type { Priority, TicketState } from "#lib/domain/tickets/types.ts";
import { foundEntries } from "#lib/features/tickets/queries/search.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { FoundCase } from "./cases.ts";
import type { FoundDto } from "./dto.ts";

/** A case, and of what of it the words were found in: its own id where that is its subject. */
export type Entry = { ticketId: string; entryId: string };

/** Cases by number, subject, what was said and names of files, each with the words in which it was found. */
export async function findTickets(tx: Tx, actor: Actor, asked: string, most: number): Promise<FoundDto[]> {
  const rows = await described(tx, actor, await foundEntries(tx, asked, most), asked);
  return rows.map(({ id, label, number, meta, path, excerpt }) => ({
    id,
    label,
    number,
    meta,
    path,
    ...(excerpt ? { excerpt } : {}),
  }));
}

/** Found cases as a reader sees them, in the order they were found in. */
export async function described(
  tx: Tx,
  actor: Actor,
  found: readonly Entry[],
  asked: string,
): Promise<FoundCase[]> {
  if (found.length === 0) return [];
  const { tenantId } = actor;
  const within = { tenantId, id: { in: found.map(({ entryId }) => entryId) } };
  // Once more under row security, the words as well as the case: the function is only an index.
  const rows = await tx.ticket.findMany({
    where: { tenantId, id: { in: found.map(({ ticketId }) => ticketId) } },
    select: {
      id: true,
      number: true,
      subject: true,
      customerName: true,
      productName: true,
      priority: true,
      state: true,
      openedAt: true,
    },
  });
  const messages = await tx.ticketMessage.findMany({ where: within, select: { id: true, body: true } });
  const files = await tx.attachment.findMany({ where: within, select: { id: true, name: true } });
  const said = new Map([
    ...messages.map(({ id, body }) => [id, withoutMarks(body)] as const),
    ...files.map(({ id, name }) => [id, name] as const),
  ]);
  const byId = new Map(rows.map(row => [row.id, row]));
  return found.flatMap(({ ticketId, entryId }) => {
    const row = byId.get(ticketId);
    if (!row) return [];
    const words = said.get(entryId);
    return [
      {
        id: row.id,
        label: row.subject,
        number: row.number,
        meta: actor.side === "customer" ? row.productName : row.customerName,
        path: `/tickets/${row.number}`,
        priority: row.priority as Priority,
        state: row.state as TicketState,
        openedAt: row.openedAt.getTime(),
        customerName: row.customerName,
        productName: row.productName,
        ...(words ? { excerpt: excerpt(words, asked) } : {}),
      },
    ];
  });
}
