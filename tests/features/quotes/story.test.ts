import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import { cancelContract, signContract } from "#lib/features/contracts/commands.ts";
import { changeDraft, createDraft } from "#lib/features/contracts/draft.ts";
import { contractEvents } from "#lib/features/contracts/history.ts";
import { contractCounts, listContracts } from "#lib/features/contracts/list.ts";
import { changeServing } from "#lib/features/contracts/move.ts";
import { findContract } from "#lib/features/contracts/queries.ts";
import { filesOf } from "#lib/features/files/queries.ts";
import { customerWaiting } from "#lib/features/home/queries/waiting-customer.ts";
import { vendorWaiting } from "#lib/features/home/queries/waiting-vendor.ts";
import { acceptQuote, declineQuote, sendQuote, withdrawQuote } from "#lib/features/quotes/commands.ts";
import { readOffers } from "#lib/features/quotes/offers.ts";
import { recordOrder, takeBackOrder } from "#lib/features/quotes/orders.ts";
import { renderQuote } from "#lib/features/quotes/paper.ts";
import { findQuote, moduleNames, offerOf, readSale } from "#lib/features/quotes/queries.ts";
import { type SendQuoteInput, sendQuoteInput } from "#lib/features/quotes/schema.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg, type TestOrg } from "#tests/support/factories/organisation.ts";
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

const load = (key: string, actor = vendor) => as(actor, tx => findContract(tx, ws.tenantId, key, today));
const found = async (key: string, actor = vendor) => (await load(key, actor))!;
const saleOf = (id: string, actor = vendor) =>
  as(actor, tx => readSale(tx, ws.tenantId, { id, number: "N" }, today));

const input = (more: Partial<SendQuoteInput> = {}) => ({
  validUntil: addDays(today, 30),
  discountPercent: 0,
  discountWhy: "",
  discountBy: "",
  words: "",
  ...more,
});

async function send(id: string, more: Partial<SendQuoteInput> = {}, actor = vendor) {
  const contract = await found(id, actor);
  return as(actor, (tx, now) =>
    sendQuote(
      tx,
      actor,
      contract,
      { contractId: contract.id, version: contract.version, ...input(more) },
      now,
    ),
  );
}

async function drafted(customer?: TestOrg, more: object = {}) {
  const org = customer ?? (await makeCustomerOrg(db, ws));
  const admin = await makePerson(db, ws, org, ["customer_admin"]);
  const made = await makeContract(db, ws, org, {
    plan,
    product,
    signedOn: null,
    startsOn: today,
    endsOn: addMonthsInclusive(today, 12),
    ...more,
  });
  return { ...made, org, admin };
}

const answer = async (id: string, admin: Actor, say: "accept" | "decline", quoteId?: string) => {
  const contract = await found(id, admin);
  const about = { contractId: id, quoteId: quoteId ?? (await saleOf(id)).quotes[0]!.id };
  return as(admin, (tx, now) =>
    say === "accept"
      ? acceptQuote(tx, admin, contract, about, now)
      : declineQuote(tx, admin, contract, { ...about, reason: "Too dear" }, now),
  );
};

const order = async (id: string, actor: Actor, more: object = {}) => {
  const contract = await found(id, actor);
  return as(actor, (tx, now) =>
    recordOrder(
      tx,
      actor,
      contract,
      { contractId: id, number: "PO-7", orderedOn: today, orderedBy: "Ana", ...more },
      now,
    ),
  );
};

