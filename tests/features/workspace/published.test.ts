import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { publishedCalendars, publishedPlans } from "#lib/features/workspace/published.ts";
import { type Tx, usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { extendedPlan, standardPlan } from "#prisma/seed/ecm/plans.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { vendorOrg } from "#tests/support/factories/organisation.ts";
import { makeCustomer, makePartner, makePerson } from "#tests/support/factories/person.ts";
import { makeCalendars, makePlan } from "#tests/support/factories/plan.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let ws: TestWorkspace;
let reader: Actor;
const today = "2026-11-22";

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  reader = await makePerson(db, ws, vendorOrg(ws), ["trainer"]);
  await makeCalendars(db, ws);
  await makePlan(db, ws, extendedPlan);
  const { planId } = await makePlan(db, ws, standardPlan);
  await another(planId, 2, "2026-06-01", 3);
  await another(planId, 3, "2027-01-01", 9);
  await makePlan(db, await makeWorkspace(db), standardPlan);
});
afterAll(() => db.drop());

/** A later version, which differs in the number of contacts. */
const another = (planId: string, version: number, from: string, contacts: number) =>
  inWorkspace(
    asWorker(ws.tenantId),
    tx =>
      tx.supportPlanVersion.createMany({
        data: [
          {
            tenantId: ws.tenantId,
            id: newId(),
            planId,
            version,
            effectiveFrom: new Date(from),
            definition: JSON.parse(JSON.stringify({ ...standardPlan, authorisedContacts: contacts })),
            publishedBy: "Test",
          },
        ],
      }),
    db.client,
  );
const read = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(reader, work, db.client);
const plan = (pick: { key?: string; version?: number }, on = today) =>
  read(tx => publishedPlans(tx, ws.tenantId, { key: "standard", ...pick }, on));

describe("what is in force (P20)", () => {
  test("without a choice it is the first, in the version that began last", async () => {
    const shelf = await read(tx => publishedPlans(tx, ws.tenantId, {}, today));
    expect(shelf.items.map(item => item.key)).toEqual([extendedPlan.key, standardPlan.key]);
    expect(shelf.shown).toMatchObject({ key: extendedPlan.key, version: 1 });
    expect((await plan({ key: standardPlan.key })).shown).toMatchObject({
      version: 2,
      definition: { authorisedContacts: 3 },
      versions: [
        { version: 3, effectiveFrom: "2027-01-01", state: "coming" },
        { version: 2, effectiveFrom: "2026-06-01", state: "in_force" },
        { version: 1, effectiveFrom: "2010-01-01", state: "former" },
      ],
    });
  });

  test("on the day it begins, the next version is the one in force", async () => {
    const key = standardPlan.key;
    expect((await plan({ key }, "2026-12-31")).shown?.version).toBe(2);
    expect((await plan({ key }, "2027-01-01")).shown?.version).toBe(3);
  });

  test("every version can be read, one that was never published cannot", async () => {
    const key = standardPlan.key;
    expect((await plan({ key, version: 1 })).shown?.definition.authorisedContacts).toBe(2);
    await expect(plan({ key, version: 4 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(plan({ key: "no_such" })).rejects.toMatchObject({ kind: "not_found" });
  });

  test("calendars are read the same way; a workspace without any has an empty shelf", async () => {
    const calendars = await read(tx => publishedCalendars(tx, ws.tenantId, {}, today));
    expect(calendars.items.length).toBe(3);
    const empty = await makeWorkspace(db);
    const person = await makePerson(db, empty, vendorOrg(empty), ["vendor_admin"]);
    const shelf = await inWorkspace(person, tx => publishedPlans(tx, empty.tenantId, {}, today), db.client);
    expect(shelf).toEqual({ items: [], shown: null });
  });
});

test("every role of the vendor reads it, nobody of a partner or customer", async () => {
  const { actor: partner } = await makePartner(db, ws);
  const { actor: customer } = await makeCustomer(db, ws);
  expect(workspacePolicy.readDefinitions(reader, null)).toBe(true);
  for (const who of [partner, customer]) expect(workspacePolicy.readDefinitions(who, null)).toBe(false);
});
