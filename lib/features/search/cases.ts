import type { Actor } from "#lib/domain/policies/types.ts";
import { askedWords, partOfNumber } from "#lib/domain/search/asked.ts";
import type { Priority, TicketState } from "#lib/domain/tickets/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate, Zone } from "#lib/domain/time/types.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { foundEntries } from "#lib/features/tickets/queries/search.ts";
import { forLike } from "#lib/platform/db/like.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { FoundDto } from "./dto.ts";
import { described, type Entry } from "./tickets.ts";

const sql = Prisma.sql;
const PAGE = 25;
/** So many are looked through; of a very common word the newest. */
const LOOKED = 2_000;

export type CaseAsked = {
  words: string;
  open: boolean | null;
  priority: Priority | null;
  customerOrgId: string | null;
  productId: string | null;
  /** Opened on these days or between, as the reader's wall says; either end may be left out. */
  from: PlainDate | null;
  to: PlainDate | null;
};

export type FoundCase = FoundDto & {
  priority: Priority;
  state: TicketState;
  openedAt: number;
  customerName: string;
  productName: string;
};
export type FoundCases = {
  rows: FoundCase[];
  /** The last case of the page where another follows. */
  next: string | null;
  /** There may be older ones that were not looked through. */
  bounded: boolean;
};

/**
 * Cases with these words that the actor may see, best first, narrowed, a page at a time. Words in quotes occur as they stand in one
 * text the actor may read. Three or more digits alone are looked for inside numbers too.
 */
export async function searchCases(
  tx: Tx,
  actor: Actor,
  asked: CaseAsked,
  after: string | null,
  zone: Zone,
): Promise<FoundCases> {
  const { words, phrases } = askedWords(asked.words.slice(0, 200));
  if (words.length < 2) return { rows: [], next: null, bounded: false };
  const found = await foundEntries(tx, words, LOOKED);
  const bounded = found.length === LOOKED || found.some(entry => entry.newestOnly);
  const entries: Entry[] = [...found, ...(await byPartOfNumber(tx, actor, words, found))];
  const left = await narrowed(tx, actor, entries, phrases, asked, zone);
  const kept = entries.filter(entry => left.has(entry.ticketId));
  const start = after === null ? 0 : kept.findIndex(entry => entry.ticketId === after) + 1;
  const page = kept.slice(start, start + PAGE);
  const rows = await described(tx, actor, page, words);
  return { rows, next: kept.length > start + PAGE ? (page.at(-1)?.ticketId ?? null) : null, bounded };
}

/** Which of these cases fit the filters, under row security: the index only proposes. */
async function narrowed(
  tx: Tx,
  actor: Actor,
  entries: readonly Entry[],
  phrases: readonly string[],
  asked: CaseAsked,
  zone: Zone,
): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const parts = [
    sql`t.tenant_id = ${actor.tenantId}::uuid`,
    sql`t.id = ANY (${entries.map(entry => entry.ticketId)}::uuid[])`,
    ...phrases.map(phraseIn),
  ];
  if (asked.open !== null) parts.push(sql`t.open = ${asked.open}`);
  if (asked.priority) parts.push(sql`t.priority = ${asked.priority}`);
  if (asked.customerOrgId) parts.push(sql`t.customer_org_id = ${asked.customerOrgId}::uuid`);
  if (asked.productId) parts.push(sql`t.product_id = ${asked.productId}::uuid`);
  if (asked.from) parts.push(sql`t.opened_at >= ${new Date(instantOf(zone, asked.from, "00:00"))}`);
  if (asked.to) parts.push(sql`t.opened_at < ${new Date(instantOf(zone, addDays(asked.to, 1), "00:00"))}`);
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT t.id FROM ticket t WHERE ${Prisma.join(parts, " AND ")}`;
  return new Set(rows.map(row => row.id));
}

/** In its subject, in a message or a file's name that the asker may read. */
function phraseIn(phrase: string): Prisma.Sql {
  const like = `%${forLike(phrase)}%`;
  const says = (column: Prisma.Sql) =>
    sql`regexp_replace(search_words(${column}), '\\s+', ' ', 'g') LIKE search_words(${like})`;
  return sql`(${says(sql`t.subject`)}
    OR EXISTS (SELECT 1 FROM ticket_message m WHERE m.tenant_id = t.tenant_id AND m.ticket_id = t.id AND ${says(sql`m.body`)})
    OR EXISTS (SELECT 1 FROM attachment a WHERE a.tenant_id = t.tenant_id AND a.subject_type = 'ticket' AND a.subject_id = t.id
      AND ${says(sql`a.name`)}))`;
}

async function byPartOfNumber(
  tx: Tx,
  actor: Actor,
  words: string,
  found: readonly Entry[],
): Promise<Entry[]> {
  const digits = partOfNumber(words);
  if (digits === null) return [];
  const rows = await tx.ticket.findMany({
    where: { tenantId: actor.tenantId, number: { contains: digits } },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    select: { id: true },
    take: 100,
  });
  const there = new Set(found.map(entry => entry.ticketId));
  return rows.filter(row => !there.has(row.id)).map(({ id }) => ({ ticketId: id, entryId: id }));
}