test("a draft is quoted, accepted, ordered and signed at the price that was offered, and everybody reads how (S13, S14)", async () => {
  const { id, admin } = await drafted();
  expect((await found(id)).state).toBe("draft");
  const sent = await send(id, { discountPercent: 10, discountWhy: "Three years with us", discountBy: "Eva" });
  expect(sent).toEqual({ number: expect.stringMatching(/^ECM-Q-\d{4}$/), revision: 1 });
  const quoted = await found(id);
  expect(quoted.state).toBe("quoted");
  // 18 % of 80,000 less a tenth.
  expect(quoted.yearly.minor).toBe(1_296_000);

  // The customer reads the same, with its sum.
  const [quote] = (await saleOf(id, admin)).quotes;
  expect(quote).toMatchObject({ state: "open", total: { minor: 1_296_000 } });
  expect(quote?.discount).toEqual({ why: "Three years with us", by: "Eva" });
  await answer(id, admin, "accept");
  expect((await saleOf(id)).quotes[0]?.state).toBe("accepted");

  const file = new File(["order"], "order.txt");
  await order(id, admin, { files: [file] });
  const ordered = await found(id);
  expect(ordered.state).toBe("ordered");
  const sale = await saleOf(id);
  expect(sale.order).toMatchObject({ number: "PO-7", files: [{ name: "order.txt" }] });
  expect(await as(admin, tx => filesOf(tx, ws.tenantId, "contract", id))).toHaveLength(1);

  await as(vendor, (tx, now) =>
    signContract(
      tx,
      vendor,
      ordered,
      { contractId: id, version: ordered.version, signedOn: today, signedBy: "Ana" },
      now,
    ),
  );
  const signed = await found(id);
  expect(signed.state).toBe("in_force");
  expect(signed.price?.yearly.minor).toBe(1_296_000);
  const events = await as(admin, tx => contractEvents(tx, ws.tenantId, id));
  expect(events.map(one => one.type)).toEqual([
    "contract.quoted",
    "contract.quote_accepted",
    "contract.ordered",
    "contract.signed",
  ]);
  expect(events[1]?.actorName).toBe(admin.name);
});

test("a draft can still be signed without a quote (S14)", async () => {
  const { id } = await drafted();
  const draft = await found(id);
  await as(vendor, (tx, now) =>
    signContract(tx, vendor, draft, { contractId: id, version: 0, signedOn: today, signedBy: "Ana" }, now),
  );
  expect((await found(id)).state).toBe("in_force");
});

test("a discount stops at the plan's minimum, and the quote says so (S13)", async () => {
  const { id } = await drafted(undefined, { salePriceMinor: 6_000_000 });
  await send(id, { discountPercent: 50, discountWhy: "Pilot", discountBy: "Eva" });
  const [quote] = (await saleOf(id)).quotes;
  expect(quote?.price).toMatchObject({
    subtotal: { minor: 1_080_000 },
    discount: { rateBp: 5000, asked: { minor: 540_000 }, given: { minor: 80_000 } },
    yearly: { minor: 1_000_000 },
    minimumApplied: true,
  });
});

test("percentages over 100, a discount without a reason and a day that passed are refused at the field", async () => {
  const { id } = await drafted();
  const base = { contractId: id, version: 0, ...input() };
  const issues = (more: object) =>
    sendQuoteInput.safeParse({ ...base, ...more }).error?.issues.map(i => [i.path.join("."), i.message]);
  expect(issues({ discountPercent: 100.5 })).toContainEqual([
    "discountPercent",
    "contractLife.invalid.percent",
  ]);
  expect(issues({ discountPercent: -1 })).toContainEqual(["discountPercent", "contractLife.invalid.percent"]);
  expect(issues({ discountPercent: 5 })).toEqual([
    ["discountWhy", "contractLife.invalid.discountWhy"],
    ["discountBy", "contractLife.invalid.discountBy"],
  ]);
  const past = await refusalOf(send(id, { validUntil: addDays(today, -1) }));
  expect(past.fields.validUntil?.key).toBe("contractLife.invalid.validPast");
  const long = await refusalOf(send(id, { validUntil: addDays(today, 400) }));
  expect(long.fields.validUntil?.key).toBe("contractLife.invalid.validTooLong");
});

test("the price of a renewal in time is promised to the last covered day at most (S14, S15)", async () => {
  const org = await makeCustomerOrg(db, ws);
  const endsOn = addDays(today, 20);
  const before = await makeContract(db, ws, org, { plan, product, startsOn: addDays(today, -300), endsOn });
  const next = await drafted(org, { previousId: before.id });
  const refused = await refusalOf(send(next.id, { validUntil: addDays(endsOn, 1) }));
  expect(refused.fields.validUntil?.key).toBe("contractLife.invalid.validBeyondCover");
  await send(next.id, { validUntil: endsOn });
  const offer = await as(vendor, async tx =>
    offerOf(tx, vendor, await found(next.id), { calendarKey: "mexico-office", today }),
  );
  expect(offer).toMatchObject({ latest: endsOn, validUntil: endsOn });
});

