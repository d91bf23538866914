import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  acceptEscalationAction,
  answerEscalationAction,
  askForMoreAction,
  changePriorityAction,
  closeTicketAction,
  diagnoseTicketAction,
  escalateTicketAction,
  giveMoreAction,
  handBackEscalationAction,
  handToLevelAction,
  openTicketAction,
  replyToTicketAction,
  resolveTicketAction,
  takeTicketAction,
} from "#lib/features/tickets/actions.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  openingOf,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let slug: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  slug = w.ws.slug;
});
afterAll(() => db.drop());

const see = (actor: Actor, number: string): Promise<TicketDTO> =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const ticket = await getTicket(tx, actor, number, now);
      if (!ticket) throw new Error(`${actor.name} does not see ${number}`);
      return ticket;
    },
    db.client,
  );
const diagnose = async (number: string) => {
  const { version, priority } = await see(w.engineer, number);
  return done(await as(db, w.engineer, () => diagnoseTicketAction(slug, { number, version, priority })));
};
const say = (actor: Actor, number: string, body: string, more: object = {}) =>
  as(db, actor, () => replyToTicketAction(slug, { number, audience: "everyone", body, ...more }));
const minutes = (clock: TicketDTO["clock"]) => clock?.walk.usedMinutes;
const hoursFrom = (from: number | null, to: number | null) =>
  from === null || to === null ? null : Math.round((to - from) / 60_000) / 60;
const evidence = {
  product: "SIGAP",
  version: "8.0",
  environment: "Ceph",
  steps: "Import an image",
  logs: "rbd: locked",
  tried: "Removed the lock",
};

test("a contact opens a ticket and the form's facts give its priority, with the reason (S5); it waits for its diagnosis within half the target (S4)", async () => {
  const opening = await openingOf(db, w.contract, w.ws.tenantId);
  const { number } = done(await as(db, w.contact, () => openTicketAction(slug, opening)));
  expect(number).toBe("SIG-1001");
  const ticket = await see(w.contact, number);
  expect(ticket).toMatchObject({
    state: "new",
    priority: "P2",
    priorityReason: "affected_between",
    servedByName: w.engineer.orgName,
    level: 1,
  });
  expect(ticket.clock).toMatchObject({ kind: "diagnosis", walk: { targetMinutes: 240, state: "running" } });
  expect(ticket.timeline.items.map(i => (i.type === "message" ? i.body : i.key))).toEqual([
    "ticket.opened",
    "Every import stays locked.",
  ]);
});

test("a case names the module it is about, one that the contract covers (S19)", async () => {
  const tenantId = w.ws.tenantId;
  const opening = await openingOf(db, w.contract, tenantId);
  const system = { tenantId, id: opening.systemId };
  await inWorkspace(
    asWorker(tenantId),
    tx => tx.contractSystem.updateMany({ where: system, data: { modules: ["e_firma"] } }),
    db.client,
  );
  const ask = (moduleKey: string) =>
    as(db, w.contact, () => openTicketAction(slug, { ...opening, moduleKey }));
  expect(await ask("e_oficio")).toMatchObject({ ok: false, fields: { moduleKey: expect.any(String) } });
  await inWorkspace(
    asWorker(tenantId),
    tx => tx.contractSystem.updateMany({ where: system, data: { modules: [] } }),
    db.client,
  );
  const { number } = done(await ask("e_oficio"));
  expect((await see(w.engineer, number)).module).toBe("e-oficio");
  expect((await see(w.contact, done(await ask("")).number)).module).toBeNull();
});

test("without every line of the checklist nothing is opened, and the reason says so (S9)", async () => {
  const opening = await openingOf(db, w.contract, w.ws.tenantId);
  const refused = await as(db, w.contact, () => openTicketAction(slug, { ...opening, checklist: [] }));
  expect(refused).toMatchObject({
    ok: false,
    kind: "invalid",
    fields: { checklist: expect.stringContaining("component") },
  });
});

test("somebody who is no authorised contact is told who is (S7)", async () => {
  const opening = await openingOf(db, w.contract, w.ws.tenantId);
  const refused = await as(db, w.reader, () => openTicketAction(slug, opening));
  expect(refused).toMatchObject({ ok: false, message: expect.stringContaining(w.contact.name) });
});

