import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { TicketRowDTO } from "../dto.ts";
import { clocksOf } from "./clock-dto.ts";
import { LISTED, rowDto } from "./rows.ts";

/** `newestOnly`: the words are so common that of older ones not all were looked through. */
type FoundEntry = { ticketId: string; entryId: string; newestOnly: boolean };

/**
 * Tickets in which every word occurs and the entry that says most of it, best first, at most 2,000; the function filters by the
 * caller's side itself.
 */
export async function foundEntries(tx: Tx, words: string, most: number): Promise<FoundEntry[]> {
  return tx.$queryRaw`SELECT subject_id AS "ticketId", entry_id AS "entryId", newest_only AS "newestOnly"
    FROM search_subjects(${words.normalize("NFC")}, ${most}::int) WHERE subject_type = 'ticket'`;
}

export async function foundIds(tx: Tx, words: string, most: number): Promise<string[]> {
  return (await foundEntries(tx, words, most)).map(({ ticketId }) => ticketId);
}

/** Tickets with these words in number, subject, messages or file names that the actor may read; best first. */
export async function searchTickets(
  tx: Tx,
  actor: Actor,
  words: string,
  now: Date,
  limit = 20,
): Promise<TicketRowDTO[]> {
  if (words.trim() === "") return [];
  const ids = await foundIds(tx, words, Math.min(limit, 100));
  // Once more under row security: the function is only an index.
  const rows = await tx.ticket.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids } },
    select: LISTED,
  });
  rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const clocks = await clocksOf(tx, actor.tenantId, rows, now.getTime(), false);
  return rows.map(row => rowDto(actor, row, clocks.get(row.id) ?? null));
}
