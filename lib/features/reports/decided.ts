import { Prisma } from "#lib/platform/db/prisma.ts";

const sql = Prisma.sql;

// What `decisionOf` (lib/domain/tickets/decision.ts) says of a clock, for the database to count by: `k` is the clock's row.
// A test holds the two together.

/** When a clock was decided, or will be if nobody answers; null while a pause holds it. Its index is made of the same words. */
export const decidedAt: Prisma.Sql = sql`(CASE WHEN k.stopped_at IS NULL OR k.stopped_at > k.due_at THEN k.due_at ELSE k.stopped_at END)`;

/** How it was decided, of those that are. */
export const decision: Prisma.Sql = sql`(CASE WHEN k.stopped_at IS NULL OR k.stopped_at > k.due_at THEN 'breached'
  WHEN k.stopped_at >= k.warn_at THEN 'warned' ELSE 'met' END)`;
