import { afterAll, beforeAll, expect, test } from "vitest";
import { seed } from "#prisma/seed/run.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  await seed({ ownerUrl: db.ownerUrl, appUrl: db.appUrl, log: () => undefined });
}, 180_000);
afterAll(() => db.drop());

test("the three workspaces stand with their programmes, plans, calendars and products", async () => {
  const { rows } = await db.admin.query(
    `SELECT w.slug, (SELECT count(*)::int FROM programme p WHERE p.tenant_id = w.tenant_id) AS programmes,
            (SELECT count(*)::int FROM support_plan p WHERE p.tenant_id = w.tenant_id) AS plans,
            (SELECT count(*)::int FROM product p WHERE p.tenant_id = w.tenant_id) AS products
     FROM workspace w ORDER BY slug`,
  );
  expect(rows).toEqual([
    { slug: "ecm", programmes: 0, plans: 2, products: 2 },
    { slug: "emma", programmes: 1, plans: 1, products: 1 },
    { slug: "opennebula", programmes: 1, plans: 2, products: 1 },
  ]);
});
