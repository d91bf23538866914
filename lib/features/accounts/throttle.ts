import type { Tx } from "#lib/platform/db/prisma.ts";
import { inAuth } from "#lib/platform/db/workspace.ts";
import { hashToken } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

export type Limit = { most: number; seconds: number };

/** Failed attempts: per account address (whether or not somebody has it) and per network address. */
export const SIGN_IN_BY_ACCOUNT: Limit = { most: 10, seconds: 15 * 60 };
export const SIGN_IN_BY_ADDRESS: Limit = { most: 60, seconds: 15 * 60 };
export const MAIL_BY_ACCOUNT: Limit = { most: 3, seconds: 60 * 60 };
export const MAIL_BY_ADDRESS: Limit = { most: 20, seconds: 60 * 60 };

/** Addresses are not kept in the clear: a key is enough to count by. */
export const throttleKey = (what: string, of: string) =>
  `${what}:${hashToken(of.toLowerCase()).slice(0, 32)}`;

type Row = { count: number; seconds_left: number };

/**
 * Counts one attempt in its window and refuses the one too many, saying after how many minutes there is room
 * again. Counted in a transaction of its own, so that a refusal further on does not uncount it.
 */
export async function countAttempt(keys: readonly { key: string; limit: Limit }[]): Promise<void> {
  const rows = await inAuth(async tx => {
    const counted: (Row & { limit: Limit })[] = [];
    for (const { key, limit } of keys) counted.push({ ...(await count(tx, key, limit)), limit });
    return counted;
  });
  const over = rows.filter(row => row.count > row.limit.most);
  if (over.length === 0) return;
  const seconds = Math.max(...over.map(row => row.seconds_left));
  refuse("accounts.refusal.tooMany", { minutes: Math.max(1, Math.ceil(seconds / 60)) });
}

async function count(tx: Tx, key: string, limit: Limit): Promise<Row> {
  const rows = await tx.$queryRaw<Row[]>`
    INSERT INTO throttle AS t (key, window_start, count) VALUES (${key}, now(), 1)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN t.window_start < now() - make_interval(secs => ${limit.seconds}) THEN 1 ELSE t.count + 1 END,
      window_start = CASE WHEN t.window_start < now() - make_interval(secs => ${limit.seconds}) THEN now() ELSE t.window_start END
    RETURNING count, (extract(epoch FROM window_start - now())::int + ${limit.seconds}::int) AS seconds_left`;
  return rows[0] ?? { count: 1, seconds_left: limit.seconds };
}

/** An attempt that went well was none: the account's count starts afresh, the network address gets its one back. */
export async function forgive(tx: Tx, accountKey: string, addressKey: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM throttle WHERE key = ${accountKey}`;
  await tx.$executeRaw`UPDATE throttle SET count = count - 1 WHERE key = ${addressKey} AND count > 0`;
}
