import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSchema, readSnapshot, snapshotOf } from "#lib/platform/db/schema-engine.ts";
import { GLOBAL_TABLES, TENANT_TABLES } from "#lib/platform/db/tenancy.ts";
import { asWorker, inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

const root = path.resolve(import.meta.dirname, "../../..");
let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

test("no change of the schema waits for its migration", () => {
  expect(snapshotOf(readSchema(root)), "npm run migration -- NAME").toBe(readSnapshot(root)[0]?.content);
});

const camel = (table: string) => table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
type Readable = { findFirst: (args: object) => Promise<unknown> };

test("every table that the migrations make has the columns that the schema names", async () => {
  const tenantId = newId();
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      for (const table of Object.keys(TENANT_TABLES)) {
        const model = (tx as unknown as Record<string, Readable>)[camel(table)];
        expect(model, table).toBeDefined();
        expect(await model?.findFirst({ where: { tenantId } }), table).toBeNull();
      }
    },
    db.client,
  );
  const asAuth = Object.entries(GLOBAL_TABLES).filter(([, grants]) => grants.app_auth?.includes("s"));
  await inAuth(
    async tx => {
      for (const [table] of asAuth)
        await (tx as unknown as Record<string, Readable>)[camel(table)]?.findFirst({});
    },
    undefined,
    db.client,
  );
});
