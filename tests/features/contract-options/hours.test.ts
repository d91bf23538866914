import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import { signContract } from "#lib/features/contracts/commands.ts";
import { createDraft } from "#lib/features/contracts/draft.ts";
import { changeServing } from "#lib/features/contracts/move.ts";
import { findContract } from "#lib/features/contracts/queries.ts";
import { buyPack } from "#lib/features/hours/packs.ts";
import { hoursSummary, readHours } from "#lib/features/hours/queries.ts";
import { recordTime, reverseTime } from "#lib/features/hours/time.ts";
import { dropWork, planWork, settleWork } from "#lib/features/hours/work.ts";
import { stateReadiness } from "#lib/features/readiness/commands.ts";
import { readReadiness } from "#lib/features/readiness/queries.ts";
import { makePartnership } from "#tests/support/factories/partnership.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeScene, refusalOf, type Scene, type Signed } from "./world.ts";

let s: Scene;
beforeAll(async () => {
  s = await makeScene();
});
afterAll(() => s.db.drop());

const buy = async (c: Signed, hours = 80, boughtOn = s.today, orderNumber = "OC-1") => {
  const contract = await c.load();
  return s.as(c.serving, (tx, now) =>
    buyPack(tx, c.serving, contract, { contractId: c.id, orderNumber, hours, boughtOn }, now),
  );
};
const record = async (c: Signed, hours: number, on = s.today, more: object = {}) => {
  const contract = await c.load();
  const input = {
    contractId: c.id,
    on,
    hours,
    consultant: "Iker",
    what: "Afinación",
    ticketNumber: "",
    plannedId: "" as const,
    ...more,
  };
  return s.as(c.serving, (tx, now) => recordTime(tx, c.serving, contract, input, now));
};
const read = async (c: Signed, on = s.today, find: object = {}) => {
  const contract = await c.load();
  return s.as(c.admin, tx => readHours(tx, s.ws.tenantId, contract, s.today, { on, ...find }));
};

test("a pack has the plan's least size, its order number once, and a year from its purchase (S16)", async () => {
  const c = await s.contract();
  const small = await refusalOf(buy(c, 79));
  expect(small.fields.hours).toEqual({ key: "hours.invalid.least", params: { least: 80 } });
  expect((await refusalOf(buy(c, 80, addDays(s.today, 1)))).fields).toHaveProperty("boughtOn");
  expect((await refusalOf(buy(c, 80, "2025-12-31"))).fields.boughtOn?.key).toBe(
    "hours.invalid.outsideContract",
  );
  await buy(c);
  expect((await refusalOf(buy(c))).fields.orderNumber?.key).toBe("hours.invalid.orderTwice");
  const { packs, balance } = await read(c);
  expect(packs).toMatchObject([
    { minutes: 4800, expiresOn: addMonthsInclusive(s.today, 12), price: { minor: 760_000, currency: "USD" } },
  ]);
  expect(balance).toEqual({ bought: 4800, used: 0, expired: 0, left: 4800 });
  const mails = await s.mails("hours.bought");
  expect(mails.map(mail => mail.to_email)).toContain(c.admin.email);
});

test("time is written down, taken back by a line of its own, and never goes below zero (S16)", async () => {
  const c = await s.contract();
  await buy(c, 80, addDays(s.today, -30));
  const { entryId } = await record(c, 70.5, addDays(s.today, -10));
  const much = await refusalOf(record(c, 10));
  expect(much.fields.hours).toEqual({ key: "hours.invalid.left", params: { left: 9.5 } });
  expect((await refusalOf(record(c, 1, addDays(s.today, -31)))).fields.hours?.params).toEqual({ left: 0 });
  expect((await refusalOf(record(c, 1, addDays(s.today, 1)))).fields).toHaveProperty("on");
  expect((await refusalOf(record(c, 1, s.today, { ticketNumber: "SIG-404" }))).fields).toHaveProperty(
    "ticketNumber",
  );
  const back = async () => {
    const contract = await c.load();
    return s.as(c.serving, tx =>
      reverseTime(tx, c.serving, contract, { contractId: c.id, entryId, reason: "Duplicado" }),
    );
  };
  await back();
  expect((await refusalOf(back())).kind).toBe("conflict");
  const hours = await read(c);
  expect(hours.balance).toEqual({ bought: 4800, used: 0, expired: 0, left: 4800 });
  expect(hours.entries.map(entry => [entry.reversesId !== null, entry.reversed])).toEqual([
    [true, false],
    [false, true],
  ]);
  // What was written stays: the ledger is only ever added to.
  await expect(
    s.as(c.serving, tx => tx.hourEntry.deleteMany({ where: { tenantId: s.ws.tenantId, id: entryId } })),
  ).rejects.toThrow();
});

