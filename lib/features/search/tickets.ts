import type { Actor } from "#lib/domain/policies/types.ts";
import { excerpt } from "#lib/domain/search/excerpt.ts";
import { foundEntries } from "#lib/features/tickets/queries/search.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { FoundDto } from "./dto.ts";

/** Cases by number, subject, what was said and names of files, each with the words in which it was found. */
export async function findTickets(tx: Tx, actor: Actor, asked: string, most: number): Promise<FoundDto[]> {
  const found = await foundEntries(tx, asked, most);
  if (found.length === 0) return [];
  const { tenantId } = actor;
  const within = { tenantId, id: { in: found.map(({ entryId }) => entryId) } };
  // Once more under row security, the words as well as the case: the function is only an index.
  const rows = await tx.ticket.findMany({
    where: { tenantId, id: { in: found.map(({ ticketId }) => ticketId) } },
    select: { id: true, number: true, subject: true, customerName: true, productName: true },
  });
  const messages = await tx.ticketMessage.findMany({ where: within, select: { id: true, body: true } });
  const files = await tx.attachment.findMany({ where: within, select: { id: true, name: true } });
  const said = new Map([
    ...messages.map(({ id, body }) => [id, body] as const),
    ...files.map(({ id, name }) => [id, name] as const),
  ]);
  return found.flatMap(({ ticketId, entryId }) => {
    const row = rows.find(({ id }) => id === ticketId);
    if (!row) return [];
    const words = said.get(entryId);
    return [
      {
        id: row.id,
        label: row.subject,
        number: row.number,
        meta: actor.side === "customer" ? row.productName : row.customerName,
        path: `/tickets/${row.number}`,
        ...(words ? { excerpt: excerpt(words, asked) } : {}),
      },
    ];
  });
}