test("after the contract's end nothing is opened and the day is named; open tickets are finished on their terms (S15)", async () => {
  const { number } = await makeTicket(db, w, "vendor");
  const opening = await openingOf(db, w.ownContract, w.ws.tenantId);
  const end = (day: string) =>
    db.admin.query("UPDATE contract SET ends_on = $2 WHERE id = $1", [w.ownContract.id, day]);
  await end("2026-06-30");
  const refused = await as(db, w.ownContact, () => openTicketAction(slug, opening));
  expect(refused).toMatchObject({
    ok: false,
    kind: "refused",
    message: expect.stringContaining("30 Jun 2026"),
  });
  done(await say(w.ownContact, number, "Still there?"));
  expect((await see(w.manufacturer, number)).timeline.items.at(-1)).toMatchObject({ body: "Still there?" });
  await end("2027-12-31");
});

test("a call is written down by who serves the contract, in the contact's name (S8)", async () => {
  const opening = { ...(await openingOf(db, w.contract, w.ws.tenantId)), contactId: w.contact.personId };
  const { number } = done(await as(db, w.engineer, () => openTicketAction(slug, opening)));
  const ticket = await see(w.contact, number);
  expect(ticket).toMatchObject({ channel: "phone", openedById: w.contact.personId });
  const words = ticket.timeline.items.find(i => i.type === "message");
  expect(words?.author).toMatchObject({ side: "customer", name: w.contact.name });
  // The vendor does not serve this contract: it logs no call under it (T1).
  expect(await as(db, w.manufacturer, () => openTicketAction(slug, opening))).toMatchObject({ ok: false });
});

test("diagnosis starts the response clock, waiting pauses it, the contact's reply moves due, the answer stops it (S3, S4, T5)", async () => {
  const { id, number } = await makeTicket(db, w);
  await letTimePass(db, w.ws.tenantId, id, 60);
  await diagnose(number);
  const diagnosed = await see(w.engineer, number);
  expect(diagnosed).toMatchObject({ state: "diagnosed", assigneeId: w.engineer.personId });
  expect(diagnosed.clock).toMatchObject({ kind: "response", walk: { targetMinutes: 480, usedMinutes: 0 } });
  expect(diagnosed.clocks.find(c => c.kind === "diagnosis")?.walk.state).toBe("met");

  await letTimePass(db, w.ws.tenantId, id, 120);
  done(await say(w.engineer, number, "Which version?", { nextState: "waiting_customer" }));
  await letTimePass(db, w.ws.tenantId, id, 600);
  const waiting = await see(w.engineer, number);
  expect(waiting).toMatchObject({ state: "waiting_customer", dueAt: null });
  expect(waiting.clock?.walk).toMatchObject({ state: "paused", usedMinutes: 120 });

  done(await say(w.contact, number, "8.0.1"));
  const resumed = await see(w.engineer, number);
  expect(resumed.state).toBe("in_progress");
  expect(hoursFrom(resumed.clock?.walk.startedAt ?? null, resumed.dueAt)).toBeCloseTo(8 + 10, 1);

  // A question is no answer; the answer is.
  done(await say(w.engineer, number, "One moment."));
  expect((await see(w.engineer, number)).clock?.walk.stoppedAt).toBeNull();
  done(await say(w.engineer, number, "Do this.", { answer: true }));
  const answered = await see(w.contact, number);
  expect(answered.clock?.walk.state).toBe("met");
  expect(answered.dueAt).toBeNull();
  expect(answered.firstAnswerAt).not.toBeNull();
});

test("another priority counts from the clock's start and keeps its pauses; its reason is on the timeline (S5)", async () => {
  const { id, number } = await makeTicket(db, w);
  await diagnose(number);
  await letTimePass(db, w.ws.tenantId, id, 300);
  const before = await see(w.engineer, number);
  const change = { number, version: before.version, priority: "P1", reason: "Nobody works since noon" };
  expect(
    await as(db, w.engineer, () => changePriorityAction(slug, { ...change, reason: " " })),
  ).toMatchObject({ ok: false, kind: "invalid" });
  done(await as(db, w.engineer, () => changePriorityAction(slug, change)));
  const after = await see(w.contact, number);
  expect(after.clock).toMatchObject({ priority: "P1", walk: { targetMinutes: 240, state: "breached" } });
  expect(minutes(after.clock)).toBe(300);
  expect(after.timeline.items.at(-1)).toMatchObject({
    key: "ticket.priority_changed",
    params: { from: "P2", to: "P1" },
    text: "Nobody works since noon",
  });
});

