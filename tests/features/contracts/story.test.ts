import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import { signContract } from "#lib/features/contracts/commands.ts";
import { addContact, removeContact } from "#lib/features/contracts/contacts.ts";
import { changeDraft, createDraft } from "#lib/features/contracts/draft.ts";
import { contractEvents } from "#lib/features/contracts/history.ts";
import { entitlementFor, findContract } from "#lib/features/contracts/queries.ts";
import { recordTraining } from "#lib/features/contracts/record-training.ts";
import { createCustomer } from "#lib/features/customers/commands.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";
import { makePartnership } from "#tests/support/factories/partnership.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
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
  ws = await makeWorkspace(db, { ticketPrefix: "ECM" });
  await makeCalendars(db, ws);
  plan = await makePlan(db, ws);
  product = await makeProduct(db, ws);
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

const system = () => ({
  productId: product.productId,
  name: "SIGAP",
  modules: ["e_oficio"],
  version: "8.0",
  unit: null,
  units: 1,
  salePrice: 80_000,
});

const draft = (customerId: string, more: object = {}) => ({
  customerId,
  planId: plan.planId,
  startsOn: today,
  months: 12,
  systems: [system()],
  ...more,
});

test("a partner enters a customer and serves it; a known domain is pointed out and accepted when it is another company (R1)", async () => {
  const { actor, org } = await makePartner(db, ws);
  await makePartnership(db, org);
  const input = {
    name: "Órgano Ñandú",
    country: "MX",
    city: "",
    domain: "https://www.nandu.example/hola",
    taxId: "",
  };
  const made = await as(actor, tx => createCustomer(tx, actor, input));
  expect(made.slug).toBe("organo-nandu");
  const row = await as(actor, tx =>
    tx.organisation.findFirst({ where: { tenantId: ws.tenantId, id: made.id } }),
  );
  expect(row).toMatchObject({ partnerOrgId: actor.orgId, customerOrgId: made.id, domain: "nandu.example" });
  const twin = await refusalOf(as(actor, tx => createCustomer(tx, actor, input)));
  expect(twin.fields.domain).toMatchObject({ key: "customers.invalid.twin" });
  const other = await as(actor, tx => createCustomer(tx, actor, { ...input, another: true }));
  expect(other.slug).toBe("organo-nandu-2");
});

test("another partner's customer with the same domain is not given away (R1)", async () => {
  const first = await makePartner(db, ws);
  const second = await makePartner(db, ws);
  for (const { org } of [first, second]) await makePartnership(db, org);
  const input = { name: "Uno", country: "MX", city: "", domain: "uno.example", taxId: "" };
  await as(first.actor, tx => createCustomer(tx, first.actor, input));
  const made = await as(second.actor, tx => createCustomer(tx, second.actor, input));
  expect(made.slug).toBe("uno-2");
});

test.each([null, "applicant", "onboarding", "ended"])(
  "a company whose partnership is %s takes on no customers and signs nothing (R0, T1)",
  async state => {
    const { actor, org } = await makePartner(db, ws);
    if (state) await makePartnership(db, org, state);
    const input = { name: "Mío", country: "MX", city: "", domain: "", taxId: "" };
    const key = "contracts.refusal.notServing";
    expect((await refusalOf(as(actor, tx => createCustomer(tx, actor, input)))).key).toBe(key);
    const customer = await makeCustomerOrg(db, ws, org);
    const drafting = as(actor, (tx, now) => createDraft(tx, actor, draft(customer.orgId), now));
    expect((await refusalOf(drafting)).key).toBe(key);
    const { number } = await makeContract(db, ws, customer, { plan, product, signedOn: null });
    const signing = as(actor, async (tx, now) => {
      const contract = await findContract(tx, ws.tenantId, number, today);
      const signature = { contractId: contract!.id, version: 0, signedOn: today, signedBy: "Yo" };
      return signContract(tx, actor, contract!, signature, now);
    });
    expect((await refusalOf(signing)).key).toBe(key);
  },
);