test("a new revision supersedes the one before, and only the last can be answered, once", async () => {
  const { id, admin } = await drafted();
  await send(id);
  const [first] = (await saleOf(id)).quotes;
  const again = await send(id, { discountPercent: 5, discountWhy: "Asked", discountBy: "Eva" });
  expect(again.revision).toBe(2);
  expect(again.number).toBe(first?.number);
  expect((await saleOf(id)).quotes.map(q => q.state)).toEqual(["open", "superseded"]);
  const old = await refusalOf(answer(id, admin, "accept", first?.id));
  expect(old.key).toBe("contractLife.refusal.quote.superseded");
  await answer(id, admin, "decline");
  expect((await found(id)).state).toBe("draft");
  const twice = await refusalOf(answer(id, admin, "accept"));
  expect(twice.key).toBe("contractLife.refusal.quote.declined");
});

test("two answers at once: one counts, the other is told so", async () => {
  const { id, admin } = await drafted();
  await send(id);
  const results = await Promise.allSettled([answer(id, admin, "accept"), answer(id, admin, "decline")]);
  expect(results.filter(r => r.status === "fulfilled")).toHaveLength(1);
  const lost = results.find(r => r.status === "rejected");
  expect(lost?.reason).toBeInstanceOf(Refusal);
});

test("after its last day a quote is expired at reading, can't be accepted, and the contract is a draft again", async () => {
  const { id, admin } = await drafted();
  await send(id, { validUntil: today });
  await db.admin.query("ALTER TABLE quote DISABLE TRIGGER quote_kept");
  await db.admin.query("UPDATE quote SET valid_until = $2 WHERE contract_id = $1", [id, addDays(today, -1)]);
  await db.admin.query("ALTER TABLE quote ENABLE TRIGGER quote_kept");
  expect((await saleOf(id)).quotes[0]?.state).toBe("expired");
  expect((await found(id)).state).toBe("draft");
  expect((await refusalOf(answer(id, admin, "accept"))).key).toBe("contractLife.refusal.quote.expired");
});

test("what was sent never changes, not even for the owner of the tables", async () => {
  const { id } = await drafted();
  await send(id);
  await expect(
    db.admin.query("UPDATE quote SET total_minor = 1 WHERE contract_id = $1", [id]),
  ).rejects.toThrow(/never changes/);
});

test("a changed draft withdraws what was offered of it; a stale form loses nothing and changes nothing", async () => {
  const { id, number } = await drafted();
  await send(id);
  const draft = await found(id);
  const change = {
    contractId: id,
    version: draft.version,
    planId: plan.planId,
    startsOn: today,
    months: 24,
    systems: draft.systems.map(s => ({
      productId: s.productId,
      name: s.name,
      modules: [],
      version: "8.0",
      unit: null,
      units: 1,
      salePrice: 90_000,
    })),
  };
  await as(vendor, (tx, now) => changeDraft(tx, vendor, draft, change, now));
  const { quotes } = await saleOf(id);
  expect(quotes[0]).toMatchObject({ state: "withdrawn", withdrawn: { by: vendor.name, why: "" } });
  // Its customer is not left with a price that is gone.
  const { rows: told } = await db.admin.query(
    "SELECT o.kind FROM event e JOIN outbox o ON o.data->>'eventId' = e.id::text WHERE e.subject_id = $1 AND e.type = 'contract.quote_outdated'",
    [id],
  );
  expect(told).toEqual([{ kind: "event" }]);
  expect((await found(number)).state).toBe("draft");
  const stale = await refusalOf(
    as(vendor, (tx, now) =>
      sendQuote(tx, vendor, draft, { contractId: id, version: draft.version, ...input() }, now),
    ),
  );
  expect(stale.kind).toBe("conflict");
  expect((await saleOf(id)).quotes).toHaveLength(1);
});

test("a withdrawn quote can't be accepted any more", async () => {
  const { id, admin } = await drafted();
  await send(id);
  const contract = await found(id);
  const [quote] = (await saleOf(id)).quotes;
  await as(vendor, (tx, now) =>
    withdrawQuote(
      tx,
      vendor,
      contract,
      { contractId: id, quoteId: quote!.id, version: 0, reason: "Wrong" },
      now,
    ),
  );
  expect((await refusalOf(answer(id, admin, "accept"))).key).toBe("contractLife.refusal.quote.withdrawn");
});

