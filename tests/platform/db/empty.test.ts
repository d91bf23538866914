import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { emptyDatabase } from "../../../bin/up/seed.ts";

const root = path.resolve(import.meta.dirname, "../../..");

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

/** Everything that isn't Postgres' own or the queue's, by kind and name. */
const things = async () =>
  (
    await db.sql.query<{ thing: string }>(`
      SELECT 'schema ' || nspname AS thing FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema|pgboss)'
      UNION ALL SELECT 'relation ' || oid::regclass FROM pg_class
        WHERE relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^(pg_|information_schema|pgboss)')
      UNION ALL SELECT 'routine ' || oid::regprocedure FROM pg_proc
        WHERE pronamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^(pg_|information_schema|pgboss)')
      UNION ALL SELECT 'policy ' || polname FROM pg_policy
      ORDER BY 1`)
  ).rows.map(row => row.thing);

test("a database that is emptied takes all migrations again, and is what it was", async () => {
  const before = await things();
  await emptyDatabase(db);
  expect(await things()).not.toContain("relation ticket");
  const applied = await applyMigrations(db.ownerUrl, root);
  expect(applied.length).toBeGreaterThan(80);
  expect(await things()).toEqual(before);
});