test("18 % of 80,000 is 14,400 a year, 18 % of 20,000 is lifted to 10,000 (S13)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const big = await as(vendor, (tx, now) => createDraft(tx, vendor, draft(customer.orgId), now));
  expect(big.number).toMatch(/^ECM-C-\d{4}$/);
  const contract = await as(vendor, tx => findContract(tx, ws.tenantId, big.number, today));
  expect(contract?.yearly).toEqual({ minor: 1_440_000, currency: "USD" });
  expect(contract?.state).toBe("draft");
  const small = await as(vendor, (tx, now) =>
    changeDraft(
      tx,
      vendor,
      contract!,
      {
        ...draft(customer.orgId, { months: 24, systems: [{ ...system(), salePrice: 20_000 }] }),
        contractId: contract!.id,
        version: contract!.version,
      },
      now,
    ),
  );
  const changed = await as(vendor, tx => findContract(tx, ws.tenantId, small.number, today));
  expect(changed?.yearly.minor).toBe(1_000_000);
  expect(changed?.price).toMatchObject({ minimumApplied: true, total: { minor: 2_000_000 } });
  const stale = await refusalOf(
    as(vendor, (tx, now) =>
      changeDraft(
        tx,
        vendor,
        contract!,
        { ...draft(customer.orgId), contractId: contract!.id, version: 0 },
        now,
      ),
    ),
  );
  expect(stale.kind).toBe("conflict");
});

test("a share of a price nobody named is no price: refused at the field of its system, also for a draft (S13)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const { salePrice: _, ...unnamed } = system();
  const refusal = await refusalOf(
    as(vendor, (tx, now) =>
      createDraft(tx, vendor, draft(customer.orgId, { systems: [system(), unnamed] }), now),
    ),
  );
  expect(refusal.fields["systems.1.salePrice"]).toMatchObject({ key: "contracts.invalid.salePrice" });
});

test("what changes in a draft stands in its history, and the customer reads nothing of it (R2)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const { number } = await as(vendor, (tx, now) => createDraft(tx, vendor, draft(customer.orgId), now));
  const contract = await as(vendor, tx => findContract(tx, ws.tenantId, number, today));
  await as(vendor, (tx, now) =>
    changeDraft(
      tx,
      vendor,
      contract!,
      { ...draft(customer.orgId, { months: 24 }), contractId: contract!.id, version: contract!.version },
      now,
    ),
  );
  const history = await as(vendor, tx => contractEvents(tx, ws.tenantId, contract!.id));
  expect(history.map(event => event.type)).toEqual(["contract.drafted", "contract.changed"]);
  expect(history[1]?.data).toMatchObject({
    startsOn: today,
    endsOn: addMonthsInclusive(today, 24),
    totalMinor: 2_880_000,
    currency: "USD",
  });
  const { rows } = await db.admin.query("SELECT DISTINCT audience FROM event WHERE subject_id = $1", [
    contract!.id,
  ]);
  expect(rows).toEqual([{ audience: "partner_vendor" }]);
});

test("less than a year is refused at the field (S14)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const refusal = await refusalOf(
    as(vendor, (tx, now) => createDraft(tx, vendor, draft(customer.orgId, { months: 6 }), now)),
  );
  expect(refusal.fields.months).toEqual({ key: "contracts.invalid.termTooShort", params: { months: 12 } });
});