test("of two who record the last hours at once, one is refused (S16)", async () => {
  const c = await s.contract();
  await buy(c);
  const both = await Promise.allSettled([record(c, 60), record(c, 60)]);
  expect(both.filter(one => one.status === "fulfilled")).toHaveLength(1);
  expect((await read(c)).balance.left).toBe(20 * 60);
});

test("planned work holds its hours; the customer asks, who serves agrees, moves and does it (S16)", async () => {
  const c = await s.contract();
  await buy(c);
  const on = addDays(s.today, 20);
  const ask = async (hours: number) => {
    const contract = await c.load();
    return s.as(c.contact, (tx, now) =>
      planWork(tx, c.contact, contract, { contractId: c.id, on, hours, consultant: "", what: "Visita" }, now),
    );
  };
  const { workId } = await ask(50);
  expect((await refusalOf(ask(31))).fields.hours?.params).toEqual({ left: 30 });
  expect((await s.mails("hours.asked")).map(mail => mail.to_email)).toContain(c.serving.email);
  const contract = await c.load();
  const settle = (version: number, more: object = {}) =>
    s.as(c.serving, (tx, now) =>
      settleWork(
        tx,
        c.serving,
        contract,
        { contractId: c.id, workId, version, on, hours: 40, consultant: "Iker", ...more },
        now,
      ),
    );
  await settle(0);
  expect((await refusalOf(settle(0, { reason: "Viaje" }))).kind).toBe("conflict");
  await settle(1, { reason: "Viaje", on: addDays(on, 1) });
  expect((await s.mails("hours.moved")).map(mail => mail.to_email)).toContain(c.admin.email);
  expect((await read(c)).planned).toBe(40 * 60);
  await record(c, 30, s.today, { plannedId: workId });
  const hours = await read(c);
  expect(hours.work).toMatchObject([{ state: "done", consultant: "Iker" }]);
  expect(hours.planned).toBe(0);
  expect((await refusalOf(record(c, 1, s.today, { plannedId: workId }))).fields).toHaveProperty("plannedId");
  const again = await ask(10);
  await s.as(c.serving, tx =>
    dropWork(tx, c.serving, contract, { contractId: c.id, workId: again.workId, version: 0, reason: "No" }),
  );
  expect((await read(c)).work.map(work => work.state)).toContain("declined");
});

test("the ledger is read a page at a time, and the account as of any day (S16)", async () => {
  const c = await s.contract();
  await buy(c, 100, addDays(s.today, -60));
  for (let i = 0; i < 33; i++) await record(c, 1, addDays(s.today, -40 + i));
  const first = await read(c);
  expect(first.entries).toHaveLength(30);
  expect(first.previous).toBeNull();
  const second = await read(c, s.today, { after: first.next });
  expect(second.entries).toHaveLength(3);
  expect(second.next).toBeNull();
  const back = await read(c, s.today, { before: second.previous });
  expect(back.entries.map(entry => entry.id)).toEqual(first.entries.map(entry => entry.id));
  expect((await read(c, addDays(s.today, -40))).balance.used).toBe(60);
  expect((await read(c, addDays(s.today, -61))).balance.bought).toBe(0);
  const contract = await c.load();
  const summary = await s.as(c.contact, tx => hoursSummary(tx, s.ws.tenantId, contract, s.today));
  expect(summary).toEqual({
    left: 67 * 60,
    planned: 0,
    expiresOn: addMonthsInclusive(addDays(s.today, -60), 12),
  });
});

