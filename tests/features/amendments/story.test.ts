import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { amendContract } from "#lib/features/amendments/commands.ts";
import { closeInvoice, reopenInvoice } from "#lib/features/amendments/invoices.ts";
import { readTerm } from "#lib/features/amendments/queries.ts";
import { type AmendInput, amendInput } from "#lib/features/amendments/schema.ts";
import { cancelContract } from "#lib/features/contracts/commands.ts";
import { contractEvents } from "#lib/features/contracts/history.ts";
import { entitlementFor, findContract } from "#lib/features/contracts/queries.ts";
import { promiseFor } from "#lib/features/products/promises.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { extendedPlan } from "#prisma/seed/ecm/plans.ts";
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
let other: TestProduct;
let today: string;

beforeAll(async () => {
  db = await cloneDatabase();
  ws = await makeWorkspace(db, { ticketPrefix: "ECM" });
  await makeCalendars(db, ws);
  plan = await makePlan(db, ws);
  product = await makeProduct(db, ws);
  other = await makeProduct(db, ws, { key: "ecmf", name: "ECM Framework", ticketPrefix: "ECF" });
  vendor = await makeVendorActor(db, ws);
  today = (await db.admin.query("SELECT (now() AT TIME ZONE 'America/Mexico_City')::date::text AS day"))
    .rows[0].day;
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
const found = async (key: string, actor = vendor, on = today) =>
  (await as(actor, tx => findContract(tx, ws.tenantId, key, on)))!;

/** A hundred days into a term of 365. */
async function running(more: object = {}) {
  const org = await makeCustomerOrg(db, ws);
  const admin = await makePerson(db, ws, org, ["customer_admin", "customer_contact"]);
  const startsOn = addDays(today, -100);
  const made = await makeContract(db, ws, org, {
    plan,
    product,
    startsOn,
    endsOn: addDays(startsOn, 364),
    signedOn: addDays(startsOn, -10),
    contacts: [
      {
        personId: admin.personId,
        name: admin.name,
        email: admin.email ?? "a@x.example",
        trainedOn: startsOn,
      },
    ],
    ...more,
  });
  return { ...made, startsOn, endsOn: addDays(startsOn, 364), admin };
}

const kept = async (id: string) =>
  (await found(id)).allSystems
    .filter(s => s.untilOn === null)
    .map(s => ({
      systemId: s.id as string | null,
      productId: s.productId,
      name: s.name,
      modules: s.modules,
      version: s.version,
      unit: null,
      units: s.units,
      salePrice: s.salePrice.minor / 100,
    }));

const added = (name = "Archive", salePrice = 50_000) => ({
  systemId: null,
  productId: other.productId,
  name,
  modules: [],
  version: "8.0",
  unit: null,
  units: 1,
  salePrice,
});

async function amend(id: string, more: Partial<AmendInput> = {}, version?: number) {
  const contract = await found(id);
  const input = {
    contractId: id,
    version: version ?? contract.version,
    effectiveOn: today,
    systems: await kept(id),
    discountPercent: 0,
    discountWhy: "",
    discountBy: "",
    reason: "One more system",
    agreedBy: "Ana",
    agreedOn: today,
    ...more,
  };
  return as(vendor, (tx, now) => amendContract(tx, vendor, contract, input, now));
}
const termOf = async (id: string, actor = vendor) => {
  const contract = await found(id, actor);
  return as(actor, tx => readTerm(tx, ws.tenantId, contract));
};
const invoice = async (id: string, throughOn: string, number = "F-1") => {
  const contract = await found(id);
  return as(vendor, (tx, now) =>
    closeInvoice(tx, vendor, contract, { contractId: id, number, throughOn }, now),
  );
};

test("a system added in the middle is under the contract from its day on, and costs by day for the rest (S13)", async () => {
  const { id, endsOn, startsOn, admin } = await running();
  const effectiveOn = addDays(today, 10);
  const { number } = await amend(id, { effectiveOn, systems: [...(await kept(id)), added()] });
  expect(number).toBe(1);
  const [one] = (await termOf(id, admin)).amendments;
  // 18 % of 50,000 more a year, for 255 of 365 days.
  expect(one?.price).toMatchObject({
    before: { yearly: { minor: 1_440_000 } },
    after: { yearly: { minor: 2_340_000 } },
    fullDifference: { minor: 900_000 },
    days: 255,
    termDays: 365,
    delta: { minor: Math.round((900_000 * 255) / 365) },
  });
  expect(one?.before.map(s => s.name)).toEqual(["SIGAP"]);
  expect(one?.after.map(s => s.name)).toEqual(["SIGAP", "Archive"]);
  expect((await found(id)).systems.map(s => s.name)).toEqual(["SIGAP"]);
  expect((await found(id, vendor, effectiveOn)).systems.map(s => s.name)).toEqual(["Archive", "SIGAP"]);
  expect((await found(id, vendor, addDays(endsOn, 50))).systems).toHaveLength(2);
  expect((await found(id, vendor, addDays(startsOn, -5))).systems).toHaveLength(1);
  // A year of it as last agreed: what its renewal is worth.
  expect((await found(id)).yearly.minor).toBe(2_340_000);
  const events = await as(admin, tx => contractEvents(tx, ws.tenantId, id));
  expect(events.at(-1)).toMatchObject({ type: "contract.amended", data: { amendment: 1, agreedBy: "Ana" } });
});

test("a removed system opens no cases from its day on, a changed one goes on under its new words (S7)", async () => {
  const { id, admin } = await running();
  await amend(id, { effectiveOn: addDays(today, -20), systems: [...(await kept(id)), added()] });
  const systems = await kept(id);
  const next = systems
    .filter(s => s.name !== "SIGAP")
    .map(s => ({ ...s, name: "Archive 2", salePrice: 60_000 }));
  await amend(id, { systems: next });
  const entitled = await as(admin, (tx, now) => entitlementFor(tx, admin, {}, now));
  expect(entitled.contracts[0]?.systems.map(s => s.name)).toEqual(["Archive 2"]);
  const contract = await found(id);
  expect(contract.allSystems.map(s => [s.name, s.fromOn, s.untilOn])).toEqual([
    ["Archive", addDays(today, -20), addDays(today, -1)],
    ["Archive 2", today, null],
    ["SIGAP", null, addDays(today, -1)],
  ]);
});

test("what an amendment took out is covered no longer: the customer's releases close with its day (S11, S15)", async () => {
  const { id, admin } = await running();
  await amend(id, { effectiveOn: addDays(today, -20), systems: [...(await kept(id)), added()] });
  const covered = () =>
    as(admin, tx => tx.$queryRaw<{ id: string }[]>`SELECT covered_products() AS id`).then(rows =>
      rows.map(row => row.id).sort(),
    );
  expect(await covered()).toEqual([product.productId, other.productId].sort());
  await amend(id, { systems: (await kept(id)).filter(s => s.name === "Archive") });
  expect(await covered()).toEqual([other.productId]);
});

test("the discount changes from a day on, and never goes under the minimum (S13)", async () => {
  const { id } = await running({ salePriceMinor: 6_000_000 });
  await amend(id, { discountPercent: 50, discountWhy: "Pilot", discountBy: "Eva" });
  const term = await termOf(id);
  expect(term.discountBp).toBe(5000);
  expect(term.amendments[0]?.price.after).toMatchObject({
    yearly: { minor: 1_000_000 },
    minimumApplied: true,
  });
  expect(term.amendments[0]?.price.delta.minor).toBeLessThan(0);
});

test("a day outside the term, within what is invoiced or before the last amendment is refused at the field", async () => {
  const { id, startsOn, endsOn } = await running();
  const systems = [...(await kept(id)), added()];
  const why = async (effectiveOn: string) =>
    (await refusalOf(amend(id, { effectiveOn, systems }))).fields.effectiveOn?.key;
  expect(await why(addDays(startsOn, -1))).toBe("contractLife.invalid.amend.outside_term");
  expect(await why(addDays(endsOn, 1))).toBe("contractLife.invalid.amend.outside_term");
  await invoice(id, addDays(today, 30));
  expect(await why(today)).toBe("contractLife.invalid.amend.invoiced");
  expect(await why(addDays(today, 30))).toBe("contractLife.invalid.amend.invoiced");
  await amend(id, { effectiveOn: addDays(today, 60), systems });
  expect(await why(addDays(today, 59))).toBe("contractLife.invalid.amend.before_last");
});

test("percentages over 100 and a system without a price are refused at the field, and nothing changed at all", async () => {
  const { id } = await running();
  const parsed = amendInput.safeParse({
    contractId: id,
    version: 0,
    effectiveOn: today,
    systems: await kept(id),
    discountPercent: 101,
    discountWhy: "a",
    discountBy: "b",
    reason: "r",
    agreedBy: "a",
    agreedOn: today,
  });
  expect(parsed.error?.issues.map(i => i.path.join("."))).toEqual(["discountPercent"]);
  const { salePrice: _, ...nameless } = added();
  const refused = await refusalOf(amend(id, { systems: [...(await kept(id)), nameless] }));
  expect(refused.fields["systems.1.salePrice"]?.key).toBe("contracts.invalid.salePrice");
  expect((await refusalOf(amend(id))).key).toBe("contractLife.refusal.nothingChanged");
  const ahead = await refusalOf(amend(id, { agreedOn: addDays(today, 1) }));
  expect(ahead.fields.agreedOn?.key).toBe("contractLife.invalid.agreedAhead");
});

test("two who amend at once: one counts, the other finds it changed", async () => {
  const { id } = await running();
  const systems = [...(await kept(id)), added()];
  // Both have the page as it was, however the machine orders what follows.
  const { version } = await found(id);
  const both = [1, 2].map(() => amend(id, { systems }, version));
  const results = await Promise.allSettled(both);
  expect(results.filter(r => r.status === "fulfilled")).toHaveLength(1);
  expect((await termOf(id)).amendments).toHaveLength(1);
  expect((await found(id)).allSystems).toHaveLength(2);
});

test("invoiced periods follow each other and add up with the amendments; the last can be opened again", async () => {
  const { id, startsOn, endsOn } = await running();
  const outside = await refusalOf(invoice(id, addDays(endsOn, 1)));
  expect(outside.fields.throughOn?.key).toBe("contractLife.invalid.throughOutside");
  await invoice(id, addDays(today, -1));
  await amend(id, { systems: [...(await kept(id)), added()] });
  await invoice(id, endsOn, "F-2");
  const term = await termOf(id);
  expect(term.invoices.map(i => [i.fromOn, i.throughOn])).toEqual([
    [startsOn, addDays(today, -1)],
    [today, endsOn],
  ]);
  const all = term.invoices.reduce((sum, one) => sum + (one.amount?.minor ?? 0), 0);
  expect(all).toBe(1_440_000 + (term.amendments[0]?.price.delta.minor ?? 0));
  expect(term.amendableFrom).toBeNull();
  expect((await refusalOf(invoice(id, endsOn, "F-3"))).key).toBe("contractLife.refusal.allInvoiced");

  const contract = await found(id);
  const open = (n: number) =>
    as(vendor, (tx, now) =>
      reopenInvoice(
        tx,
        vendor,
        contract,
        { contractId: id, invoiceId: term.invoices[n]!.id, reason: "Wrong" },
        now,
      ),
    );
  expect((await refusalOf(open(0))).kind).toBe("conflict");
  await open(1);
  expect((await termOf(id)).invoicedThrough).toBe(addDays(today, -1));
});

test("a contract cancelled for a later day is not amended any more", async () => {
  const { id } = await running();
  const contract = await found(id);
  await as(vendor, (tx, now) =>
    cancelContract(
      tx,
      vendor,
      contract,
      {
        contractId: id,
        version: 0,
        cancelledOn: addDays(today, 30),
        reason: "Over",
      },
      now,
    ),
  );
  const refused = await refusalOf(amend(id, { systems: [...(await kept(id)), added()] }));
  expect(refused.key).toBe("contractLife.refusal.cancelledLater");
});

test("a contract cancelled for a later day holds the vendor to its versions until then, and a system only until it is taken out (S11)", async () => {
  const alone = await makeProduct(db, ws, { key: "alone", name: "Alone", ticketPrefix: "ALO" });
  const longer = await makePlan(db, ws, {
    ...extendedPlan,
    key: "longer",
    versions: { previousMajors: 4, endOfLifeMonths: 24 },
  });
  const promise = (on: string) =>
    as(vendor, tx =>
      promiseFor(tx, ws.tenantId, { id: alone.productId, previousMajors: 1, noticeMonths: 6 }, on),
    );
  const { id } = await running({ plan: longer, product: alone });
  const contract = await found(id);
  await as(vendor, (tx, now) =>
    cancelContract(
      tx,
      vendor,
      contract,
      {
        contractId: id,
        version: 0,
        cancelledOn: addDays(today, 30),
        reason: "Over",
      },
      now,
    ),
  );
  expect((await promise(addDays(today, 29))).previousMajors).toBe(4);
  expect((await promise(addDays(today, 30))).previousMajors).toBe(1);
});

test("an invoice's number stands once in a contract, and what was cancelled is invoiced to its last covered day alone", async () => {
  const { id, startsOn } = await running();
  const first = addDays(startsOn, 29);
  await invoice(id, first, "F-7");
  const twice = await refusalOf(invoice(id, addDays(first, 30), "F-7"));
  expect(twice.fields.number?.key).toBe("contractLife.invalid.invoiceTwice");
  const contract = await found(id);
  const cancelledOn = addDays(today, 20);
  await as(vendor, (tx, now) =>
    cancelContract(
      tx,
      vendor,
      contract,
      { contractId: id, version: contract.version, cancelledOn, reason: "The school closes." },
      now,
    ),
  );
  const beyond = await refusalOf(invoice(id, cancelledOn, "F-8"));
  expect(beyond.fields).toHaveProperty("throughOn");
  await invoice(id, addDays(cancelledOn, -1), "F-8");
  const over = await refusalOf(invoice(id, addDays(cancelledOn, 5), "F-9"));
  expect(over.key).toBe("contractLife.refusal.allInvoiced");
});