test("from draft to signature to contacts: two in Standard, the third is refused, the untrained may not open (S7)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const { number } = await as(vendor, (tx, now) => createDraft(tx, vendor, draft(customer.orgId), now));
  const load = () => as(vendor, tx => findContract(tx, ws.tenantId, number, today));
  const drafted = (await load())!;
  const ahead = await refusalOf(
    as(vendor, (tx, now) =>
      signContract(
        tx,
        vendor,
        drafted,
        { contractId: drafted.id, version: drafted.version, signedOn: addDays(today, 1), signedBy: "Ana" },
        now,
      ),
    ),
  );
  expect(ahead.fields).toHaveProperty("signedOn");
  const sign = { contractId: drafted.id, version: drafted.version, signedOn: today, signedBy: "Ana" };
  await as(vendor, (tx, now) => signContract(tx, vendor, drafted, sign, now));
  const again = await refusalOf(as(vendor, (tx, now) => signContract(tx, vendor, drafted, sign, now)));
  expect(again.kind).toBe("conflict");
  const contract = (await load())!;
  expect(contract.state).toBe("in_force");

  const contact = (name: string, trainedOn = "") => ({
    contractId: contract.id,
    name,
    email: `${name.toLowerCase()}@customer.example`,
    trainedOn,
    trainingNote: "",
  });
  const first = await as(vendor, (tx, now) => addContact(tx, vendor, contract, contact("Vera", today), now));
  expect(first.invited).toBe(true);
  const twice = await refusalOf(
    as(vendor, (tx, now) => addContact(tx, vendor, contract, contact("Vera", today), now)),
  );
  expect(twice.fields.email?.key).toBe("contracts.invalid.alreadyListed");
  await as(vendor, (tx, now) => addContact(tx, vendor, contract, contact("Luis"), now));
  const third = await refusalOf(
    as(vendor, (tx, now) => addContact(tx, vendor, contract, contact("Marta"), now)),
  );
  expect(third.fields.email).toMatchObject({
    key: "contracts.refusal.contactsFull",
    params: { allowed: 2 },
  });

  const listed = (await load())!.contacts;
  const roles = await as(vendor, tx =>
    tx.membership.findMany({
      where: { tenantId: ws.tenantId, orgId: customer.orgId },
      orderBy: { id: "asc" },
    }),
  );
  expect(roles.map(m => m.roles)).toEqual([["customer_admin", "customer_contact"], ["customer_contact"]]);
  const entitled = (personId: string) =>
    as(vendor, (tx, now) => entitlementFor(tx, vendor, { customerOrgId: customer.orgId, personId }, now));
  expect((await entitled(listed[0]!.personId)).refusal).toBeNull();
  expect((await entitled(listed[1]!.personId)).refusal?.key).toBe("contracts.entitlement.notTrained");
  const stranger = await entitled(vendor.personId);
  expect(stranger.refusal?.key).toBe("contracts.entitlement.notAuthorised");
  expect(stranger.refusal?.params.contacts).toBe("Vera");

  const luis = listed[1]!;
  await as(vendor, (tx, now) =>
    recordTraining(
      tx,
      vendor,
      { ...contract, contacts: listed },
      {
        contractId: contract.id,
        contactId: luis.id,
        version: luis.version,
        trainedOn: today,
        trainingNote: "",
      },
      now,
    ),
  );
  expect((await entitled(luis.personId)).refusal).toBeNull();
  const now2 = (await load())!;
  const trained = now2.contacts.find(c => c.id === luis.id)!;
  await as(vendor, (tx, now) =>
    removeContact(
      tx,
      vendor,
      now2,
      { contractId: contract.id, contactId: luis.id, version: trained.version },
      now,
    ),
  );
  expect((await entitled(luis.personId)).refusal?.key).toBe("contracts.entitlement.notAuthorised");
  await as(vendor, (tx, now) => addContact(tx, vendor, contract, contact("Marta"), now));
});

test("two people adding at the same moment do not both get the last place (S7)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const made = await makeContract(db, ws, customer, { plan, product });
  const contract = (await as(vendor, tx => findContract(tx, ws.tenantId, made.id, today)))!;
  const add = (name: string) =>
    as(vendor, (tx, now) =>
      addContact(
        tx,
        vendor,
        contract,
        { contractId: made.id, name, email: `${name}@x.example`, trainedOn: "", trainingNote: "" },
        now,
      ),
    );
  const outcomes = await Promise.allSettled([add("a"), add("b"), add("c")]);
  expect(outcomes.filter(o => o.status === "fulfilled")).toHaveLength(2);
});

test("the customer's administrator keeps the list, and does not record training (S7)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const admin = await makePerson(db, ws, customer, ["customer_admin"]);
  const made = await makeContract(db, ws, customer, { plan, product });
  const contract = (await as(admin, tx => findContract(tx, ws.tenantId, made.id, today)))!;
  const input = { contractId: made.id, name: "Eva", email: "eva@x.example", trainedOn: "", trainingNote: "" };
  await as(admin, (tx, now) => addContact(tx, admin, contract, input, now));
  const refusal = await refusalOf(
    as(admin, (tx, now) =>
      addContact(tx, admin, contract, { ...input, email: "ina@x.example", trainedOn: today }, now),
    ),
  );
  expect(refusal).toMatchObject({ kind: "forbidden", key: "contracts.refusal.training" });
});

test("without a contract, before it starts, after it lapsed or was cancelled no case is opened, with the reason (S15)", async () => {
  const cases: [object | null, string][] = [
    [null, "noContract"],
    [{ startsOn: addDays(today, 10), endsOn: addDays(today, 400) }, "notStarted"],
    [{ startsOn: "2020-01-01", endsOn: "2020-12-31", signedOn: "2020-01-01" }, "lapsed"],
    [{ cancelledOn: "2026-02-01" }, "cancelled"],
    [{ signedOn: null }, "noContract"],
  ];
  for (const [overrides, reason] of cases) {
    const customer = await makeCustomerOrg(db, ws);
    const actor = await makePerson(db, ws, customer, ["customer_contact"]);
    if (overrides) await makeContract(db, ws, customer, { plan, product, ...overrides });
    const found = await as(actor, (tx, now) => entitlementFor(tx, actor, {}, now));
    expect(found.refusal?.reason).toBe(reason);
  }
});
