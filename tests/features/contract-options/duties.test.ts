import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { appointmentFile } from "#lib/features/appointments/queries.ts";
import { agreeDay, askDay, closeDay, dropDay, proposeDay } from "#lib/features/booked-days/commands.ts";
import { readBookedDays } from "#lib/features/booked-days/queries.ts";
import { customerWaiting } from "#lib/features/home/queries/waiting-customer.ts";
import { partnerWaiting } from "#lib/features/home/queries/waiting-partner.ts";
import { confirmReadiness, returnReadiness, stateReadiness } from "#lib/features/readiness/commands.ts";
import { readinessSummary, readReadiness } from "#lib/features/readiness/queries.ts";
import { remindReadiness } from "#lib/features/readiness/reminders.ts";
import {
  addAction,
  buyOnSite,
  finishAction,
  fixReview,
  holdReview,
  reopenAction,
} from "#lib/features/reviews/commands.ts";
import { readReviews } from "#lib/features/reviews/queries.ts";
import { remindReviews } from "#lib/features/reviews/reminders.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { makeScene, refusalOf, type Scene, type Signed } from "./world.ts";

let s: Scene;
beforeAll(async () => {
  s = await makeScene();
});
afterAll(() => s.db.drop());

const worker = <T>(work: (tx: Parameters<typeof remindReviews>[0], now: Date) => Promise<T>) =>
  inWorkspace(asWorker(s.ws.tenantId), work, s.db.client);
const waitsFor = async (c: Signed, who: "admin" | "serving") =>
  (
    await (who === "admin"
      ? s.as(c.admin, tx => customerWaiting(tx, c.admin, s.today))
      : s.as(c.serving, tx =>
          partnerWaiting(tx, c.serving, { orgSlug: "x", today: s.today, windowDays: 90 }),
        ))
  ).map(item => item.kind);

test("the customer states, who serves confirms or asks again; each answers the last word, with its history (S17)", async () => {
  const c = await s.contract();
  const contract = await c.load();
  const list = async () => {
    const { items } = await s.as(c.admin, tx => readReadiness(tx, s.ws.tenantId, contract, s.today));
    const item = items.find(one => one.key === "backup");
    if (!item) throw new Error("no item");
    return item;
  };
  const about = { contractId: c.id, itemKey: "backup" };
  expect(await waitsFor(c, "admin")).toContain("readinessState");
  const file = new File(["restored in 3 h"], "prueba.txt");
  const state = (last: string, text = "Cada noche") =>
    s.as(c.admin, tx => stateReadiness(tx, c.admin, contract, { ...about, last, text, files: [file] }));
  await state("");
  expect((await refusalOf(state(""))).kind).toBe("conflict");
  const stated = await list();
  expect(stated).toMatchObject({ state: "stated", entries: [{ files: [{ name: "prueba.txt" }] }] });
  expect((await refusalOf(state(stated.last))).key).toBe("readiness.refusal.waits");
  expect(await waitsFor(c, "serving")).toContain("readinessCheck");
  expect((await s.mails("readiness.stated")).map(mail => mail.to_email)).toContain(c.serving.email);
  await s.as(c.serving, tx =>
    returnReadiness(tx, c.serving, contract, { ...about, last: stated.last, text: "¿Probado?" }),
  );
  const returned = await list();
  expect(returned.state).toBe("returned");
  await state(returned.last, "Probado ayer");
  const confirm = (last: string, reviewOn: string) =>
    s.as(c.serving, (tx, now) =>
      confirmReadiness(tx, c.serving, contract, { ...about, last, reviewOn }, now),
    );
  const { last } = await list();
  expect((await refusalOf(confirm(last, s.today))).fields.reviewOn?.key).toBe("readiness.invalid.notAhead");
  expect((await refusalOf(confirm(last, addMonths(s.today, 61)))).fields.reviewOn?.key).toBe(
    "readiness.invalid.tooFar",
  );
  await confirm(last, addDays(s.today, 20));
  const confirmed = await list();
  expect(confirmed).toMatchObject({ state: "review_due" });
  expect(confirmed.entries.map(entry => entry.deed)).toEqual(["stated", "returned", "stated", "confirmed"]);
  const summary = await s.as(c.contact, tx => readinessSummary(tx, s.ws.tenantId, contract, s.today));
  expect(summary).toMatchObject({ ready: 1, total: 6, overdue: 0, waits: "customer" });

  const told = await worker((tx, now) => remindReadiness(tx, s.ws.tenantId, now));
  expect(told).toBe(1);
  expect(await worker((tx, now) => remindReadiness(tx, s.ws.tenantId, now))).toBe(0);
  const mails = await s.mails("readiness.due");
  expect(mails.map(mail => mail.to_email)).toEqual([c.admin.email]);
  expect(JSON.stringify(mails[0]?.data)).toContain("Backup and recovery");
});