test("level 1 hands to level 2 with a note of its own; no clock of the customer stops (T2, T4)", async () => {
  const { number } = await makeTicket(db, w);
  await diagnose(number);
  const { version } = await see(w.engineer, number);
  done(
    await as(db, w.engineer, () =>
      handToLevelAction(slug, { number, version, level: 2, note: "Try the lock" }),
    ),
  );
  const there = await see(w.specialist, number);
  expect(there).toMatchObject({ level: 2, assigneeId: null, clock: { walk: { state: "running" } } });
  expect(there.timeline.items.some(i => i.type === "message" && i.body === "Try the lock")).toBe(true);
  done(await as(db, w.specialist, () => takeTicketAction(slug, { number, version: there.version })));
  const customer = await see(w.contact, number);
  expect(JSON.stringify(customer)).not.toContain("Try the lock");
});

test("escalation: complete evidence from a certified specialist; asked, given, accepted, answered; own clock, one clear state (T2, T3, T5)", async () => {
  const { id, number } = await makeTicket(db, w);
  await diagnose(number);
  const version = async () => (await see(w.specialist, number)).version;

  const uncertified = await as(db, w.engineer, async () =>
    escalateTicketAction(slug, { number, version: await version(), evidence }),
  );
  expect(uncertified).toMatchObject({
    ok: false,
    kind: "refused",
    message: expect.stringContaining("certificate"),
  });
  // Who could is named, so that the case can be given to them.
  const refused = await see(w.engineer, number);
  expect(refused.may.escalate).toMatchObject({
    reason: "tickets.refusal.notCertifiedAsk",
    params: { names: w.specialist.name, count: 1 },
  });
  expect(refused.escalators.map(one => one.personId)).toEqual([w.specialist.personId]);
  expect(uncertified).toMatchObject({ message: expect.stringContaining(w.specialist.name) });
  expect((await see(w.specialist, number)).escalators).toEqual([]);

  const incomplete = await as(db, w.specialist, async () =>
    escalateTicketAction(slug, {
      number,
      version: await version(),
      evidence: { ...evidence, tried: "", logs: "" },
    }),
  );
  expect(incomplete).toMatchObject({ ok: false, kind: "invalid" });
  expect(Object.keys((incomplete as { fields: object }).fields)).toEqual(["evidence.logs", "evidence.tried"]);

  const escalate = { number, version: await version(), evidence };
  done(await as(db, w.specialist, () => escalateTicketAction(slug, escalate)));
  const vendor = await see(w.manufacturer, number);
  expect(vendor).toMatchObject({ state: "with_manufacturer", level: 3, level3: "asked" });
  expect(vendor.level3Detail).toMatchObject({ evidence, missing: [], state: "asked" });
  expect(vendor.level3Detail?.clock?.walk).toMatchObject({ targetMinutes: 480, state: "running" });
  const customer = await see(w.contact, number);
  expect(customer).toMatchObject({ state: "with_manufacturer", level3: null, level3Detail: null });
  expect(customer.clock?.walk.state).toBe("running");

  const more = { number, version: await version(), body: "Which kernel?" };
  done(await as(db, w.manufacturer, () => askForMoreAction(slug, more)));
  await letTimePass(db, w.ws.tenantId, id, 100);
  expect((await see(w.specialist, number)).level3Detail).toMatchObject({
    state: "more_wanted",
    clock: { walk: { state: "paused" } },
  });
  const give = { number, version: await version(), body: "6.1" };
  done(await as(db, w.specialist, () => giveMoreAction(slug, give)));
  const accept = { number, version: await version() };
  done(await as(db, w.manufacturer, () => acceptEscalationAction(slug, accept)));
  const answer = { number, version: await version(), body: "Apply patch 12." };
  done(await as(db, w.manufacturer, () => answerEscalationAction(slug, answer)));
  const back = await see(w.specialist, number);
  expect(back).toMatchObject({ state: "in_progress", level: 2, level3: null });
  expect(back.level3Detail).toMatchObject({ state: "answered", clock: { walk: { state: "met" } } });
  const customerAfter = await see(w.contact, number);
  expect(JSON.stringify(customerAfter)).not.toMatch(/patch 12|kernel/);
  expect(customerAfter.timeline.items.at(-1)).toMatchObject({
    key: "ticket.back_from_manufacturer",
    author: { personId: null, name: w.manufacturer.orgName },
  });
  expect(JSON.stringify(customerAfter)).not.toContain(w.manufacturer.name);
});

test("the vendor hands an escalation back with a reason the customer never reads (T3)", async () => {
  const { number } = await makeTicket(db, w);
  await diagnose(number);
  const { version } = await see(w.specialist, number);
  done(await as(db, w.specialist, () => escalateTicketAction(slug, { number, version, evidence })));
  const there = await see(w.manufacturer, number);
  done(
    await as(db, w.manufacturer, () =>
      handBackEscalationAction(slug, { number, version: there.version, reason: "Not our product" }),
    ),
  );
  expect((await see(w.specialist, number)).level3Detail).toMatchObject({
    state: "handed_back",
    reason: "Not our product",
  });
  expect(JSON.stringify(await see(w.contact, number))).not.toContain("Not our product");
});

