/** Several people of the vendor, the partner and the customer at one case at level 3: what stands afterwards is one story. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { standings } from "#lib/domain/automation/past.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import * as actions from "#lib/features/tickets/actions.ts";
import { syncClocks } from "#lib/features/tickets/clocks.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeVendorActor } from "#tests/support/factories/person.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let second: Actor;
beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  second = await makeVendorActor(db, w.ws, ["vendor_support"]);
});
afterAll(() => db.drop());

const slug = () => w.ws.slug;
const read = async (actor: Actor, number: string): Promise<TicketDTO> => {
  const ticket = await inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
  if (!ticket) throw new Error(`${actor.side} finds no ${number}`);
  return ticket;
};
type At = { number: string; version: number };
const at = async (number: string): Promise<At> => ({
  number,
  version: (await read(w.vendorManager, number)).version,
});
const evidence = { product: "S", version: "8", environment: "one", steps: "1.", logs: "E", tried: "x" };

async function atLevel3(accepted: boolean): Promise<{ number: string; id: string }> {
  const made = await makeTicket(db, w);
  const { number } = made;
  const diagnosis = { ...(await at(number)), priority: "P2" };
  done(await as(db, w.engineer, () => actions.diagnoseTicketAction(slug(), diagnosis)));
  const packet = { ...(await at(number)), evidence };
  done(await as(db, w.specialist, () => actions.escalateTicketAction(slug(), packet)));
  if (!accepted) return made;
  const seen = await at(number);
  done(await as(db, w.manufacturer, () => actions.acceptEscalationAction(slug(), seen)));
  return made;
}

const clocksOf = async (id: string) =>
  (
    await db.admin.query(
      `SELECT kind, cycle, started_at, stopped_at, paused_since, pauses FROM ticket_clock
       WHERE ticket_id = $1 AND cancelled_at IS NULL ORDER BY kind, cycle`,
      [id],
    )
  ).rows;

/** State, level, timeline and clocks say the same. */
async function oneStory({ id, number }: { id: string; number: string }): Promise<void> {
  const one = async (sql: string) => (await db.admin.query(sql, [id])).rows;
  const [row] = await one("SELECT * FROM ticket WHERE id = $1");
  const facts = await one(
    `SELECT id, type, at, actor_side AS "actorSide", audience, data FROM event WHERE subject_id = $1 ORDER BY at, id`,
  );
  const said = standings(facts.map(fact => ({ ...fact, at: fact.at.getTime() }))).at(-1)?.standing.state;
  const there = row.l3_state !== null;
  expect(row.level === 3).toBe(there);
  expect(row.state === "with_manufacturer").toBe(there && row.state !== "waiting_customer");
  // The timeline does not say twice that it is still there.
  expect(row.state).toBe(said === "in_progress" && there ? "with_manufacturer" : said);
  if (!there) expect(row.l3_assignee_id).toBeNull();
  const clocks = await clocksOf(id);
  const running = clocks.filter(clock => clock.stopped_at === null);
  expect(running.some(clock => clock.kind === "level3")).toBe(there);
  for (const clock of running)
    if (clock.kind !== "level3") expect(clock.paused_since !== null).toBe(row.state === "waiting_customer");
  const worker = asWorker(w.ws.tenantId);
  await inWorkspace(worker, tx => syncClocks(tx, worker, id), db.client);
  expect(await clocksOf(id)).toEqual(clocks);
  const { state, level3Detail } = await read(w.contact, number);
  expect([state, level3Detail]).toEqual([row.state, null]);
}

type Deed = { who: Actor; act: (seen: At) => Promise<ActionResult<unknown>> };
const accept = (who: Actor): Deed => ({ who, act: seen => actions.acceptEscalationAction(slug(), seen) });
const ask = (who: Actor): Deed => ({
  who,
  act: seen => actions.askForMoreAction(slug(), { ...seen, body: "The logs?" }),
});
const handBack = (who: Actor): Deed => ({
  who,
  act: seen => actions.handBackEscalationAction(slug(), { ...seen, reason: "Not ours." }),
});
const answer = (who: Actor): Deed => ({
  who,
  act: seen => actions.answerEscalationAction(slug(), { ...seen, body: "Patch it.", forCustomer: "Patch." }),
});
const resolve = (who: Actor): Deed => ({
  who,
  act: seen => actions.resolveTicketAction(slug(), { ...seen, note: "Solved." }),
});
const wait = (who: Actor): Deed => ({
  who,
  act: seen => actions.askCustomerAction(slug(), { ...seen, body: "Is it so?" }),
});

test.each([
  ["two engineers accept", false, () => [accept(w.manufacturer), accept(second)]],
  ["one accepts what the partner resolves", false, () => [accept(w.manufacturer), resolve(w.engineer)]],
  [
    "one hands back, one asks, one accepts",
    false,
    () => [handBack(w.manufacturer), ask(second), accept(w.vendorManager)],
  ],
  ["one answers what the partner resolves", true, () => [answer(w.manufacturer), resolve(w.engineer)]],
  ["two hand it back", true, () => [handBack(w.manufacturer), handBack(second)]],
  ["both sides ask the customer", true, () => [wait(w.manufacturer), wait(w.engineer), answer(second)]],
] as const)("%s: one wins, the others are told why, and all say the same", async (_, accepted, deeds) => {
  for (const turned of [false, true, false]) {
    const made = await atLevel3(accepted);
    const seen = await at(made.number);
    const all = turned ? deeds().toReversed() : deeds();
    const answers = await Promise.all(all.map(({ who, act }) => as(db, who, () => act(seen))));
    expect(answers.filter(one => one.ok)).toHaveLength(1);
    for (const one of answers) if (!one.ok) expect(one.message.length).toBeGreaterThan(20);
    await oneStory(made);
  }
});

