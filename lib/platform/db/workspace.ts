import type { Side } from "#lib/domain/tickets/types.ts";
import { type PrismaClient, prisma, type Tx } from "./prisma.ts";
import type { Role } from "./row-rules.ts";
import { runsAs } from "./statements.ts";

/** What row security needs to know of who asks. An `Actor` is one. */
export type WorkspaceContext = {
  tenantId: string;
  side: Side | "worker" | "public" | "person";
  orgId?: string;
  personId?: string;
};

const NOBODY = "";

type Settings = { role: Role; tenantId?: string; orgId?: string; personId?: string; accountId?: string };

/**
 * One statement, transaction-local, so it survives a pooler. Without it every table answers
 * "permission denied": the login has no grant on any of them.
 */
async function enter(tx: Tx, s: Settings): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`
    SELECT set_config('role', ${s.role}, true),
           set_config('app.tenant_id', ${s.tenantId ?? NOBODY}, true),
           set_config('app.org_id', ${s.orgId ?? NOBODY}, true),
           set_config('app.person_id', ${s.personId ?? NOBODY}, true),
           set_config('app.account_id', ${s.accountId ?? NOBODY}, true),
           now() AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error("the database did not say its time");
  return now;
}

/** One transaction, entered. */
const within = <T>(
  client: PrismaClient,
  settings: Settings,
  work: (tx: Tx, now: Date) => Promise<T>,
  options: { timeout?: number } = {},
): Promise<T> =>
  client.$transaction(async tx => {
    const now = await enter(tx, settings);
    return runsAs(settings.role, () => work(tx, now));
  }, options);

/**
 * Runs `work` in one transaction as the actor's side, inside the actor's workspace.
 * `now` is the transaction's own time: the database's clock decides what is due. `timeoutMs` is for imports and seeds.
 */
export function inWorkspace<T>(
  context: WorkspaceContext,
  work: (tx: Tx, now: Date) => Promise<T>,
  client: PrismaClient = prisma(),
  timeoutMs?: number,
): Promise<T> {
  return within(client, settingsOf(context), work, timeoutMs ? { timeout: timeoutMs } : {});
}

const settingsOf = (c: WorkspaceContext): Settings => ({
  role: `app_${c.side}` as Role,
  tenantId: c.tenantId,
  ...(c.orgId ? { orgId: c.orgId } : {}),
  ...(c.personId ? { personId: c.personId } : {}),
});

/** The worker's view of one tenant: jobs, sweeps, seeds, and the few steps no side may take alone. */
export const asWorker = (tenantId: string): WorkspaceContext => ({ tenantId, side: "worker" });

/** Outside every workspace: accounts, sessions, invitations (role app_auth). `accountId` opens that account's own memberships. */
export function inAuth<T>(
  work: (tx: Tx, now: Date) => Promise<T>,
  accountId?: string,
  client: PrismaClient = prisma(),
): Promise<T> {
  return within(client, { role: "app_auth", ...(accountId ? { accountId } : {}) }, work);
}

/** Across tenants, for claiming due timers and outbox rows only (the two tables whose policy allows it). */
export function acrossTenants<T>(
  work: (tx: Tx, now: Date) => Promise<T>,
  client: PrismaClient = prisma(),
): Promise<T> {
  return within(client, { role: "app_worker" }, work);
}

/**
 * From `acrossTenants` into one tenant, in the same transaction: what was claimed and what it causes stand or fall
 * together. Only the worker's role has such a view; for any other this changes whose rows it sees, so it refuses.
 */
export async function intoTenant(tx: Tx, tenantId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ role: string }[]>`
    SELECT current_setting('role') AS role, set_config('app.tenant_id', ${tenantId}, true)`;
  if (rows[0]?.role !== "app_worker") throw new Error("only the worker goes from tenant to tenant");
}

/**
 * A step inside the actor's transaction that the actor's side may not take in the database itself, such as
 * writing an invitation or moving a certificate away from a company; as `app_person`, reading what is the actor's own whatever
 * company it is with. The caller has authorised it. Returns
 * to the actor's role afterwards, also when the step refuses: somebody may catch it and go on.
 */
export async function stepAs<T>(
  tx: Tx,
  context: WorkspaceContext,
  role: "app_auth" | "app_worker" | "app_person",
  work: () => Promise<T>,
): Promise<T> {
  // Back to whom it was before: a step may take another.
  const rows = await tx.$queryRaw<{ role: string }[]>`
    WITH was AS MATERIALIZED (SELECT current_setting('role') AS role)
    SELECT was.role, set_config('role', ${role}, true) FROM was`;
  const before = rows[0]?.role ?? settingsOf(context).role;
  const back = () => tx.$queryRaw`SELECT set_config('role', ${before}, true)`;
  let value: T;
  try {
    value = await runsAs(role, work);
  } catch (error) {
    // After a failed statement nothing can be said to the transaction any more; its own error is the one to tell.
    await back().catch(() => undefined);
    throw error;
  }
  await back();
  return value;
}
