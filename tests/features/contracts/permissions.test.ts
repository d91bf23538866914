import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import * as actions from "#lib/features/contracts/actions.ts";
import * as customers from "#lib/features/customers/actions.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg, type TestOrg } from "#tests/support/factories/organisation.ts";
import { makePartnership } from "#tests/support/factories/partnership.ts";
import { makeCustomer, makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import {
  makeCalendars,
  makePlan,
  makeProduct,
  type TestPlan,
  type TestProduct,
} from "#tests/support/factories/plan.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let ws: TestWorkspace;
let plan: TestPlan;
let product: TestProduct;
let partner: TestOrg;
let customer: TestOrg;
const people = {} as Record<Who, Actor>;

type Who =
  | "vendorAdmin"
  | "partnerManager"
  | "engineer"
  | "partnerSales"
  | "partnerEngineer"
  | "otherPartner"
  | "customerAdmin"
  | "contact"
  | "otherCustomer"
  | "foreigner";

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  await makeCalendars(db, ws);
  plan = await makePlan(db, ws);
  product = await makeProduct(db, ws);
  people.vendorAdmin = await makeVendorActor(db, ws);
  people.partnerManager = await makeVendorActor(db, ws, ["partner_manager"]);
  people.engineer = await makeVendorActor(db, ws, ["vendor_support"]);
  ({ org: partner, actor: people.partnerSales } = await makePartner(db, ws, ["partner_sales"]));
  await makePartnership(db, partner);
  people.partnerEngineer = await makePerson(db, ws, partner, ["partner_support"]);
  const other = await makePartner(db, ws);
  await makePartnership(db, other.org);
  people.otherPartner = other.actor;
  ({ org: customer, actor: people.customerAdmin } = await makeCustomer(db, ws, partner, ["customer_admin"]));
  people.contact = await makePerson(db, ws, customer, ["customer_contact"]);
  people.otherCustomer = (await makeCustomer(db, ws, partner, ["customer_admin"])).actor;
  people.foreigner = await makeVendorActor(db, await makeWorkspace(db));
});
afterAll(() => db.drop());

const keepers: Who[] = ["vendorAdmin", "partnerManager", "partnerSales"];
const strangers: Who[] = ["otherPartner", "otherCustomer", "foreigner"];
const workers: Who[] = ["engineer", "partnerEngineer"];

const system = () => ({
  productId: product.productId,
  name: "SIGAP",
  modules: [],
  version: "",
  unit: null,
  units: 1,
  salePrice: 80_000,
});
const terms = () => ({ planId: plan.planId, startsOn: "2026-11-01", months: 12, systems: [system()] });

type Made = { contractId: string; version: number; contactId: string };
type Case = {
  call: (made: Made) => Promise<ActionResult<unknown>>;
  draft?: boolean;
  may: Who[];
  mayNot: Who[];
};

const cases: Record<string, Case> = {
  changeDraft: {
    call: ({ contractId, version }) => actions.changeDraft(ws.slug, { ...terms(), contractId, version }),
    draft: true,
    may: keepers,
    mayNot: [...workers, "customerAdmin", "contact"],
  },
  signContract: {
    call: ({ contractId, version }) =>
      actions.signContract(ws.slug, {
        contractId,
        version,
        signedOn: todayIn("America/Mexico_City", Date.now()),
        signedBy: "Ana",
      }),
    draft: true,
    may: keepers,
    mayNot: [...workers, "customerAdmin", "contact"],
  },
  cancelContract: {
    call: ({ contractId, version }) =>
      actions.cancelContract(ws.slug, {
        contractId,
        version,
        cancelledOn: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10),
        reason: "Over",
      }),
    may: ["vendorAdmin", "partnerManager"],
    mayNot: [...workers, "partnerSales", "customerAdmin", "contact"],
  },
  addContact: {
    call: ({ contractId }) =>
      actions.addContact(ws.slug, {
        contractId,
        name: "Eva",
        email: `${newId()}@x.example`,
        trainedOn: "",
        trainingNote: "",
      }),
    may: [...keepers, "customerAdmin"],
    mayNot: [...workers, "contact"],
  },
  "addContact to a draft": {
    call: ({ contractId }) =>
      actions.addContact(ws.slug, {
        contractId,
        name: "Eva",
        email: `${newId()}@x.example`,
        trainedOn: "",
        trainingNote: "",
      }),
    draft: true,
    may: keepers,
    mayNot: [...workers, "customerAdmin", "contact"],
  },
  recordTraining: {
    call: ({ contractId, contactId }) =>
      actions.recordTraining(ws.slug, {
        contractId,
        contactId,
        version: 0,
        trainedOn: "2026-11-01",
        trainingNote: "",
      }),
    may: keepers,
    mayNot: [...workers, "customerAdmin", "contact"],
  },
  removeContact: {
    call: ({ contractId, contactId }) =>
      actions.removeContact(ws.slug, { contractId, contactId, version: 0 }),
    may: [...keepers, "customerAdmin"],
    mayNot: [...workers, "contact"],
  },
  changeServing: {
    call: ({ contractId, version }) =>
      actions.changeServing(ws.slug, { contractId, version, serving: "vendor", reason: "Ours" }),
    // Nobody here succeeds twice: the customer moves for good, so those who may are tried in serving.test.ts.
    may: [],
    mayNot: [...workers, "partnerSales", "customerAdmin", "contact"],
  },
};

