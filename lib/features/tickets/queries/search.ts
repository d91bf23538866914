import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { TicketRowDTO } from "../dto.ts";
import { clocksOf } from "./clock-dto.ts";
import { rowDto } from "./rows.ts";

/** Ids of the newest tickets in which every word occurs, for the caller's side; the function filters by it itself. */
export async function foundIds(tx: Tx, words: string, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ subject_id: string }[]>`
    SELECT subject_id FROM search_subjects(${words}, ${most}::int) WHERE subject_type = 'ticket'`;
  return rows.map(row => row.subject_id);
}

/** Tickets with these words in number, subject, messages or file names that the actor may read; newest first. */
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
  const rows = await tx.ticket.findMany({ where: { tenantId: actor.tenantId, id: { in: ids } } });
  rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const clocks = await clocksOf(tx, actor.tenantId, rows, now.getTime(), false);
  return rows.map(row => rowDto(actor, row, clocks.get(row.id) ?? null));
}