test("one order at a time, not from tomorrow; taken back, the contract stands where it stood", async () => {
  const { id, admin } = await drafted();
  const ahead = await refusalOf(order(id, vendor, { orderedOn: addDays(today, 1) }));
  expect(ahead.fields.orderedOn?.key).toBe("contractLife.invalid.orderedAhead");
  // Without an offer the customer has nothing to order.
  expect((await refusalOf(order(id, admin))).key).toBe("contractLife.refusal.nothingOffered");
  await send(id);
  await order(id, vendor);
  expect((await refusalOf(order(id, vendor))).key).toBe("contractLife.refusal.ordered");
  expect((await refusalOf(answer(id, admin, "decline"))).key).toBe("contractLife.refusal.ordered");
  const contract = await found(id);
  const sale = await saleOf(id);
  const back = { contractId: id, orderId: sale.order!.id, reason: "Wrong" };
  await as(vendor, (tx, now) => takeBackOrder(tx, vendor, contract, back, now));
  expect((await found(id)).state).toBe("quoted");
  expect(
    (await refusalOf(as(vendor, (tx, now) => takeBackOrder(tx, vendor, contract, back, now)))).kind,
  ).toBe("conflict");
});

test("an open quote waits for the customer's administrator alone, what is accepted for who signs", async () => {
  const { id, number, admin, org } = await drafted();
  const contact = await makePerson(db, ws, org, ["customer_contact"]);
  const waits = async (actor: Actor) =>
    as(actor, tx =>
      actor.side === "customer" ? customerWaiting(tx, actor, today) : vendorWaiting(tx, actor, today),
    );
  const about = (all: Awaited<ReturnType<typeof waits>>, kind: string) =>
    all.filter(one => one.kind === kind).map(one => one.path);
  await send(id);
  expect(about(await waits(admin), "quoteAnswer")).toEqual([`/contracts/${number}/quote`]);
  expect(about(await waits(contact), "quoteAnswer")).toEqual([]);
  expect(about(await waits(vendor), "contractSign")).not.toContain(`/contracts/${number}`);
  await answer(id, admin, "accept");
  expect(about(await waits(admin), "quoteAnswer")).toEqual([]);
  expect(about(await waits(vendor), "contractSign")).toContain(`/contracts/${number}`);
});

test("a dropped draft takes its quote along, and an order or a signature answers it", async () => {
  const dropped = await drafted();
  await send(dropped.id);
  const contract = await found(dropped.id);
  const cancel = {
    contractId: dropped.id,
    version: contract.version,
    cancelledOn: today,
    reason: "No money",
  };
  await as(vendor, (tx, now) => cancelContract(tx, vendor, contract, cancel, now));
  expect((await saleOf(dropped.id)).quotes[0]).toMatchObject({
    state: "withdrawn",
    withdrawn: { why: "No money" },
  });
  const ordered = await drafted();
  await send(ordered.id);
  await order(ordered.id, vendor);
  expect((await saleOf(ordered.id)).quotes[0]?.state).toBe("sealed");
  const signed = await drafted();
  await send(signed.id);
  const draft = await found(signed.id);
  const signature = { contractId: signed.id, version: draft.version, signedOn: today, signedBy: "Ana" };
  await as(vendor, (tx, now) => signContract(tx, vendor, draft, signature, now));
  expect((await saleOf(signed.id)).quotes[0]?.state).toBe("sealed");
});

test("a signed contract is cancelled from a day from today to its last, else refused at the field", async () => {
  const org = await makeCustomerOrg(db, ws);
  const endsOn = addDays(today, 40);
  const { id } = await makeContract(db, ws, org, { plan, product, endsOn });
  const contract = await found(id);
  const on = (cancelledOn: string) =>
    as(vendor, (tx, now) =>
      cancelContract(tx, vendor, contract, { contractId: id, version: 0, cancelledOn, reason: "Over" }, now),
    );
  for (const day of [addDays(today, -1), addDays(endsOn, 1)])
    expect((await refusalOf(on(day))).fields.cancelledOn?.key).toBe("contractLife.invalid.cancelOutside");
  await on(endsOn);
  // Until the day it holds, and the list says so.
  expect((await found(id)).state).toBe("expiring");
});

