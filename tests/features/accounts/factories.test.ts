import { afterAll, beforeAll, expect, test } from "vitest";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCustomer, makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

test("each side sees the people it may: the vendor all, a partner its own and its customers', a customer its own", async () => {
  const ws = await makeWorkspace(db);
  const vendor = await makeVendorActor(db, ws);
  const partner = await makePartner(db, ws);
  const served = await makeCustomer(db, ws, partner.org);
  const other = await makeCustomer(db, ws);
  const names = (actor: typeof vendor) =>
    inWorkspace(
      actor,
      async tx => (await tx.person.findMany({ where: { tenantId: ws.tenantId } })).map(p => p.id).sort(),
      db.client,
    );
  const ids = (...actors: (typeof vendor)[]) => actors.map(a => a.personId).sort();
  expect(await names(vendor)).toEqual(ids(vendor, partner.actor, served.actor, other.actor));
  expect(await names(partner.actor)).toEqual(ids(partner.actor, served.actor));
  expect(await names(served.actor)).toEqual(ids(served.actor));
});