test("resolved with a closing note; a reply within 14 days reopens it, later one opens a linked ticket (T5, S18)", async () => {
  const { id, number } = await makeTicket(db, w);
  await diagnose(number);
  const { version } = await see(w.engineer, number);
  done(await as(db, w.engineer, () => resolveTicketAction(slug, { number, version, note: "Patched." })));
  const resolved = await see(w.contact, number);
  expect(resolved).toMatchObject({ state: "resolved", may: { close: { allowed: true } } });
  expect(resolved.timeline.items.some(i => i.type === "message" && i.body === "Patched.")).toBe(true);

  await letTimePass(db, w.ws.tenantId, id, 13 * 24 * 60);
  done(await say(w.contact, number, "Again!"));
  const again = await see(w.engineer, number);
  expect(again).toMatchObject({
    state: "in_progress",
    clock: { cycle: 2, kind: "response", walk: { state: "running" } },
  });

  const second = { number, version: again.version, note: "Patched twice." };
  done(await as(db, w.engineer, () => resolveTicketAction(slug, second)));
  await letTimePass(db, w.ws.tenantId, id, 16 * 24 * 60);
  const linked = done(await say(w.contact, number, "And again!"));
  expect(linked.number).not.toBe(number);
  expect(await see(w.contact, linked.number)).toMatchObject({ state: "new", linked: { number } });
  expect((await see(w.contact, number)).state).toBe("resolved");
});

test("the vendor that serves a contract itself works all its levels without a certificate (T1)", async () => {
  const { number } = await makeTicket(db, w, "vendor");
  const { version } = await see(w.manufacturer, number);
  done(
    await as(db, w.manufacturer, () =>
      diagnoseTicketAction(slug, { number, version, priority: "P2", diagnosis: "Looks like a lock." }),
    ),
  );
  const next = await see(w.manufacturer, number);
  done(
    await as(db, w.manufacturer, () =>
      handToLevelAction(slug, { number, version: next.version, level: 3, note: "Core team" }),
    ),
  );
  expect(await see(w.vendorManager, number)).toMatchObject({ level: 3, partnerOrgId: null });
  expect(JSON.stringify(await see(w.ownContact, number))).not.toContain("Core team");
});

test("a submit that is repeated writes once", async () => {
  const { number } = await makeTicket(db, w);
  const send = () =>
    replyToTicketAction(slug, { number, audience: "everyone", body: "Only once" }, "key-of-this-send");
  const [a, b] = await as(db, w.contact, () => Promise.all([send(), send()]));
  expect(done(a)).toEqual(done(b));
  const { timeline } = await see(w.contact, number);
  expect(timeline.items.filter(i => i.type === "message" && i.body === "Only once")).toHaveLength(1);
});

test("of two changes at one moment one is told of the conflict", async () => {
  const { number } = await makeTicket(db, w);
  await diagnose(number);
  const { version } = await see(w.engineer, number);
  const change = (priority: string) =>
    changePriorityAction(slug, { number, version, priority, reason: "Sure" });
  const results = await as(db, w.engineer, () => Promise.all([change("P1"), change("P3")]));
  expect(results.filter(r => r.ok)).toHaveLength(1);
  expect(results.find(r => !r.ok)).toMatchObject({ kind: "conflict" });
});

test("a reply that crossed a newer message is held back once", async () => {
  const { number } = await makeTicket(db, w);
  const seenMessageId = (await see(w.contact, number)).lastPublicMessageId;
  done(await say(w.engineer, number, "We are on it."));
  const held = await say(w.contact, number, "Anybody there?", { seenMessageId });
  expect(held).toMatchObject({
    ok: false,
    kind: "conflict",
    message: expect.stringContaining("newer message"),
  });
  const seen = (await see(w.contact, number)).lastPublicMessageId;
  done(await say(w.contact, number, "Thanks!", { seenMessageId: seen }));
});

test("the customer's word closes a resolved ticket", async () => {
  const { number } = await makeTicket(db, w);
  await diagnose(number);
  const { version } = await see(w.engineer, number);
  done(await as(db, w.engineer, () => resolveTicketAction(slug, { number, version, note: "Done." })));
  const resolved = await see(w.contact, number);
  done(await as(db, w.contact, () => closeTicketAction(slug, { number, version: resolved.version })));
  expect(await see(w.engineer, number)).toMatchObject({
    state: "closed",
    may: { close: { allowed: false } },
  });
});
