import { setTimeout as sleep } from "node:timers/promises";
import { connected } from "#lib/platform/db/bootstrap.ts";
import { prisma } from "#lib/platform/db/prisma.ts";

/** What one request costs, on average: pages of the database touched, milliseconds in it, and processor time of our own process. */
export type Cost = { blocks: number; database: number; own: number };

/** Asks `once` so many times, one after the other: unlike waiting, this hardly depends on what else the machine does. */
export async function costOf(
  admin: string,
  once: (i: number) => Promise<unknown>,
  times: number,
): Promise<Cost> {
  const before = await touched(admin);
  const since = process.cpuUsage();
  for (let i = 0; i < times; i++) await once(i);
  const { user, system } = process.cpuUsage(since);
  const after = await touched(admin);
  return {
    blocks: (after.blocks - before.blocks) / times,
    database: (after.ms - before.ms) / times,
    own: (user + system) / 1000 / times,
  };
}

async function touched(admin: string): Promise<{ blocks: number; ms: number }> {
  // A connection tells what it did when it ends.
  await prisma().$disconnect();
  await sleep(1_500);
  return connected(admin, async c => {
    const { rows } = await c.query(
      `SELECT blks_hit + blks_read AS blocks, active_time AS ms FROM pg_stat_database WHERE datname = current_database()`,
    );
    return { blocks: Number(rows[0].blocks), ms: Number(rows[0].ms) };
  });
}