test("what coming back costs is held by an accepted quote, though some days go by until the signature (S15)", async () => {
  const org = await makeCustomerOrg(db, ws);
  const before = await makeContract(db, ws, org, {
    plan,
    product,
    startsOn: addDays(today, -465),
    endsOn: addDays(today, -100),
    signedOn: addDays(today, -465),
  });
  const next = await drafted(org, { previousId: before.id });
  await send(next.id);
  const [quote] = (await saleOf(next.id)).quotes;
  expect(quote?.price.lapse?.lapsedDays).toBe(99);
  // Ten days ago, as if the signature came ten days later.
  await db.admin.query("ALTER TABLE quote DISABLE TRIGGER quote_kept");
  await db.admin.query(
    `UPDATE quote SET price = jsonb_set(jsonb_set(price, '{total,minor}', '1800000'), '{lapse,lapsedDays}', '89') WHERE id = $1`,
    [quote?.id],
  );
  await db.admin.query("ALTER TABLE quote ENABLE TRIGGER quote_kept");
  await answer(next.id, next.admin, "accept");
  const contract = await found(next.id);
  await as(vendor, (tx, now) =>
    signContract(
      tx,
      vendor,
      contract,
      { contractId: next.id, version: contract.version, signedOn: today, signedBy: "Ana" },
      now,
    ),
  );
  const signed = await found(next.id);
  expect(signed.price).toMatchObject({ total: { minor: 1_800_000 }, lapse: { lapsedDays: 89 } });
  expect(signed.startsOn).toBe(today);
});

test("the list shows each side what is quoted and ordered; a draft nobody offered stays with those who write it (R1)", async () => {
  const quiet = await makeWorkspace(db);
  const own = await makePlan(db, quiet);
  const ownProduct = await makeProduct(db, quiet);
  await makeCalendars(db, quiet);
  const boss = await makeVendorActor(db, quiet);
  const org = await makeCustomerOrg(db, quiet);
  const admin = await makePerson(db, quiet, org, ["customer_admin"]);
  const make = () =>
    makeContract(db, quiet, org, { plan: own, product: ownProduct, signedOn: null, startsOn: today });
  const [, offered, bought] = [await make(), await make(), await make()];
  for (const one of [offered, bought]) {
    const contract = (await as(boss, tx => findContract(tx, quiet.tenantId, one.id, today)))!;
    await as(boss, (tx, now) =>
      sendQuote(tx, boss, contract, { contractId: one.id, version: 0, ...input() }, now),
    );
  }
  const contract = (await as(boss, tx => findContract(tx, quiet.tenantId, bought.id, today)))!;
  await as(boss, (tx, now) =>
    recordOrder(
      tx,
      boss,
      contract,
      { contractId: bought.id, number: "PO", orderedOn: today, orderedBy: "Ana" },
      now,
    ),
  );
  const filter = { planId: null, serving: null, after: null, before: null };
  const counts = (actor: Actor, drafts: boolean) =>
    as(actor, tx => contractCounts(tx, quiet.tenantId, { view: "all", ...filter, drafts }, today));
  expect(await counts(boss, true)).toMatchObject({ draft: 1, quoted: 1, ordered: 1, in_force: 0, all: 3 });
  expect(await counts(admin, false)).toMatchObject({ draft: 0, quoted: 1, ordered: 1, all: 2 });
  const list = await as(admin, tx =>
    listContracts(tx, quiet.tenantId, { view: "quoted", ...filter, drafts: false }, today),
  );
  expect(list.rows.map(r => [r.number, r.state])).toEqual([[offered.number, "quoted"]]);
  const offers = await as(boss, tx => readOffers(tx, quiet.tenantId, { planId: null, serving: null }, today));
  expect(offers.stages).toMatchObject([
    { stage: "open", count: 1, value: [{ minor: 1_440_000 }] },
    { stage: "accepted", count: 0, value: [] },
    { stage: "ordered", count: 1 },
  ]);
});

test("a partner in force sells to its own customers; others neither see nor answer its quotes (R1, T1)", async () => {
  const { actor, org } = await makePartner(db, ws);
  await makePartnership(db, org);
  const other = await makePartner(db, ws);
  await makePartnership(db, other.org);
  const { id, admin } = await drafted(await makeCustomerOrg(db, ws, org));
  await send(id, {}, actor);
  expect(await load(id, other.actor)).toBeNull();
  expect((await saleOf(id, other.actor)).quotes).toEqual([]);
  const stranger = await makePerson(db, ws, await makeCustomerOrg(db, ws, org), ["customer_admin"]);
  expect((await saleOf(id, stranger)).quotes).toEqual([]);
  await answer(id, admin, "accept");

  // Another one serves from now on: what was offered goes along (T1).
  const contract = await found(id);
  await as(vendor, (tx, now) =>
    changeServing(
      tx,
      vendor,
      contract,
      { contractId: id, version: contract.version, serving: other.org.orgId, reason: "Moved" },
      now,
    ),
  );
  expect((await saleOf(id, other.actor)).quotes[0]?.state).toBe("accepted");
  expect((await saleOf(id, actor)).quotes).toEqual([]);
});

