import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import { amendContract } from "#lib/features/amendments/commands.ts";
import { signContract } from "#lib/features/contracts/commands.ts";
import { entitlementFor, findContract } from "#lib/features/contracts/queries.ts";
import { coveredProducts } from "#lib/features/products/access.ts";
import { askForRenewal, prepareNext } from "#lib/features/renewals/commands.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";
import { makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makePlan, type TestPlan } from "#tests/support/factories/plan.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  planRoundTheClock,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
let vendor: Actor;
let today: string;
let plan: TestPlan;

beforeAll(async () => {
  db = await cloneDatabase();
  w = await makeTicketWorld(db);
  vendor = await makeVendorActor(db, w.ws);
  plan = await makePlan(db, w.ws, { ...planRoundTheClock(), key: "own" });
  const { rows } = await db.admin.query(
    "SELECT (now() AT TIME ZONE time_zone)::date::text AS day FROM workspace WHERE tenant_id = $1",
    [w.ws.tenantId],
  );
  today = rows[0].day;
});
afterAll(() => db.drop());

const as = <T>(actor: Actor, work: (tx: Tx, now: Date) => Promise<T>) => inWorkspace(actor, work, db.client);
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${String(error)}`);
  return error;
};
const found = async (key: string, actor = vendor) =>
  (await as(actor, tx => findContract(tx, w.ws.tenantId, key, today)))!;

async function ended(monthsAgo: number) {
  const org = await makeCustomerOrg(db, w.ws);
  const admin = await makePerson(db, w.ws, org, ["customer_admin", "customer_contact"]);
  const endsOn = addDays(addMonths(today, -monthsAgo), -1);
  const startsOn = addMonths(endsOn, -12);
  const made = await makeContract(db, w.ws, org, {
    plan,
    product: { ...w.product },
    startsOn,
    endsOn,
    signedOn: startsOn,
    contacts: [{ personId: admin.personId, name: admin.name, email: admin.email, trainedOn: startsOn }],
  });
  return { ...made, admin };
}

const prepare = async (id: string, months = 12) => {
  const contract = await found(id);
  return as(vendor, (tx, now) => prepareNext(tx, vendor, contract, { contractId: id, months }, now));
};

test("the way back is drafted in one deed: the lapsed years, the penalty of the schedule, and a new year (S15)", async () => {
  const { id, admin } = await ended(30);
  expect((await found(id)).state).toBe("lapsed");
  const { number } = await prepare(id);
  const next = await found(number);
  expect(next).toMatchObject({ state: "draft", previousId: id, planId: (await found(id)).planId });
  expect(next.systems.map(s => s.name)).toEqual(["SIGAP"]);
  expect(next.price).toMatchObject({
    lapse: { lapsedYears: 2, lapsedPeriod: { minor: 3 * 1_440_000 }, penalty: { minor: 720_000 } },
    total: { minor: 1_440_000 + 3 * 1_440_000 + 720_000 },
  });
  // Nobody offered it yet: its customer reads of no number it could not open.
  expect((await found(id)).renewal).toMatchObject({ number, signed: false, offered: false });
  // A second press finds what the first one wrote.
  expect((await refusalOf(prepare(id))).key).toBe("contracts.refusal.renewed");

  await as(vendor, (tx, now) =>
    signContract(
      tx,
      vendor,
      next,
      { contractId: next.id, version: 0, signedOn: today, signedBy: "Ana" },
      now,
    ),
  );
  const signed = await found(number);
  expect(signed).toMatchObject({ state: "in_force", startsOn: today });
  expect(signed.contacts.map(c => c.personId)).toEqual([admin.personId]);
  expect(await found(id)).toMatchObject({ state: "renewed", renewal: { offered: true } });
  const entitled = await as(admin, (tx, now) => entitlementFor(tx, admin, {}, now));
  expect(entitled.refusal).toBeNull();
});

test("a term under the plan's is refused at the field (S14)", async () => {
  const { id } = await ended(3);
  expect((await refusalOf(prepare(id, 6))).fields.months?.key).toBe("contracts.invalid.termTooShort");
});

test("a lapse closes cases and releases to its customer, and keeps contract and cases readable (S15)", async () => {
  const { id, admin } = await ended(3);
  const entitled = await as(admin, (tx, now) => entitlementFor(tx, admin, {}, now));
  expect(entitled.refusal?.reason).toBe("lapsed");
  expect([...(await as(admin, tx => coveredProducts(tx)))]).toEqual([]);
  expect((await found(id, admin)).state).toBe("lapsed");
});

test("the customer's administrator asks for the way back, once a week (S15)", async () => {
  const { id, admin } = await ended(3);
  const contract = await found(id, admin);
  const ask = () =>
    as(admin, (tx, now) =>
      askForRenewal(tx, admin, contract, { contractId: id, words: "By May, please" }, now, "Europe/Madrid"),
    );
  await ask();
  expect((await refusalOf(ask())).key).toBe("contractLife.refusal.asked");
  const events = await as(vendor, tx =>
    tx.event.findMany({ where: { tenantId: w.ws.tenantId, subjectId: id, type: "contract.renewal_asked" } }),
  );
  expect(events.map(one => one.data)).toMatchObject([{ reason: "By May, please" }]);
  await prepare(id);
  const drafted = await found(id, admin);
  const again = as(admin, (tx, now) =>
    askForRenewal(tx, admin, drafted, { contractId: id, words: "" }, now, "Europe/Madrid"),
  );
  expect((await refusalOf(again)).key).toBe("contractLife.refusal.beingRenewed");
});

test("a case keeps the terms it was opened under, whatever its contract becomes (S3, S15)", async () => {
  const { id, number } = await makeTicket(db, w, "vendor");
  const see = () => as(w.ownContact, (tx, now) => getTicket(tx, w.ownContact, number, now));
  const kept = async () =>
    (
      await db.admin.query("SELECT plan_version_id, contract_id, product_name FROM ticket WHERE id = $1", [
        id,
      ])
    ).rows[0];
  const before = { ticket: await see(), row: await kept() };

  // Another system comes, and the contract goes on under a plan with other targets.
  const contract = await found(w.ownContract.id);
  const [system] = contract.systems;
  await as(vendor, (tx, now) =>
    amendContract(
      tx,
      vendor,
      contract,
      {
        contractId: contract.id,
        version: contract.version,
        effectiveOn: today,
        systems: [
          {
            systemId: system!.id,
            productId: system!.productId,
            name: system!.name,
            modules: system!.modules,
            version: system!.version,
            unit: null,
            units: 1,
            salePrice: system!.salePrice.minor / 100,
          },
          {
            systemId: null,
            productId: w.product.productId,
            name: "Another",
            modules: [],
            version: "8.0",
            unit: null,
            units: 1,
            salePrice: 90_000,
          },
        ],
        discountPercent: 0,
        discountWhy: "",
        discountBy: "",
        reason: "Another system",
        agreedBy: "Ana",
        agreedOn: today,
      },
      now,
    ),
  );
  const slow = planRoundTheClock();
  const other = await makePlan(db, w.ws, {
    ...slow,
    key: "slow",
    terms: { ...slow.terms, targets: { P1: 6000, P2: 6000, P3: 6000, P4: 6000 } },
  });
  await db.admin.query("UPDATE contract SET plan_id = $2, plan_version_id = $3 WHERE id = $1", [
    contract.id,
    other.planId,
    other.planVersionId,
  ]);
  await letTimePass(db, w.ws.tenantId, id, 0);
  const after = await see();
  expect(await kept()).toEqual(before.row);
  expect(after?.dueAt).toBe(before.ticket?.dueAt);
  expect(after?.clock?.walk.targetMinutes).toBe(before.ticket?.clock?.walk.targetMinutes);
  // A new one would run on the new terms.
  const { id: next } = await makeTicket(db, w, "vendor");
  const { rows } = await db.admin.query("SELECT plan_version_id FROM ticket WHERE id = $1", [next]);
  expect(rows[0].plan_version_id).toBe(other.planVersionId);
});
