import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { connected, loginUrls } from "#lib/platform/db/bootstrap.ts";
import { connect, type PrismaClient } from "#lib/platform/db/prisma.ts";
import { copyTemplate, testPasswords } from "#tests/support/database-server.ts";

export type TestDatabase = {
  /** Login of the application: no grant of its own. */
  appUrl: string;
  /** Login of the tables' owner. */
  ownerUrl: string;
  queueUrl: string;
  /** Prisma as the application. */
  client: PrismaClient;
  /** Plain SQL as the tables' owner (row security is forced on it too). */
  sql: pg.Pool;
  /** Plain SQL past all row security, to look at what really is there. */
  admin: pg.Pool;
  drop: () => Promise<void>;
};

/** A migrated, empty database of one's own; a test file makes one and drops it in `afterAll`. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const server = inject("database");
  const name = `escala_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await copyTemplate(server, name);
  const { appUrl, ownerUrl, queueUrl } = loginUrls(server.adminUrl, name, testPasswords(server.adminUrl));
  const adminUrl = new URL(server.adminUrl);
  adminUrl.pathname = `/${name}`;
  const client = connect(appUrl);
  const sql = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  const admin = new pg.Pool({ connectionString: adminUrl.toString(), max: 4 });
  for (const pool of [sql, admin]) pool.on("error", () => undefined);
  return {
    appUrl,
    ownerUrl,
    queueUrl,
    client,
    sql,
    admin,
    drop: async () => {
      await Promise.all([client.$disconnect(), sql.end(), admin.end()]);
      await connected(server.adminUrl, maintenance =>
        maintenance.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
    },
  };
}