test("a quote is a paper in both languages, with its sum (S13)", async () => {
  const { id } = await drafted();
  await send(id, { discountPercent: 10, discountWhy: "Loyal", discountBy: "Eva", words: "Gracias" });
  const [quote] = (await saleOf(id)).quotes;
  const one = await as(vendor, tx => findQuote(tx, ws.tenantId, quote!.id, today));
  const modules = await as(vendor, tx => moduleNames(tx, ws.tenantId));
  const workspace = { name: "ECM", timeZone: "America/Mexico_City", colour: "#336699" } as never;
  for (const locale of ["es", "en"] as const) {
    const bytes = await renderQuote(workspace, one!.quote, modules, locale);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.byteLength).toBeGreaterThan(4000);
  }
});

test("a draft of a term under a year is refused at the field (S14)", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const refused = await refusalOf(
    as(vendor, (tx, now) =>
      createDraft(
        tx,
        vendor,
        {
          customerId: customer.orgId,
          planId: plan.planId,
          startsOn: today,
          months: 11,
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
    ),
  );
  expect(refused.fields.months?.key).toBe("contracts.invalid.termTooShort");
});

test("whoever orders what was signed or dropped meanwhile is told so, and no order stands beside it", async () => {
  const customer = await makeCustomerOrg(db, ws);
  const order = (contract: Awaited<ReturnType<typeof found>>) =>
    as(vendor, (tx, now) =>
      recordOrder(
        tx,
        vendor,
        contract,
        { contractId: contract.id, number: "PO-9", orderedOn: today, orderedBy: "Ana" },
        now,
      ),
    );
  const one = await makeContract(db, ws, customer, { plan, product, signedOn: null });
  const seen = await found(one.id);
  const { id, version } = seen;
  await as(vendor, (tx, now) =>
    signContract(tx, vendor, seen, { contractId: id, version, signedOn: today, signedBy: "Ana" }, now),
  );
  expect((await refusalOf(order(seen))).kind).toBe("conflict");
  const other = await makeContract(db, ws, customer, { plan, product, signedOn: null });
  const kept = await found(other.id);
  await as(vendor, (tx, now) =>
    cancelContract(
      tx,
      vendor,
      kept,
      { contractId: kept.id, version: kept.version, cancelledOn: today, reason: "Dropped" },
      now,
    ),
  );
  expect((await refusalOf(order(kept))).kind).toBe("conflict");
  expect((await saleOf(other.id)).order).toBeNull();
});

test("S15: a signature of before the draft was written is the vendor's word alone", async () => {
  const { org: partner, actor } = await makePartner(db, ws, ["partner_admin"]);
  await makePartnership(db, partner);
  const sign = async (who: Actor, signedOn: string) => {
    const { id } = await drafted(await makeCustomerOrg(db, ws, partner));
    const draft = await found(id, who);
    return as(who, (tx, now) =>
      signContract(
        tx,
        who,
        draft,
        { contractId: id, version: draft.version, signedOn, signedBy: "Ana" },
        now,
      ),
    );
  };
  const early = await refusalOf(sign(actor, addDays(today, -1)));
  expect(early.fields.signedOn?.key).toBe("contracts.invalid.signedBefore");
  await sign(actor, today);
  await sign(vendor, addDays(today, -1));
});

test("T1: what a partner offered is withdrawn once another serves; what was ordered stands", async () => {
  const made = async () => {
    const { org, actor } = await makePartner(db, ws, ["partner_admin"]);
    await makePartnership(db, org);
    return { org, actor };
  };
  const [one, other] = [await made(), await made()];
  const { id } = await drafted(await makeCustomerOrg(db, ws, one.org));
  await send(id, {}, one.actor);
  const draft = await found(id);
  await as(vendor, (tx, now) =>
    changeServing(
      tx,
      vendor,
      draft,
      { contractId: id, version: draft.version, serving: other.org.orgId, reason: "Closer by." },
      now,
    ),
  );
  expect((await saleOf(id)).quotes.map(quote => quote.state)).toEqual(["withdrawn"]);
  expect(await found(id, other.actor)).toMatchObject({ state: "draft" });
});
