import { Prisma, type PrismaClient } from "#lib/platform/db/prisma.ts";
import { acrossTenants } from "#lib/platform/db/workspace.ts";

const sql = Prisma.sql;

/**
 * The tenants of which rows of a table wait, as "waiting (tenant_id)" behind WITH RECURSIVE. It goes from one tenant to the next over a
 * partial index that begins with the tenant and holds what waits alone, so it costs as much as there are tenants, however much
 * waits and whatever is done. Its last row is empty.
 */
export const tenantsWaiting = (table: Prisma.Sql, waits: Prisma.Sql): Prisma.Sql => sql`
  waiting AS (
    (SELECT tenant_id FROM ${table} WHERE ${waits} ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT x.tenant_id FROM ${table} x WHERE ${waits} AND x.tenant_id > w.tenant_id ORDER BY x.tenant_id LIMIT 1)
    FROM waiting w WHERE w.tenant_id IS NOT NULL
  )`;

/**
 * Whose turn it is: tenants are served one after the other, the next time beginning after the one that was served last, so that
 * thousands of rows of one hold up nobody else. Each process goes round for itself.
 */
export class Turns {
  #last = "00000000-0000-0000-0000-000000000000";
  readonly #waiting: Prisma.Sql;
  readonly #ready: Prisma.Sql;

  /** `waits` is what the partial index holds, `ready` what of it is due now; both of a row of the table. */
  constructor(table: Prisma.Sql, waits: Prisma.Sql, ready: Prisma.Sql) {
    this.#waiting = tenantsWaiting(table, waits);
    this.#ready = sql`EXISTS (SELECT FROM ${table} t WHERE t.tenant_id = w.tenant_id AND ${waits} AND ${ready})`;
  }

  /** The tenants of which something is ready, whose turn it is first. */
  async inOrder(client: PrismaClient): Promise<string[]> {
    const rows = await acrossTenants(
      tx => tx.$queryRaw<{ tenantId: string }[]>`
        WITH RECURSIVE ${this.#waiting}
        SELECT w.tenant_id AS "tenantId" FROM waiting w WHERE w.tenant_id IS NOT NULL AND ${this.#ready}
        ORDER BY w.tenant_id > ${this.#last}::uuid DESC, w.tenant_id`,
      client,
    );
    return rows.map(row => row.tenantId);
  }

  /** It has its turn now. */
  serve(tenantId: string): void {
    this.#last = tenantId;
  }
}
