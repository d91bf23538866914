import { afterAll, beforeAll, expect, test } from "vitest";
import { bootstrap } from "#lib/platform/db/bootstrap.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { checkReadiness } from "#lib/platform/health.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
});
afterAll(() => db.drop());

test("without a worker's beat the portal isn't ready", async () => {
  expect(await checkReadiness()).toEqual({ ready: false, database: true, migrations: true, worker: false });
});

test("a worker that beat just now makes it ready, one silent for two minutes doesn't", async () => {
  await db.admin.query("INSERT INTO worker_heartbeat VALUES ('w', now() - interval '2 minutes', now())");
  expect((await checkReadiness()).worker).toBe(false);
  await db.admin.query("UPDATE worker_heartbeat SET beat_at = now()");
  expect((await checkReadiness()).ready).toBe(true);
});

test("a migration that is missing in the database is seen", async () => {
  await db.admin.query(
    "DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)",
  );
  expect(await checkReadiness()).toMatchObject({ ready: false, database: true, migrations: false });
});

test("the bootstrap can be repeated and leaves the logins as they are", async () => {
  const url = new URL(db.ownerUrl);
  const admin = new URL(url);
  admin.username = "postgres";
  const password = url.password;
  const again = await bootstrap(admin.toString(), url.pathname.slice(1), {
    owner: password,
    app: password,
    queue: password,
  });
  expect(again.ownerUrl).toBe(db.ownerUrl);
});