test("a year on site brings two reviews; one is fixed, moved with a reason, held, and followed up (S16)", async () => {
  const c = await s.contract();
  const contract = await c.load();
  const buy = (startsOn: string) =>
    s.as(c.serving, tx =>
      buyOnSite(tx, c.serving, contract, { contractId: c.id, orderNumber: "OC-7", startsOn }),
    );
  expect((await refusalOf(buy("2028-01-01"))).fields.startsOn?.key).toBe("reviews.invalid.outsideContract");
  const start = addDays(s.today, -170);
  expect((await buy(start)).reviews).toBe(2);
  expect((await refusalOf(buy(s.today))).fields.startsOn?.key).toBe("reviews.invalid.overlaps");
  const read = () => s.as(c.admin, (tx, now) => readReviews(tx, s.ws.tenantId, contract, now));
  const first = (await read()).reviews[0];
  if (!first) throw new Error("no review");
  expect(first.agenda.map(point => point.key)).toEqual(["releases", "activity", "migrations"]);
  expect(await worker((tx, now) => remindReviews(tx, s.ws.tenantId, now))).toBe(1);
  expect(await worker((tx, now) => remindReviews(tx, s.ws.tenantId, now))).toBe(0);
  expect(await waitsFor(c, "serving")).toContain("reviewFix");

  const fix = (version: number, more: object = {}) =>
    s.as(c.serving, (tx, now) =>
      fixReview(
        tx,
        c.serving,
        contract,
        {
          contractId: c.id,
          reviewId: first.id,
          version,
          on: addDays(s.today, 2),
          from: "10:00",
          to: "11:00",
          place: "Sala 2",
          reason: "",
          people: [c.admin.personId, c.serving.personId],
          ...more,
        },
        now,
      ),
    );
  expect((await refusalOf(fix(0, { to: "09:00" }))).fields.to?.key).toBe("reviews.invalid.notAfter");
  expect((await refusalOf(fix(0, { on: addDays(s.today, 90) }))).fields.reason?.key).toBe(
    "reviews.invalid.whyLate",
  );
  expect((await refusalOf(fix(0, { people: [first.id] }))).fields).toHaveProperty("people");
  await fix(0);
  expect((await refusalOf(fix(1, { from: "09:00" }))).fields.reason?.key).toBe("reviews.invalid.whyMoved");
  await fix(1, { from: "09:00", reason: "Viaje" });
  const mails = await s.mails("review.moved");
  expect(mails.map(mail => mail.to_email).sort()).toEqual([c.admin.email, c.serving.email].sort());
  expect(JSON.stringify(mails[0]?.data)).toContain("METHOD:REQUEST");
  expect(JSON.stringify(mails[0]?.data)).toContain("SEQUENCE:2");
  const ics = await s.as(c.contact, (tx, now) => appointmentFile(tx, c.contact, first.id, now));
  expect(new TextDecoder().decode(ics?.bytes)).toContain("METHOD:PUBLISH");

  const hold = (minutes: Record<string, string>, heldOn = s.today) =>
    s.as(c.serving, (tx, now) =>
      holdReview(
        tx,
        c.serving,
        contract,
        { contractId: c.id, reviewId: first.id, version: 2, heldOn, minutes },
        now,
      ),
    );
  expect((await refusalOf(hold({ releases: "6.2", activity: "" }))).fields).toHaveProperty(
    "minutes.activity",
  );
  const whole = { releases: "6.2", activity: "12 casos", migrations: "Ninguna" };
  expect((await refusalOf(hold(whole, addDays(start, -1)))).fields.heldOn?.key).toBe(
    "reviews.invalid.beforeYear",
  );
  const act = (what: string) =>
    s.as(c.serving, (tx, now) =>
      addAction(
        tx,
        c.serving,
        contract,
        { contractId: c.id, reviewId: first.id, what, owner: "Ana", dueOn: addDays(s.today, 30) },
        now,
      ),
    );
  expect((await refusalOf(act("Antes"))).key).toBe("reviews.refusal.notHeld");
  await hold(whole);
  const { actionId } = await act("Más espacio");
  const next = (await read()).reviews[0];
  expect(next?.followUp.map(action => action.what)).toEqual(["Más espacio"]);
  const done = (version: number) =>
    s.as(c.contact, (tx, now) =>
      finishAction(tx, c.contact, contract, { contractId: c.id, actionId, version, note: "Listo" }, now),
    );
  await done(0);
  expect((await refusalOf(done(0))).kind).toBe("conflict");
  expect((await read()).reviews[0]?.followUp).toEqual([]);
  await s.as(c.serving, tx =>
    reopenAction(tx, c.serving, contract, { contractId: c.id, actionId, version: 1 }),
  );
  expect((await read()).reviews[0]?.followUp).toHaveLength(1);
});