test("who may speak at level 3 ends no case of a partner with the same message", async () => {
  const made = await atLevel3(true);
  const input = { number: made.number, audience: "everyone", body: "Done.", nextState: "resolved" };
  const refused = await as(db, w.manufacturer, () => actions.replyToTicketAction(slug(), input));
  expect(refused).toMatchObject({ ok: false, kind: "forbidden" });
  expect((await read(w.contact, made.number)).state).toBe("with_manufacturer");
  done(await as(db, w.engineer, () => actions.replyToTicketAction(slug(), input)));
  expect((await read(w.contact, made.number)).state).toBe("resolved");
  await oneStory(made);
});

test("P14: what the manufacturer answered is there, and is passed on, while the next hand-over is gathered", async () => {
  const made = await atLevel3(true);
  const seen = await at(made.number);
  done(await as(db, w.manufacturer, () => answer(w.manufacturer).act(seen)));
  const gathered = { number: made.number, evidence: { ...evidence, steps: "2." } };
  done(await as(db, w.engineer, () => actions.saveEvidenceAction(slug(), gathered)));
  const detail = (await read(w.specialist, made.number)).level3Detail;
  expect(detail).toMatchObject({
    state: "answered",
    gathering: true,
    forCustomer: "Patch.",
    passedOn: false,
  });
  expect(detail?.evidence.steps).toBe("2.");
  const press = await at(made.number);
  done(await as(db, w.specialist, () => actions.passOnAnswerAction(slug(), press)));
  expect((await read(w.specialist, made.number)).level3Detail?.passedOn).toBe(true);
  expect(JSON.stringify((await read(w.contact, made.number)).timeline)).toContain("Patch.");
});

test("a deed that began before another one and came to the case after it stands after it: no clock rests for an answer given", async () => {
  const made = await makeTicket(db, w);
  const diagnosis = { ...(await at(made.number)), priority: "P2" };
  done(await as(db, w.engineer, () => actions.diagnoseTicketAction(slug(), diagnosis)));
  const seen = await at(made.number);
  // The customer's answer has begun, and waits for what has nothing to do with the case.
  const holder = await db.admin.connect();
  await holder.query("BEGIN");
  await holder.query("LOCK TABLE idempotency IN ACCESS EXCLUSIVE MODE");
  const said = { number: made.number, audience: "everyone", body: "It is so." };
  const reply = as(db, w.contact, () => actions.replyToTicketAction(slug(), said, "answer-that-waits"));
  await new Promise(go => setTimeout(go, 300));
  done(await as(db, w.engineer, () => wait(w.engineer).act(seen)));
  await holder.query("COMMIT");
  holder.release();
  done(await reply);
  expect((await read(w.engineer, made.number)).state).toBe("in_progress");
  await oneStory(made);
});

test("T3: of two who gather what level 3 needs, none takes the other's words away unseen", async () => {
  const made = await makeTicket(db, w);
  const { number } = made;
  const diagnosis = { ...(await at(number)), priority: "P2" };
  done(await as(db, w.engineer, () => actions.diagnoseTicketAction(slug(), diagnosis)));
  const opened = (await read(w.engineer, number)).level3Detail?.evidence;
  if (!opened) throw new Error("nothing to gather");
  const save = (who: Actor, more: object, from: object = opened) =>
    as(db, who, () =>
      actions.saveEvidenceAction(slug(), { number, evidence: { ...from, ...more }, opened: from }),
    );
  const gathered = async () => (await read(w.specialist, number)).level3Detail?.evidence;
  // Both opened the empty form: one writes the steps, the other the logs.
  done(await save(w.engineer, { steps: "Restart it.", environment: "In production" }));
  done(await save(w.specialist, { logs: "E 42", environment: "production" }));
  expect(await gathered()).toMatchObject({
    steps: "Restart it.",
    logs: "E 42",
    environment: "In production",
  });
  // Both wrote the steps: who comes second reads the other's first, and then theirs stands.
  const crossed = { steps: "Reboot it." };
  expect(await save(w.specialist, crossed)).toMatchObject({
    ok: false,
    kind: "invalid",
    fields: { "evidence.steps": expect.stringMatching(/Restart it\./) },
  });
  expect((await gathered())?.steps).toBe("Restart it.");
  const seen = { ...opened, steps: "Restart it." };
  done(await save(w.specialist, crossed, seen));
  expect(await gathered()).toMatchObject({ steps: "Reboot it.", logs: "E 42" });
  // Sent by one, with what the other gathered.
  const sent = { ...(await at(number)), evidence: { ...opened, tried: "All of it" }, opened };
  done(await as(db, w.specialist, () => actions.escalateTicketAction(slug(), sent)));
  expect((await read(w.manufacturer, number)).level3Detail?.evidence).toMatchObject({
    steps: "Reboot it.",
    logs: "E 42",
    tried: "All of it",
  });
});
