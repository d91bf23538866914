import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { changeServing } from "#lib/features/contracts/move.ts";
import { contractCover } from "#lib/features/contracts/queries.ts";
import { caseTime } from "#lib/features/hours/case-time.ts";
import { buyPack } from "#lib/features/hours/packs.ts";
import { hoursSummary, readHours } from "#lib/features/hours/queries.ts";
import { logCaseTimeInput } from "#lib/features/hours/schema.ts";
import { logCaseTime, reverseTime } from "#lib/features/hours/time.ts";
import { newId } from "#lib/platform/ids.ts";
import { makePartnership } from "#tests/support/factories/partnership.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeScene, refusalOf, type Scene, type Signed } from "./world.ts";

let s: Scene;
let c: Signed;
let number: string;
beforeAll(async () => {
  s = await makeScene();
});
afterAll(() => s.db.drop());
beforeEach(async () => {
  c = await s.contract();
  number = `ECM-${newId().slice(-6)}`;
  const contract = await c.load();
  const values: Record<string, unknown> = {
    tenant_id: s.ws.tenantId,
    id: newId(),
    number,
    subject: "Imports hang",
    contract_id: c.id,
    plan_version_id: newId(),
    customer_name: contract.customerName,
    served_by_name: contract.servedByName,
    product_id: newId(),
    product_name: "Product",
    environment: "production",
    affected_bp: 0,
    can_work: true,
    priority: "P3",
    priority_reason: "affected_few",
    opened_by_id: c.contact.personId,
    opened_by_name: c.contact.name,
    partner_org_id: contract.partnerOrgId,
    customer_org_id: contract.customerOrgId,
  };
  const names = Object.keys(values);
  await s.db.admin.query(
    `INSERT INTO ticket (${names.join()}) VALUES (${names.map((_, i) => `$${i + 1}`).join()})`,
    Object.values(values),
  );
});

const buy = async (hours = 80) => {
  const contract = await c.load();
  const input = { contractId: c.id, orderNumber: `OC-${newId()}`, hours, boughtOn: addDays(s.today, -30) };
  return s.as(c.serving, (tx, now) => buyPack(tx, c.serving, contract, input, now));
};
const log = async (against: "pack" | "contract", minutes: number, on = s.today) => {
  const contract = await c.load();
  const input = { number, on, minutes, what: `Worked ${minutes} ${against}`, against };
  return s.as(c.serving, (tx, now) => logCaseTime(tx, c.serving, contract, input, now));
};
const shown = (actor: Actor) =>
  s.as(actor, async (tx, now) => {
    const contract = await contractCover(tx, actor.tenantId, c.id, now);
    return contract && caseTime({ tx, actor }, number, contract);
  });
const left = async () => {
  const contract = await c.load();
  return s.as(c.serving, tx => hoursSummary(tx, s.ws.tenantId, contract, s.today));
};

test("time from the pack is drawn by the pack's own rules and the customer reads it; the support's own draws nothing (S1, S16)", async () => {
  await buy();
  await log("pack", 90);
  await log("contract", 45);
  expect(await left()).toMatchObject({ left: 80 * 60 - 90 });
  const page = await shown(c.serving);
  expect(page).toMatchObject({ fromPack: 90, underContract: 45, left: { left: 4710 }, logs: true });
  expect(page?.entries.map(e => [e.minutes, e.underContract, e.consultant])).toEqual([
    [45, true, c.serving.name],
    [90, false, c.serving.name],
  ]);
  // On the contract's timeline, which its customer reads, stands what the packs paid for.
  const facts = await s.db.admin.query(
    "SELECT data->>'what' AS what FROM event WHERE subject_id = $1 AND type = 'hours.recorded'",
    [c.id],
  );
  expect(facts.rows).toEqual([{ what: "Worked 90 pack" }]);
  // The ledger of the contract has one truth: what the packs paid for.
  const contract = await c.load();
  const ledger = await s.as(c.admin, tx => readHours(tx, s.ws.tenantId, contract, s.today, { on: s.today }));
  expect(ledger.entries.map(e => [e.minutes, e.ticketNumber])).toEqual([[90, number]]);
  const audits = await s.db.admin.query(
    "SELECT after FROM audit_entry WHERE subject_id = $1 AND action = 'hours.recorded' ORDER BY at, id",
    [c.id],
  );
  expect(audits.rows.map(r => r.after.ticketNumber)).toEqual([number, number]);
});

test("not more than the packs hold on that day, in minutes at the field; without a pack only the support's own", async () => {
  const none = await refusalOf(log("pack", 1));
  expect(none.fields.minutes).toEqual({ key: "hours.case.invalid.left", params: { left: 0 } });
  await log("contract", 600);
  await buy();
  expect((await refusalOf(log("pack", 10, addDays(s.today, -31)))).fields.minutes?.params).toEqual({
    left: 0,
  });
  expect((await refusalOf(log("pack", 4801))).fields.minutes?.params).toEqual({ left: 4800 });
  expect((await refusalOf(log("contract", 5, addDays(s.today, 1)))).fields).toHaveProperty("on");
  for (const minutes of [0, -5, 1.5, 1441])
    expect(
      logCaseTimeInput.safeParse({ number, on: s.today, minutes, what: "x", against: "contract" }).success,
    ).toBe(false);
});

test("a line is taken back by a line of its own, of either kind (S16)", async () => {
  await buy();
  const contract = await c.load();
  for (const against of ["pack", "contract"] as const) {
    const { entryId } = await log(against, 60);
    const back = () =>
      s.as(c.serving, tx =>
        reverseTime(tx, c.serving, contract, { contractId: c.id, entryId, reason: "Twice" }),
      );
    await back();
    expect((await refusalOf(back())).kind).toBe("conflict");
  }
  expect(await shown(c.serving)).toMatchObject({ fromPack: 0, underContract: 0, left: { left: 4800 } });
  expect((await shown(c.serving))?.entries).toHaveLength(4);
  // That the support's own was taken back stands nowhere a customer reads.
  const facts = await s.db.admin.query(
    "SELECT 1 FROM event WHERE subject_id = $1 AND type LIKE 'hours.re%'",
    [c.id],
  );
  expect(facts.rowCount).toBe(2);
});

test("a customer sees what their hours paid for and nothing of the rest, in the database itself (R1)", async () => {
  await buy();
  expect(await shown(c.contact)).toBeNull();
  await log("contract", 45);
  expect(await shown(c.contact)).toBeNull();
  await log("pack", 30);
  const page = await shown(c.contact);
  expect(page).toMatchObject({ fromPack: 30, underContract: 0, logs: false });
  expect(JSON.stringify(page)).not.toContain("Worked 45");
  const rows = await s.as(c.contact, tx => tx.hourEntry.findMany({ where: { ticketNumber: number } }));
  expect(rows.map(r => r.minutes)).toEqual([30]);
  const other = await s.contract();
  expect(await shown(other.serving)).toBeNull();
  expect(await shown(other.contact)).toBeNull();
});

test("when another partner serves, what the support took stays with who gave it; the account goes along (T1)", async () => {
  await buy();
  await log("contract", 45);
  await log("pack", 30);
  const vendor = await makeVendorActor(s.db, s.ws, ["vendor_admin"]);
  const next = await makePartner(s.db, s.ws);
  await makePartnership(s.db, next.org);
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
  const seen = (actor: Actor) =>
    s.as(actor, tx => tx.hourEntry.findMany({ where: { ticketNumber: number }, select: { minutes: true } }));
  expect(await seen(next.actor)).toEqual([{ minutes: 30 }]);
  expect(await seen(c.serving)).toEqual([{ minutes: 45 }]);
});