test("all of it goes along to another serving partner, and the old one reads nothing of it (T1)", async () => {
  const c = await s.contract();
  await buy(c);
  await record(c, 2);
  const next = await makePartner(s.db, s.ws);
  await makePartnership(s.db, next.org);
  const vendor = await makeVendorActor(s.db, s.ws);
  const contract = await c.load();
  await s.as(vendor, (tx, now) =>
    changeServing(
      tx,
      vendor,
      contract,
      { contractId: c.id, version: contract.version, serving: next.org.orgId, reason: "Cambio" },
      now,
    ),
  );
  const seen = (actor: typeof vendor) =>
    s.as(actor, tx => tx.hourEntry.count({ where: { tenantId: s.ws.tenantId, contractId: c.id } }));
  expect(await seen(next.actor)).toBe(1);
  expect(await seen(c.serving)).toBe(0);
});

test("what was bought lasts its own year, whichever contract is in force; what is kept ready comes along (S14, S16, S17)", async () => {
  const c = await s.contract({ startsOn: addDays(s.today, -300), endsOn: addDays(s.today, 20) });
  await buy(c, 80, addDays(s.today, -100));
  await record(c, 10);
  const before = await c.load();
  await s.as(c.admin, tx =>
    stateReadiness(tx, c.admin, before, {
      contractId: c.id,
      itemKey: "backup",
      last: "",
      text: "Cada noche",
      files: [new File(["ok"], "prueba.txt")],
    }),
  );
  const { number } = await s.as(c.serving, (tx, now) =>
    createDraft(
      tx,
      c.serving,
      {
        customerId: before.customerOrgId,
        renewsId: c.id,
        planId: s.plan.planId,
        startsOn: addDays(s.today, 21),
        months: 12,
        systems: before.systems.map(system => ({
          productId: system.productId,
          name: system.name,
          modules: [],
          version: "8.0",
          unit: null,
          units: 1,
          salePrice: 80_000,
        })),
      },
      now,
    ),
  );
  const find = async () => {
    const found = await s.as(c.serving, tx => findContract(tx, s.ws.tenantId, number, s.today));
    if (!found) throw new Error("no renewal");
    return found;
  };
  const draft = await find();
  await s.as(c.serving, (tx, now) =>
    signContract(
      tx,
      c.serving,
      draft,
      { contractId: draft.id, version: draft.version, signedOn: s.today, signedBy: "Ana" },
      now,
    ),
  );
  const renewal = await find();
  const entry = { contractId: renewal.id, on: s.today, consultant: "Iker", what: "Afinación" };
  const rest = { ticketNumber: "", plannedId: "" as const };
  await s.as(c.serving, (tx, now) =>
    recordTime(tx, c.serving, renewal, { ...entry, ...rest, hours: 5 }, now),
  );
  const much = await refusalOf(
    s.as(c.serving, (tx, now) => recordTime(tx, c.serving, renewal, { ...entry, ...rest, hours: 66 }, now)),
  );
  expect(much.fields.hours?.params).toEqual({ left: 65 });
  for (const contract of [renewal, before]) {
    const hours = await s.as(c.admin, tx => readHours(tx, s.ws.tenantId, contract, s.today, { on: s.today }));
    expect(hours.balance).toMatchObject({ bought: 80 * 60, used: 15 * 60, left: 65 * 60 });
  }
  const { items } = await s.as(c.admin, tx => readReadiness(tx, s.ws.tenantId, renewal, s.today));
  expect(items.find(item => item.key === "backup")).toMatchObject({
    state: "stated",
    entries: [{ text: "Cada noche", files: [{ name: "prueba.txt" }] }],
  });
});
