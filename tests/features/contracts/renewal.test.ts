import { afterAll, beforeAll, expect, test } from "vitest";
import { contractState } from "#lib/domain/contracts/contract.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import { signContract } from "#lib/features/contracts/commands.ts";
import { createDraft } from "#lib/features/contracts/draft.ts";
import { findContract, renewalsOf } from "#lib/features/contracts/queries.ts";
import { remindExpiring } from "#lib/features/contracts/reminders.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";
import { makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import {
  makeCalendars,
  makePlan,
  makeProduct,
  type TestPlan,
  type TestProduct,
} from "#tests/support/factories/plan.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let ws: TestWorkspace;
let vendor: Actor;
let plan: TestPlan;
let product: TestProduct;
let today: string;

beforeAll(async () => {
  db = await cloneDatabase();
  ws = await makeWorkspace(db);
  await makeCalendars(db, ws);
  plan = await makePlan(db, ws);
  product = await makeProduct(db, ws);
  vendor = await makeVendorActor(db, ws);
  today = (await db.admin.query("SELECT (now() AT TIME ZONE 'America/Mexico_City')::date::text AS day"))
    .rows[0].day;
});
afterAll(() => db.drop());

const as = <T>(actor: Actor, work: (tx: Tx, now: Date) => Promise<T>) => inWorkspace(actor, work, db.client);

/** Draws up the renewal of a contract and signs it today; returns both as they stand. */
async function renew(previousId: string, customerId: string) {
  const { number } = await as(vendor, (tx, now) =>
    createDraft(
      tx,
      vendor,
      {
        customerId,
        renewsId: previousId,
        planId: plan.planId,
        startsOn: today,
        months: 12,
        systems: [
          {
            productId: product.productId,
            name: "SIGAP",
            modules: [],
            version: "8.0",
            unit: null,
            units: 1,
            salePrice: 80_000,
          },
        ],
      },
      now,
    ),
  );
  const load = (key: string) => as(vendor, tx => findContract(tx, ws.tenantId, key, today));
  const draft = (await load(number))!;
  await as(vendor, (tx, now) =>
    signContract(
      tx,
      vendor,
      draft,
      { contractId: draft.id, version: draft.version, signedOn: today, signedBy: "Ana" },
      now,
    ),
  );
  return { renewed: (await load(number))!, previous: (await load(previousId))! };
}

test("a renewal signed in time starts on the next business day and leaves no gap, contacts included (S14, S7)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const person = await makePerson(db, ws, customer, ["customer_contact"]);
  const endsOn = addDays(today, 20);
  const before = await makeContract(db, ws, customer, {
    plan,
    product,
    startsOn: addDays(today, -345),
    endsOn,
    contacts: [{ personId: person.personId, name: person.name, email: person.email }],
  });
  const { renewed, previous } = await renew(before.id, customer.orgId);
  expect(renewed.startsOn > endsOn).toBe(true);
  expect(previous.coveredUntil).toBe(addDays(renewed.startsOn, -1));
  expect(renewed.price?.lapse).toBeNull();
  expect(renewed.contacts.map(c => c.personId)).toEqual([person.personId]);
  const renewals = await as(vendor, tx => renewalsOf(tx, ws.tenantId, [before.id]));
  const facts = {
    startsOn: previous.startsOn,
    endsOn,
    signedOn: "2026-01-01",
    cancelledOn: null,
    renewal: renewals.get(before.id)!,
  };
  for (let day = endsOn; day < renewed.startsOn; day = addDays(day, 1))
    expect(contractState(facts, day, 0)).toBe("in_force");
});

test("within the first year the lapsed period counts by day, on top of a new year (S15)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const before = await makeContract(db, ws, customer, {
    plan,
    product,
    startsOn: addDays(today, -465),
    endsOn: addDays(today, -100),
    signedOn: addDays(today, -465),
  });
  const { renewed } = await renew(before.id, customer.orgId);
  expect(renewed.startsOn).toBe(today);
  const lapse = renewed.price!.lapse!;
  expect(lapse.lapsedDays).toBe(99);
  expect(lapse.penalty.minor).toBe(0);
  expect(renewed.price!.total.minor).toBe(renewed.price!.term.minor + lapse.lapsedPeriod.minor);
});

test("a new contract after two lapsed years can't avoid the penalty by not being called a renewal (S15)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const endsOn = addDays(addMonths(today, -30), -1);
  await makeContract(db, ws, customer, {
    plan,
    product,
    startsOn: addMonths(endsOn, -12),
    endsOn,
    signedOn: addMonths(endsOn, -12),
  });
  const { number } = await as(vendor, (tx, now) =>
    createDraft(
      tx,
      vendor,
      {
        customerId: customer.orgId,
        planId: plan.planId,
        startsOn: today,
        months: 12,
        systems: [
          {
            productId: product.productId,
            name: "SIGAP",
            modules: [],
            version: "",
            unit: null,
            units: 1,
            salePrice: 80_000,
          },
        ],
      },
      now,
    ),
  );
  const made = (await as(vendor, tx => findContract(tx, ws.tenantId, number, today)))!;
  // Two whole years and a begun third, and half a year's price as the penalty from two years on.
  expect(made.price?.lapse).toMatchObject({ lapsedYears: 2, penalty: { minor: 720_000 } });
  expect(made.price?.lapse?.lapsedPeriod.minor).toBe(3 * 1_440_000);
  expect(made.price?.total.minor).toBe(1_440_000 + 3 * 1_440_000 + 720_000);
});

