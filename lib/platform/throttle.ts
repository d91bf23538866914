import { attempt, type Backoff } from "#lib/domain/accounts/backoff.ts";
import type { Tx } from "./db/prisma.ts";
import { inAuth } from "./db/workspace.ts";
import { hashToken } from "./ids.ts";
import { refuse } from "./refusal.ts";

export type Limit = { most: number; seconds: number };

/** Failed sign-ins of one network address, or of one browser that signed in before, at one account. */
const SIGN_IN: Limit = { most: 10, seconds: 15 * 60 };
/** Failed sign-ins of one network address at any accounts. */
const SIGN_IN_BY_ADDRESS: Limit = { most: 60, seconds: 15 * 60 };
/** Failed sign-ins of all strangers together at one account address, whether or not somebody has it. */
const SIGN_IN_BY_STRANGERS: Backoff = {
  free: 20,
  firstSeconds: 30,
  longestSeconds: 15 * 60,
  forgetSeconds: 24 * 3600,
};
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
export async function countAttempt(
  keys: readonly { key: string; limit: Limit }[],
  refusal:
    | "accounts.refusal.tooMany"
    | "accounts.refusal.tooManyMails"
    | "credentials.check.tooMany"
    | "ratings.refusal.tooMany" = "accounts.refusal.tooMany",
): Promise<void> {
  const rows = await inAuth(async tx => {
    const counted: (Row & { limit: Limit })[] = [];
    for (const { key, limit } of keys) counted.push({ ...(await count(tx, key, limit)), limit });
    return counted;
  });
  const over = rows.filter(row => row.count > row.limit.most);
  if (over.length === 0) return;
  const seconds = Math.max(...over.map(row => row.seconds_left));
  refuseFor(seconds, refusal);
}

const refuseFor = (seconds: number, refusal: string) =>
  refuse(refusal, { minutes: Math.max(1, Math.ceil(seconds / 60)) });

async function count(tx: Tx, key: string, limit: Limit): Promise<Row> {
  const rows = await tx.$queryRaw<Row[]>`
    INSERT INTO throttle AS t (key, window_start, count) VALUES (${key}, now(), 1)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN t.window_start < now() - make_interval(secs => ${limit.seconds}) THEN 1 ELSE t.count + 1 END,
      window_start = CASE WHEN t.window_start < now() - make_interval(secs => ${limit.seconds}) THEN now() ELSE t.window_start END
    RETURNING count, (extract(epoch FROM window_start - now())::int + ${limit.seconds}::int) AS seconds_left`;
  return rows[0] ?? { count: 1, seconds_left: limit.seconds };
}

/**
 * Counts a sign-in. A browser that this account signed in on before counts for itself alone, so that nobody locks the owner out
 * by failing elsewhere. A stranger counts at the pair of account and network address, at the network address, and with all
 * other strangers at the account, where each further failure waits longer.
 */
export function signInCount(
  account: string,
  ip: string,
  device: string | null,
): { count: () => Promise<void>; forgive: () => Promise<void> } {
  if (device !== null) {
    const own = throttleKey("sign-in:device", `${account} ${device}`);
    return {
      count: () => countAttempt([{ key: own, limit: SIGN_IN }]),
      forgive: () => inAuth(tx => drop(tx, own)),
    };
  }
  const address = throttleKey("sign-in:address", ip || "unknown");
  const pair = throttleKey("sign-in:pair", `${account} ${ip || "unknown"}`);
  const strangers = strangersKey(account);
  return {
    count: async () => {
      await countAttempt([
        { key: pair, limit: SIGN_IN },
        { key: address, limit: SIGN_IN_BY_ADDRESS },
      ]);
      await countStrangers(strangers);
    },
    // What went well was no failure. The strangers' count keeps the others: an owner who comes in gives no fresh attempts away.
    forgive: () =>
      inAuth(async tx => {
        await drop(tx, pair);
        for (const key of [address, strangers])
          await tx.$executeRaw`UPDATE throttle SET count = count - 1 WHERE key = ${key} AND count > 0`;
      }),
  };
}

const strangersKey = (account: string) => throttleKey("sign-in:account", account);
const drop = (tx: Tx, key: string) => tx.$executeRaw`DELETE FROM throttle WHERE key = ${key}`.then(() => {});

/** The owner has shown by mail who they are: what strangers tried counts no longer. */
export const forgetStrangers = (tx: Tx, account: string): Promise<void> => drop(tx, strangersKey(account));

/** One row at a time: of attempts at the same moment each sees the one before. `window_start` is the last counted failure. */
async function countStrangers(key: string): Promise<void> {
  const wait = await inAuth(async tx => {
    await tx.$executeRaw`INSERT INTO throttle (key, window_start, count) VALUES (${key}, now(), 0)
      ON CONFLICT (key) DO NOTHING`;
    const [row] = await tx.$queryRaw<{ count: number; ago: number }[]>`
      SELECT count, extract(epoch FROM clock_timestamp() - window_start)::float8 AS ago
      FROM throttle WHERE key = ${key} FOR UPDATE`;
    const before = row && row.count > 0 ? { failures: row.count, secondsAgo: row.ago } : null;
    const met = attempt(before, SIGN_IN_BY_STRANGERS);
    if (met.waitSeconds > 0) return met.waitSeconds;
    await tx.$executeRaw`UPDATE throttle SET count = ${met.failures}, window_start = clock_timestamp() WHERE key = ${key}`;
    return 0;
  });
  if (wait > 0) refuseFor(wait, "accounts.refusal.tooMany");
}
