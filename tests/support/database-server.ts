import { createHash } from "node:crypto";
import path from "node:path";
import type pg from "pg";
import type { TestProject } from "vitest/node";
import { bootstrap, connected, prepareDatabase, withDatabase } from "#lib/platform/db/bootstrap.ts";
import { type EmbeddedServer, startEmbedded } from "#lib/platform/db/embedded.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { readMigrations } from "#lib/platform/db/schema-engine.ts";

export type TestServer = { adminUrl: string; template: string };

declare module "vitest" {
  export interface ProvidedContext {
    database: TestServer;
  }
}

const ROOT = path.resolve(import.meta.dirname, "../..");

/** One server for all runs of this checkout, with a migrated template that only changed migrations rebuild. */
export async function startTestServer(): Promise<TestServer & { server: EmbeddedServer }> {
  const server = await startEmbedded({
    home: path.join(ROOT, ".data"),
    name: "test-postgres",
    durable: false,
  });
  process.once("exit", server.stopNow);
  return { server, adminUrl: server.adminUrl, template: await buildTemplate(server.adminUrl) };
}

/** Passwords don't matter on a server that holds made-up data: one for all logins. */
export function testPasswords(adminUrl: string): { owner: string; app: string; queue: string } {
  const { password } = new URL(adminUrl);
  return { owner: password, app: password, queue: password };
}

async function buildTemplate(adminUrl: string): Promise<string> {
  const hash = createHash("sha256");
  for (const { path: name, migrationFile } of readMigrations(ROOT).migrationDirectories) {
    hash.update(`${name}\0${migrationFile.content.value}\0`);
  }
  const template = `escala_template_${hash.digest("hex").slice(0, 16)}`;
  await connected(adminUrl, async admin => {
    // Two runs at once: the second waits here and finds the work done.
    await admin.query("SELECT pg_advisory_lock(4711, 2)");
    const found = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (found.rowCount) return;
    await dropOld(admin);
    // Built under another name: an interrupted build is never taken for a template.
    const building = `${template}_new`;
    await admin.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    const { ownerUrl } = await bootstrap(adminUrl, building, testPasswords(adminUrl));
    await applyMigrations(ownerUrl, ROOT);
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
      building,
    ]);
    await admin.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  });
  return template;
}

/** Templates of other migrations, and copies whose makers are gone (their process id is in the name). */
async function dropOld(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database d WHERE (datname LIKE 'escala_template_%' OR datname LIKE 'escala_test_%')
        AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
  );
  for (const { datname } of rows) {
    const maker = /^escala_test_(\d+)_/.exec(datname)?.[1];
    if (maker && isAlive(Number(maker))) continue;
    await admin.query(`DROP DATABASE IF EXISTS ${datname}`).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Makes a copy of the template; `prepareDatabase` because rights on a database aren't copied with it. */
export async function copyTemplate({ adminUrl, template }: TestServer, name: string): Promise<void> {
  await connected(adminUrl, async admin => {
    await admin.query("SELECT pg_advisory_lock(4711, 3)");
    // FILE_COPY: with the data in the page cache it is quicker than writing every page to the log.
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER escala_owner STRATEGY FILE_COPY`);
  });
  await prepareDatabase(withDatabase(adminUrl, name));
}

/** vitest's global set-up. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, adminUrl, template } = await startTestServer();
  project.provide("database", { adminUrl, template });
  return () => server.stop();
}
