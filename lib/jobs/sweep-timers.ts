import { fireTimer, TicketBusy } from "#lib/features/tickets/commands/fire-timer.ts";
import { Prisma, type PrismaClient, prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { acrossTenants, asWorker, intoTenant, inWorkspace } from "#lib/platform/db/workspace.ts";
import { Turns } from "./in-turn.ts";

type Claimed = { tenant_id: string; id: string };

/** One that failed is tried again at once behind the others, then after so many seconds, each time twice as long, at most an hour. */
const RETRY_SECONDS = 10;

const turns = new Turns(
  Prisma.sql`timer`,
  Prisma.sql`fired_at IS NULL AND cancelled_at IS NULL`,
  Prisma.sql`greatest(due_at, retry_at) <= now()`,
);

/** One due timer of a tenant, marked as fired and held until the transaction ends; those another worker holds are skipped. */
const claim = (tx: Tx, tenantId: string, busy: string[]): Promise<Claimed[]> => tx.$queryRaw<Claimed[]>`
  UPDATE timer SET fired_at = now()
  WHERE (tenant_id, id) IN (
    SELECT tenant_id, id FROM timer
    WHERE tenant_id = ${tenantId}::uuid AND greatest(due_at, retry_at) <= now() AND fired_at IS NULL AND cancelled_at IS NULL
      AND NOT (id = ANY (${busy}::uuid[]))
    ORDER BY greatest(due_at, retry_at) LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING tenant_id, id`;

/**
 * Fires timers whose time has come, also those that came due while no worker ran (S6). Claim and effect are one transaction: a
 * crash undoes both, and of two sweeps only one does it. Tenants take turns, one timer each, so that thousands of one hold up
 * nobody else; a timer that fails waits longer each time, and one whose ticket is being changed is left to the next sweep, so
 * that neither holds up those behind it. Errors go to `complain`; without one the first is thrown at the end. Returns how many fired.
 */
export async function fireDueTimers(
  limit = 100,
  client: PrismaClient = prisma(),
  complain?: (error: unknown) => void,
): Promise<number> {
  const busy: string[] = [];
  const errors: unknown[] = [];
  let tried = 0;
  let done = 0;
  let left = await turns.inOrder(client);
  while (left.length > 0 && tried < limit) {
    const more: string[] = [];
    for (const tenantId of left) {
      if (tried >= limit) break;
      turns.serve(tenantId);
      const came = await fireOne(client, tenantId, busy);
      if (came === "none") continue;
      more.push(tenantId);
      tried += 1;
      if (came === "fired") done += 1;
      else if (came !== "busy") errors.push(came.error);
    }
    left = more;
  }
  if (complain) errors.forEach(complain);
  else if (errors.length > 0) throw errors[0];
  return done;
}

/** One timer of a tenant, if any is due. */
async function fireOne(
  client: PrismaClient,
  tenantId: string,
  busy: string[],
): Promise<"none" | "fired" | "busy" | { error: unknown }> {
  const claimed: { id: string | null } = { id: null };
  try {
    return await acrossTenants(async (tx, now) => {
      const [timer] = await claim(tx, tenantId, busy);
      if (!timer) return "none";
      claimed.id = timer.id;
      await intoTenant(tx, tenantId);
      await fireTimer(tx, tenantId, timer.id, now);
      return "fired";
    }, client);
  } catch (error) {
    const { id } = claimed;
    if (id === null) throw error;
    busy.push(id);
    if (error instanceof TicketBusy) return "busy";
    await putOff(client, tenantId, id);
    return { error };
  }
}

const putOff = (client: PrismaClient, tenantId: string, id: string) =>
  inWorkspace(
    asWorker(tenantId),
    tx => tx.$executeRaw`
      UPDATE timer SET failures = failures + 1,
        retry_at = now() + make_interval(
          secs => CASE failures WHEN 0 THEN 0 ELSE least(3600, ${RETRY_SECONDS}::int * 2 ^ least(failures - 1, 10)) END)
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND fired_at IS NULL AND cancelled_at IS NULL`,
    client,
  );