async function fresh(draft: boolean): Promise<Made> {
  const made = await makeContract(db, ws, customer, {
    plan,
    product,
    ...(draft ? { signedOn: null } : {}),
    contacts: [{ personId: newId(), name: "Luis", email: "luis@x.example" }],
  });
  const { rows } = await db.admin.query("SELECT id FROM authorised_contact WHERE contract_id = $1", [
    made.id,
  ]);
  return { contractId: made.id, version: 0, contactId: rows[0].id };
}

for (const [name, { call, draft, may, mayNot }] of Object.entries(cases)) {
  test(`${name}: ${may.join(", ") || "nobody here"} may; others are refused; other parties don't find the contract (R1)`, async () => {
    const kept = await fresh(draft === true);
    for (const who of mayNot) {
      const result = await as(db, people[who], () => call(kept));
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: false, kind: "forbidden" })]);
      // A reason in words, never a key.
      expect((result as { message: string }).message).toMatch(/ /);
    }
    for (const who of strangers) {
      const result = await as(db, people[who], () => call(kept));
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: false, kind: "not_found" })]);
    }
    for (const who of may) {
      const made = await fresh(draft === true);
      const result = await as(db, people[who], () => call(made));
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: true })]);
    }
    expect(await as(db, null, () => call(kept))).toMatchObject({ kind: "signed_out" });
  });
}

test("createDraft: keepers for customers they see; a repeated submit makes one contract (R1)", async () => {
  const own = await makeCustomerOrg(db, ws, partner);
  const call = (key?: string) => actions.createDraft(ws.slug, { ...terms(), customerId: own.orgId }, key);
  for (const who of [...workers, "customerAdmin", "contact"] as Who[])
    expect([who, await as(db, people[who], () => call())]).toEqual([
      who,
      expect.objectContaining({ ok: false, kind: "forbidden" }),
    ]);
  // An administrator of another partner may write contracts, but not for a customer it does not see.
  expect(await as(db, people.otherPartner, () => call())).toMatchObject({ kind: "not_found" });
  const first = done(await as(db, people.partnerSales, () => call("same-key-123")));
  const second = done(await as(db, people.partnerSales, () => call("same-key-123")));
  expect(second).toEqual(first);
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM contract WHERE customer_org_id = $1",
    [own.orgId],
  );
  expect(rows[0].n).toBe(1);
});

test("customers: entered and edited by keepers alone (R1)", async () => {
  const details = { name: "Nuevo", country: "MX", city: "", domain: "", taxId: "" };
  const create = () => customers.createCustomer(ws.slug, details);
  const update = (version: number) =>
    customers.updateCustomer(ws.slug, { ...details, customerId: customer.orgId, version });
  for (const who of [...workers, "customerAdmin", "contact"] as Who[]) {
    expect([who, await as(db, people[who], create)]).toEqual([
      who,
      expect.objectContaining({ kind: "forbidden" }),
    ]);
    expect([who, await as(db, people[who], () => update(0))]).toEqual([
      who,
      expect.objectContaining({ kind: "forbidden" }),
    ]);
  }
  for (const who of strangers)
    expect([who, await as(db, people[who], () => update(0))]).toEqual([
      who,
      expect.objectContaining({ kind: "not_found" }),
    ]);
  done(await as(db, people.partnerSales, create));
  done(await as(db, people.vendorAdmin, () => update(0)));
  expect(await as(db, people.partnerSales, () => update(0))).toMatchObject({ kind: "conflict" });
});

test("bad input is answered at its fields in the person's language, nothing is written", async () => {
  const result = await as(db, people.vendorAdmin, () =>
    actions.createDraft(ws.slug, {
      ...terms(),
      customerId: customer.orgId,
      startsOn: "31/12/2026",
      systems: [],
    }),
  );
  expect(result).toMatchObject({ ok: false, kind: "invalid" });
  const { fields } = result as { fields: Record<string, string> };
  expect(fields.startsOn).toMatch(/ /);
  expect(fields.systems).toMatch(/ /);
});