test("contracts that end in 90 and in 30 days are told of once each, renewed ones not (S14)", async () => {
  const quiet = await makeWorkspace(db);
  const own = await makePlan(db, quiet);
  const ownProduct = await makeProduct(db, quiet);
  const end = async (days: number, more: object = {}) => {
    const customer = await makeCustomerOrg(db, quiet);
    return makeContract(db, quiet, customer, {
      plan: own,
      product: ownProduct,
      endsOn: addDays(today, days),
      ...more,
    });
  };
  const soon = await end(25);
  await end(80);
  await end(120);
  const renewed = await end(60);
  await end(430, { previousId: renewed.id, startsOn: addDays(today, 61) });
  const run = () =>
    inWorkspace(asWorker(quiet.tenantId), (tx, now) => remindExpiring(tx, quiet.tenantId, now), db.client);
  expect(await run()).toBe(2);
  expect(await run()).toBe(0);
  const later = (days: number) =>
    inWorkspace(
      asWorker(quiet.tenantId),
      (tx, now) => remindExpiring(tx, quiet.tenantId, new Date(now.getTime() + days * 86_400_000)),
      db.client,
    );
  expect(await later(51)).toBe(2);
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM event WHERE subject_id = $1 AND type = 'contract.expiring'",
    [soon.id],
  );
  expect(rows[0].n).toBe(1);
});

const system = () => ({
  productId: product.productId,
  name: "SIGAP",
  modules: [],
  version: "8.0",
  unit: null,
  units: 1,
  salePrice: 80_000,
});
const found = async (key: string) => (await as(vendor, tx => findContract(tx, ws.tenantId, key, today)))!;
const draft = async (customerId: string, startsOn = today) =>
  (
    await as(vendor, (tx, now) =>
      createDraft(
        tx,
        vendor,
        { customerId, planId: plan.planId, startsOn, months: 12, systems: [system()] },
        now,
      ),
    )
  ).number;
const sign = async (number: string) => {
  const contract = await found(number);
  const { id, version } = contract;
  return as(vendor, (tx, now) =>
    signContract(tx, vendor, contract, { contractId: id, version, signedOn: today, signedBy: "Ana" }, now),
  );
};

test("of two drafts of the same way back one is signed, and the lapse is paid once (S15)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const before = await makeContract(db, ws, customer, {
    plan,
    product,
    startsOn: addDays(today, -465),
    endsOn: addDays(today, -100),
    signedOn: addDays(today, -465),
  });
  // Pressed twice at once, it is drafted once; the other press says where it is.
  const both = await Promise.allSettled([1, 2].map(() => draft(customer.orgId)));
  const [first] = both.flatMap(one => (one.status === "fulfilled" ? [one.value] : []));
  expect(both.find(one => one.status === "rejected")?.reason).toMatchObject({
    key: "contracts.refusal.renewed",
    params: { number: first },
  });
  // Of a time when two could be drafted.
  const follows = (id: string | null) =>
    db.admin.query("UPDATE contract SET previous_id = $2 WHERE number = $1", [first, id]);
  await follows(null);
  const second = await draft(customer.orgId);
  await follows(before.id);
  const numbers = [first ?? "", second];
  const signed = await Promise.allSettled(numbers.map(sign));
  expect(signed.filter(one => one.status === "fulfilled")).toHaveLength(1);
  expect(signed.find(one => one.status === "rejected")?.reason).toMatchObject({
    key: "contractLife.refusal.followed",
  });
});

test("a draft made while there was cover and signed after its end comes back from the lapse all the same (S15)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const before = await makeContract(db, ws, customer, {
    plan,
    product,
    startsOn: addDays(today, -345),
    endsOn: addDays(today, 20),
    signedOn: addDays(today, -345),
  });
  const number = await draft(customer.orgId, addDays(today, 100));
  expect((await found(number)).previousId).toBeNull();
  await db.admin.query("UPDATE contract SET starts_on = $2, ends_on = $3 WHERE id = $1", [
    before.id,
    addDays(today, -465),
    addDays(today, -100),
  ]);
  await sign(number);
  const signed = await found(number);
  expect(signed.previousId).toBe(before.id);
  expect(signed.startsOn).toBe(today);
  expect(signed.price?.lapse?.lapsedDays).toBe(99);
});
