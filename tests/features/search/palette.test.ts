import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { SearchKind } from "#lib/features/search/dto.ts";
import { searchEverything } from "#lib/features/search/queries.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
const today = "2026-11-27";

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  const product = "SELECT tenant_id, id FROM product WHERE tenant_id = $1 AND id = $2";
  await db.admin.query(
    `INSERT INTO feature (tenant_id, id, number, product_id, state, title_en, title_es, created_by)
     SELECT p.tenant_id, gen_random_uuid(), n, p.id, s, t, u, 'A' FROM (${product}) p, (VALUES
       ('SIG-F7', 'published', 'Quartz exports', 'Exportación de cuarzo'), ('SIG-F8', 'draft', 'Quartz drafts', '')) v (n, s, t, u)`,
    [w.ws.tenantId, w.product.productId],
  );
  await db.admin.query(
    `INSERT INTO defect (tenant_id, id, number, product_id, title, created_by)
     SELECT p.tenant_id, gen_random_uuid(), 'SIG-D9', p.id, 'Quartz leak', 'A' FROM (${product}) p`,
    [w.ws.tenantId, w.product.productId],
  );
});
afterAll(() => db.drop());

const find = async (actor: Actor, kind: SearchKind, asked: string) =>
  (await inWorkspace(actor, tx => searchEverything(tx, actor, asked, today), db.client))
    .find(group => group.kind === kind)
    ?.items.map(item => `${item.number} ${item.label} ${item.path}`) ?? [];

test("wishes by number or title in either language: published for those entitled, drafts for the vendor (T6)", async () => {
  const published = "SIG-F7 Quartz exports /features/SIG-F7";
  for (const asked of ["cuarzo", "exportacion", "f7", "SIG-F7", "quartz ex"])
    expect([asked, await find(w.contact, "features", asked)]).toEqual([asked, [published]]);
  expect(await find({ ...w.contact, locale: "es" }, "features", "quartz")).toEqual([
    "SIG-F7 Exportación de cuarzo /features/SIG-F7",
  ]);
  expect(await find(w.engineer, "features", "quartz")).toEqual([published]);
  expect(await find(w.manufacturer, "features", "quartz")).toHaveLength(2);
  expect(await find(w.foreigner, "features", "quartz")).toEqual([]);
});

test("defects are the vendor's alone (T3)", async () => {
  expect(await find(w.manufacturer, "defects", "quartz")).toEqual(["SIG-D9 Quartz leak /defects/SIG-D9"]);
  expect(await find(w.manufacturer, "defects", "d9")).toHaveLength(1);
  for (const actor of [w.contact, w.engineer, w.otherPartner, w.otherCustomer, w.foreigner])
    expect(await find(actor, "defects", "quartz")).toEqual([]);
});

test("contracts by number, company or the name of their plan", async () => {
  const { rows } = await db.admin.query(
    "SELECT number, plan_name, customer_name FROM contract WHERE tenant_id = $1 AND customer_org_id = $2",
    [w.ws.tenantId, w.contact.orgId],
  );
  const [contract] = rows;
  for (const asked of [
    contract.number,
    contract.number.replace(/^\D+/, ""),
    contract.customer_name,
    contract.plan_name,
  ])
    expect([asked, (await find(w.contact, "contracts", asked)).map(line => line.split(" ")[0])]).toEqual([
      asked,
      [contract.number],
    ]);
  expect(await find(w.otherCustomer, "contracts", contract.number)).toEqual([]);
});