test("days are asked for in advance outside office hours, agreed, moved, used; what is refused is said at the field (S12)", async () => {
  const c = await s.contract();
  const contract = await c.load();
  const ask = (on: string, from = "20:00", to = "23:00", who = c.contact) =>
    s.as(who, (tx, now) =>
      askDay(tx, who, contract, { contractId: c.id, on, from, to, reason: "Actualización" }, now),
    );
  const read = () => s.as(c.admin, (tx, now) => readBookedDays(tx, s.ws.tenantId, contract, s.today, now));
  const one = async () => (await read()).days[0]!;
  expect((await refusalOf(ask(addDays(s.today, 9)))).fields.on).toMatchObject({
    key: "bookedDays.invalid.tooSoon",
    params: { days: 10 },
  });
  expect((await refusalOf(ask(addDays(s.today, -1)))).fields.on?.key).toBe("bookedDays.invalid.past");
  expect((await refusalOf(ask("2028-01-01"))).fields.on?.key).toBe("bookedDays.invalid.outside");
  expect((await refusalOf(ask(addDays(s.today, 14), "20:00", "20:00"))).fields.to?.key).toBe(
    "bookedDays.invalid.notAfter",
  );

  const { dayId } = await ask(addDays(s.today, 14));
  expect(await waitsFor(c, "serving")).toContain("dayAsked");
  const day = { contractId: c.id, dayId };
  expect(
    (
      await refusalOf(
        s.as(c.contact, (tx, now) => agreeDay(tx, c.contact, contract, { ...day, version: 0 }, now)),
      )
    ).key,
  ).toBe("bookedDays.refusal.turn");
  await s.as(c.serving, (tx, now) =>
    proposeDay(
      tx,
      c.serving,
      contract,
      { ...day, version: 0, on: addDays(s.today, 5), from: "21:00", to: "02:00", answer: "Ese día no" },
      now,
    ),
  );
  expect(await waitsFor(c, "admin")).toContain("dayProposed");
  expect(await one()).toMatchObject({ state: "proposed", from: "21:00", to: "02:00" });
  await s.as(c.contact, (tx, now) => agreeDay(tx, c.contact, contract, { ...day, version: 1 }, now));
  const agreed = await s.mails("booked_day.agreed");
  expect(JSON.stringify(agreed[0]?.data)).toContain("METHOD:REQUEST");
  await ask(addDays(s.today, 30));
  expect((await refusalOf(ask(addDays(s.today, 40)))).fields.on).toMatchObject({
    key: "bookedDays.invalid.noneLeft",
    params: { granted: 2 },
  });
  const close = () =>
    s.as(c.serving, (tx, now) =>
      closeDay(tx, c.serving, contract, { ...day, version: 2, used: "unused", answer: "" }, now),
    );
  expect((await refusalOf(close())).key).toBe("bookedDays.refusal.notOver");
  await s.db.admin.query(
    "UPDATE booked_day SET starts_at = now() - interval '5 hours', ends_at = now() - interval '2 hours' WHERE id = $1",
    [dayId],
  );
  const cancel = await refusalOf(
    s.as(c.contact, (tx, now) => dropDay(tx, c.contact, contract, { ...day, version: 2, answer: "No" }, now)),
  );
  expect(cancel.key).toBe("bookedDays.refusal.over");
  await close();
  expect((await read()).left).toBe(1);
});

test("what was agreed and is cancelled leaves the calendars, and the day is free again (S12)", async () => {
  const c = await s.contract();
  const contract = await c.load();
  const { dayId } = await s.as(c.serving, (tx, now) =>
    askDay(
      tx,
      c.serving,
      contract,
      { contractId: c.id, on: addDays(s.today, 3), from: "20:00", to: "22:00", reason: "Urgente" },
      now,
    ),
  );
  await s.as(c.admin, (tx, now) =>
    dropDay(tx, c.admin, contract, { contractId: c.id, dayId, version: 0, answer: "Ya no" }, now),
  );
  const mails = await s.mails("booked_day.cancelled");
  expect(mails.map(mail => mail.to_email)).toEqual(expect.arrayContaining([c.admin.email, c.serving.email]));
  expect(JSON.stringify(mails[0]?.data)).toContain("METHOD:CANCEL");
  const { left } = await s.as(c.admin, (tx, now) =>
    readBookedDays(tx, s.ws.tenantId, contract, s.today, now),
  );
  expect(left).toBe(2);
});

test("a booking that touches office hours is refused with those hours (S2, S12)", async () => {
  const c = await s.contract();
  const contract = await c.load();
  const zone = "America/Mexico_City";
  // The next day from the eleventh on that has office hours at noon.
  let refused = null;
  for (let i = 11; i < 25 && refused === null; i++) {
    const on = addDays(s.today, i);
    const weekday = new Date(instantOf(zone, on, "12:00")).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    refused = await s
      .as(c.contact, (tx, now) =>
        askDay(
          tx,
          c.contact,
          contract,
          { contractId: c.id, on, from: "17:00", to: "20:00", reason: "x" },
          now,
        ),
      )
      .then(
        () => null,
        error => error,
      );
    if (refused === null) await s.db.admin.query("DELETE FROM booked_day WHERE contract_id = $1", [c.id]);
  }
  expect(refused?.fields.from).toEqual({
    key: "bookedDays.invalid.officeHours",
    params: { open: "09:00–18:00" },
  });
});
