import { Prisma } from "#lib/platform/db/prisma.ts";
import { acrossTenants } from "#lib/platform/db/workspace.ts";
import { tenantsWaiting } from "./in-turn.ts";

export type Claimed = {
  tenant_id: string;
  id: string;
  kind: "event" | "mail" | "rules";
  topic: string;
  data: Record<string, unknown>;
  message_id: string | null;
  to_email: string | null;
  to_name: string | null;
  locale: string | null;
  attempts: number;
  /** It was tried before, or lay here for a while: what it says was settled some time ago. */
  waited: boolean;
};

/** A claim not finished after this many seconds was a killed worker's, and is taken up again. */
export const CLAIM_SECONDS = 90;

/** What was written so many seconds ago is as its readers may read it. */
const FRESH_SECONDS = 60;

/** So many rows of one tenant a round takes at most, however many wait. */
const MOST_OF_ONE = 20;
/** Tried so often, about ten minutes, a row no longer holds back those after it in its lane. */
const MOST_HELD_ATTEMPTS = 6;

/**
 * What a round is for: to tell, which is soon done and somebody waits for, or to follow the desks' rules, which takes long where a desk
 * has many. Each has rounds of its own, so that no rule holds up a mail.
 */
export type OutboxPart = "tellings" | "rules";

const PARTS: Record<OutboxPart, Prisma.Sql> = {
  // Word for word as the partial indexes have it.
  tellings: Prisma.sql`done_at IS NULL AND kind <> 'rules'`,
  rules: Prisma.sql`done_at IS NULL AND kind = 'rules'`,
};

/** The tenant that had the last turn of this worker's last round; the next round begins with the one after it. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const lastTurn: Record<OutboxPart, string> = { tellings: NOBODY, rules: NOBODY };

/**
 * Takes up to `limit` due rows of a part, in the order in which they are to be done: each tenant's oldest, then each one's second, and so on, so that
 * thousands of one hold up nobody else. Of a lane only the oldest is taken, and none while an earlier one is in another worker's
 * hands or about to be tried again. Claims are made one after the other: two workers never take the same row.
 */
export async function claimOutbox(limit: number, part: OutboxPart = "tellings"): Promise<Claimed[]> {
  const waits = PARTS[part];
  const rows = await acrossTenants(async tx => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`claim outbox ${part}`}))::text`;
    return tx.$queryRaw<(Claimed & { turn: number; after: boolean })[]>`
      WITH RECURSIVE ${tenantsWaiting(Prisma.sql`outbox`, waits)}, ready AS (
        SELECT r.tenant_id, r.id, r.turn, r.tenant_id > ${lastTurn[part]}::uuid AS after FROM waiting w
        CROSS JOIN LATERAL (
          SELECT o.tenant_id, o.id, row_number() OVER (ORDER BY o.due_at, o.id)::int AS turn FROM outbox o
          WHERE o.tenant_id = w.tenant_id AND ${waits} AND o.due_at <= now()
            AND (o.claimed_at IS NULL OR o.claimed_at < now() - make_interval(secs => ${CLAIM_SECONDS}))
            AND (o.lane IS NULL OR NOT EXISTS (
              SELECT FROM outbox e
              WHERE e.tenant_id = o.tenant_id AND e.lane = o.lane AND e.done_at IS NULL AND e.id < o.id
                AND (e.due_at <= now() OR e.attempts BETWEEN 1 AND ${MOST_HELD_ATTEMPTS}::int)))
          ORDER BY o.due_at, o.id LIMIT ${MOST_OF_ONE}::int) r
        ORDER BY r.turn, after DESC, r.tenant_id LIMIT ${limit}::int
      )
      UPDATE outbox o SET claimed_at = now(), attempts = o.attempts + 1 FROM ready r
      WHERE o.tenant_id = r.tenant_id AND o.id = r.id AND o.done_at IS NULL
        AND (o.claimed_at IS NULL OR o.claimed_at < now() - make_interval(secs => ${CLAIM_SECONDS}))
      RETURNING o.tenant_id, o.id, o.kind, o.topic, o.data, o.message_id, o.to_email, o.to_name, o.locale, o.attempts,
        (o.attempts > 1 OR o.created_at < now() - make_interval(secs => ${FRESH_SECONDS}::int)) AS waited, r.turn, r.after`;
  });
  rows.sort(
    (a, b) => a.turn - b.turn || Number(b.after) - Number(a.after) || (a.tenant_id < b.tenant_id ? -1 : 1),
  );
  lastTurn[part] = rows.at(-1)?.tenant_id ?? lastTurn[part];
  return rows.map(({ turn: _turn, after: _after, ...row }) => row);
}
