import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { type ContractFilter, contractCounts, listContracts } from "#lib/features/contracts/list.ts";
import { readPipeline, readPipelineFilter } from "#lib/features/contracts/pipeline.ts";
import { listCustomers } from "#lib/features/customers/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg, type TestOrg } from "#tests/support/factories/organisation.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makePlan, makeProduct } from "#tests/support/factories/plan.ts";
import { makeWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let vendor: Actor;
let partner: Actor;
let contact: Actor;
let served: TestOrg;
const today = "2026-11-22";

beforeAll(async () => {
  db = await cloneDatabase();
  const ws = await makeWorkspace(db);
  const plan = await makePlan(db, ws);
  const product = await makeProduct(db, ws);
  vendor = await makeVendorActor(db, ws);
  const made = await makePartner(db, ws);
  partner = made.actor;
  served = await makeCustomerOrg(db, ws, made.org, { name: "Zeta" });
  contact = await makePerson(db, ws, served, ["customer_contact"]);
  const make = (customer: TestOrg, more: object) =>
    makeContract(db, ws, customer, { plan, product, ...more });
  await make(served, { endsOn: addDays(today, 30) });
  await make(served, { signedOn: null, endsOn: addDays(today, 500) });
  const own = await makeCustomerOrg(db, ws, null, { name: "Alfa" });
  const renewed = await make(own, { endsOn: addDays(today, 10) });
  await make(own, { startsOn: addDays(today, 11), endsOn: addDays(today, 376), previousId: renewed.id });
  await make(own, { startsOn: "2020-01-01", endsOn: "2020-12-31", signedOn: "2020-01-01" });
  for (let n = 0; n < 45; n += 1) await make(own, { endsOn: addDays(today, 200 + (n % 7)) });
});
afterAll(() => db.drop());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inWorkspace(actor, work, db.client);
const filter = (more: Partial<ContractFilter>): ContractFilter => ({
  view: "all",
  planId: null,
  serving: null,
  after: null,
  before: null,
  drafts: true,
  ...more,
});
const list = (actor: Actor, more: Partial<ContractFilter>) =>
  as(actor, tx => listContracts(tx, actor.tenantId, filter(more), today));

test("views by state: renewed ones are not expiring, lapsed ones are those nobody renewed (S14, S15)", async () => {
  const counts = await as(vendor, tx => contractCounts(tx, vendor.tenantId, filter({}), today));
  expect(counts).toEqual({
    draft: 1,
    quoted: 0,
    ordered: 0,
    in_force: 48,
    expiring: 1,
    lapsed: 1,
    ended: 0,
    all: 50,
  });
  const expiring = await list(vendor, { view: "expiring" });
  expect(expiring.rows.map(r => [r.customerName, r.state])).toEqual([["Zeta", "expiring"]]);
  expect((await list(vendor, { view: "lapsed" })).rows.map(r => r.state)).toEqual(["lapsed"]);
  expect((await list(vendor, { view: "in_force", serving: partner.orgId })).rows).toHaveLength(1);
  expect((await list(vendor, { view: "draft", serving: "vendor" })).rows).toHaveLength(0);
});

test("pages follow each other without a gap or a repeat, forwards and back", async () => {
  const first = await list(vendor, { view: "in_force" });
  const second = await list(vendor, { view: "in_force", after: first.next });
  const ids = [...first.rows, ...second.rows].map(r => r.id);
  expect(new Set(ids).size).toBe(48);
  expect(second.next).toBeNull();
  expect([...first.rows, ...second.rows].map(r => r.endsOn)).toEqual(
    [...first.rows, ...second.rows].map(r => r.endsOn).sort(),
  );
  const back = await list(vendor, { view: "in_force", before: second.previous });
  expect(back.rows.map(r => r.id)).toEqual(first.rows.map(r => r.id));
  expect(back.previous).toBeNull();
});

test("a partner sees the contracts it serves, a customer its own without drafts (R1)", async () => {
  expect((await list(partner, {})).rows).toHaveLength(2);
  expect((await list(contact, { drafts: false })).rows.map(r => r.state)).toEqual(["expiring"]);
});

test("customers by name with the contract that says how they stand, found by a part of the name (R1)", async () => {
  const find = (actor: Actor, search: string) => as(actor, tx => listCustomers(tx, actor, { search }, today));
  expect((await find(vendor, "")).rows.map(r => [r.name, r.contract?.state])).toEqual([
    ["Alfa", "in_force"],
    ["Zeta", "expiring"],
  ]);
  expect((await find(vendor, "zET")).rows).toHaveLength(1);
  expect((await find(partner, "")).rows.map(r => r.name)).toEqual(["Zeta"]);
});

const pipeline = (actor: Actor, more: Record<string, string> = {}, after: string | null = null) =>
  as(actor, tx => readPipeline(tx, actor.tenantId, readPipelineFilter(more), after, today));

test("renewals by month: how many stand where and what a year of them is worth, for each side its own (S14, S15)", async () => {
  const all = await pipeline(vendor);
  const counts = Object.fromEntries(all.totals.map(cell => [cell.stage, cell.count]));
  // Lapsed in 2020 is history; the draft and what follows a renewed one are no ending of these months.
  expect(counts).toEqual({ lapsed: 0, open: 46, prepared: 0, renewed: 1 });
  expect(all.months.map(one => one.month)).toEqual(["2026-12", "2027-06"]);
  const [december] = all.months;
  expect(december?.cells.map(cell => cell.count)).toEqual([0, 1, 0, 1]);
  expect(december?.cells[1]?.value).toHaveLength(1);
  expect(all.count).toBe(47);
  const rest = await pipeline(vendor, {}, all.next);
  expect([all.rows.length, rest.rows.length, rest.next]).toEqual([40, 7, null]);
  expect(new Set([...all.rows, ...rest.rows].map(row => row.id)).size).toBe(47);
  // The vendor's own, by its word; a partner has its customers' alone.
  expect((await pipeline(vendor, { serving: "vendor" })).count).toBe(46);
  const own = await pipeline(partner);
  expect(own.rows.map(row => [row.customerName, row.stage])).toEqual([["Zeta", "open"]]);
  expect((await pipeline(vendor, { month: "2027-06", stage: "open" })).count).toBe(45);
});

test("a draft shows as prepared with its own value; what lapsed says what coming back costs today (S15)", async () => {
  const { rows } = await pipeline(partner);
  const ends = (days: number) =>
    db.admin.query("UPDATE contract SET ends_on = $2 WHERE id = $1", [rows[0]?.id, addDays(today, days)]);
  const draft = await db.admin.query(
    "UPDATE contract SET previous_id = $1, price_minor = 4200 WHERE customer_org_id = $2 AND signed_on IS NULL RETURNING number",
    [rows[0]?.id, served.orgId],
  );
  expect((await pipeline(partner)).rows[0]).toMatchObject({
    stage: "prepared",
    yearly: { minor: 4200 },
    next: { number: draft.rows[0].number, signed: false },
    return: null,
  });
  await ends(-30);
  const [lapsed] = (await pipeline(partner)).rows;
  expect(lapsed?.stage).toBe("lapsed");
  expect(lapsed?.return?.minor).toBeGreaterThan(0);
  await ends(30);
  await db.admin.query("UPDATE contract SET previous_id = NULL WHERE number = $1", [draft.rows[0].number]);
});
