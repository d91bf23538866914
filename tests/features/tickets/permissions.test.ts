import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import * as actions from "#lib/features/tickets/actions.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, openingOf, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let number: string;
let id: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  ({ id, number } = await makeTicket(db, w));
  // A step of its escalation has been told.
  await db.admin.query(
    "UPDATE timer SET fired_at = now() WHERE ticket_id = $1 AND kind = 'escalation' AND level = 1",
    [id],
  );
});
afterAll(() => db.drop());

type Who = Exclude<keyof TicketWorld, "ws" | "product" | "contract" | "ownContract">;
type State = Record<string, string | number | boolean | Date | null>;
type Call = (ticket: { number: string; version: number }) => Promise<ActionResult<unknown>>;
type Case = { call: Call; state: State; may: Who[]; mayNot: Who[] };

const slug = () => w.ws.slug;
const diagnosed = { state: "in_progress", diagnosedAt: new Date(), level: 1, l3State: null, open: true };
const fresh = { state: "new", diagnosedAt: null, level: 1, l3State: null, open: true };
const asked = { ...diagnosed, state: "with_manufacturer", level: 3, l3State: "asked" };
const accepted = { ...asked, l3State: "accepted" };
const resolved = { ...diagnosed, state: "resolved", open: false, resolvedAt: new Date() };
const evidence = { product: "a", version: "b", environment: "c", steps: "d", logs: "e", tried: "f" };

const servers: Who[] = ["engineer", "specialist", "partnerManager"];
const makers: Who[] = ["manufacturer", "vendorManager"];
const customers: Who[] = ["contact", "reader"];
/** Sides that don't find the ticket at all (R1). */
const strangers: Who[] = ["otherPartner", "otherCustomer", "ownContact", "foreigner"];

const cases: Record<string, Case> = {
  // First, while its clock of the diagnosis runs.
  acknowledge: {
    call: t =>
      actions.acknowledgeStepAction(slug(), { number: t.number, clock: "diagnosis", cycle: 1, level: 1 }),
    state: fresh,
    may: [...servers, ...makers],
    mayNot: [...customers, "sales"],
  },
  diagnose: {
    call: t => actions.diagnoseTicketAction(slug(), { ...t, priority: "P2" }),
    state: fresh,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  changePriority: {
    call: t => actions.changePriorityAction(slug(), { ...t, priority: "P3", reason: "Sure" }),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  take: {
    call: t => actions.takeTicketAction(slug(), t),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  "take an escalation": {
    call: t => actions.takeTicketAction(slug(), t),
    state: asked,
    may: makers,
    mayNot: [...customers, "sales"],
  },
  assign: {
    call: t => actions.assignTicketAction(slug(), { ...t, personId: w.specialist.personId }),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  handToLevel: {
    call: t => actions.handToLevelAction(slug(), { ...t, level: 2 }),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  release: {
    call: t => actions.releaseTicketAction(slug(), t),
    state: { ...diagnosed, assigneeName: "Somebody" },
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  waitForCustomer: {
    call: t => actions.askCustomerAction(slug(), { ...t, body: "Which?" }),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  resume: {
    call: t => actions.resumeTicketAction(slug(), t),
    state: { ...diagnosed, state: "waiting_customer" },
    may: [...servers, "contact"],
    mayNot: [...makers, "reader", "sales"],
  },
  saveEvidence: {
    call: t => actions.saveEvidenceAction(slug(), { number: t.number, evidence }),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  escalate: {
    call: t => actions.escalateTicketAction(slug(), { ...t, evidence }),
    state: diagnosed,
    may: ["specialist"],
    mayNot: ["engineer", "partnerManager", ...makers, ...customers, "sales"],
  },
  accept: {
    call: t => actions.acceptEscalationAction(slug(), t),
    state: asked,
    may: makers,
    mayNot: [...servers, ...customers, "sales"],
  },
  askMore: {
    call: t => actions.askForMoreAction(slug(), { ...t, body: "Which?" }),
    state: asked,
    may: makers,
    mayNot: [...servers, ...customers, "sales"],
  },
  giveMore: {
    call: t => actions.giveMoreAction(slug(), { ...t, body: "This." }),
    state: { ...asked, l3State: "more_wanted" },
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  answerLevel3: {
    call: t => actions.answerEscalationAction(slug(), { ...t, body: "Patch." }),
    state: accepted,
    may: makers,
    mayNot: [...servers, ...customers, "sales"],
  },
  passOn: {
    call: t => actions.passOnAnswerAction(slug(), t),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  handBack: {
    call: t => actions.handBackEscalationAction(slug(), { ...t, reason: "Not ours" }),
    state: asked,
    may: makers,
    mayNot: [...servers, ...customers, "sales"],
  },
  resolve: {
    call: t => actions.resolveTicketAction(slug(), { ...t, note: "Done." }),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  close: {
    call: t => actions.closeTicketAction(slug(), t),
    state: resolved,
    may: [...servers, "contact"],
    mayNot: [...makers, "reader", "sales"],
  },
  reopen: {
    call: t => actions.reopenTicketAction(slug(), { ...t, reason: "Again" }),
    state: resolved,
    may: [...servers, "contact"],
    mayNot: [...makers, "reader", "sales"],
  },
  "reply to everyone": {
    call: t => actions.replyToTicketAction(slug(), { number: t.number, audience: "everyone", body: "Hi" }),
    state: diagnosed,
    may: [...servers, "contact"],
    mayNot: [...makers, "reader", "sales"],
  },
  "the manufacturer replies to everyone once it accepted": {
    call: t => actions.replyToTicketAction(slug(), { number: t.number, audience: "everyone", body: "Hi" }),
    state: accepted,
    may: makers,
    mayNot: ["reader", "sales"],
  },
  answer: {
    call: t =>
      actions.replyToTicketAction(slug(), {
        number: t.number,
        audience: "everyone",
        body: "Hi",
        answer: true,
      }),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  "note for partner and vendor": {
    call: t =>
      actions.replyToTicketAction(slug(), { number: t.number, audience: "partner_vendor", body: "Psst" }),
    state: diagnosed,
    may: [...servers, ...makers],
    mayNot: [...customers, "sales"],
  },
  "note of the partner": {
    call: t => actions.replyToTicketAction(slug(), { number: t.number, audience: "partner", body: "Psst" }),
    state: diagnosed,
    may: servers,
    mayNot: [...makers, ...customers, "sales"],
  },
  "note of the vendor": {
    call: t => actions.replyToTicketAction(slug(), { number: t.number, audience: "vendor", body: "Psst" }),
    state: diagnosed,
    may: makers,
    mayNot: [...servers, ...customers, "sales"],
  },
};

/** Puts the ticket into a state, with nobody at it. */
async function put(state: State): Promise<{ number: string; version: number }> {
  return inWorkspace(
    asWorker(w.ws.tenantId),
    async tx => {
      const row = await tx.ticket.update({
        where: { tenantId_id: { tenantId: w.ws.tenantId, id } },
        data: {
          priority: "P2",
          resolvedAt: null,
          closedAt: null,
          assigneeId: null,
          assigneeName: null,
          l3AssigneeId: null,
          l3AssigneeName: null,
          ...state,
        },
      });
      return { number, version: row.version };
    },
    db.client,
  );
}

for (const [name, { call, state, may, mayNot }] of Object.entries(cases)) {
  test(`${name}: ${may.join(", ")} may; others are refused; other parties don't find the ticket`, async () => {
    for (const who of mayNot) {
      const ticket = await put(state);
      const result = await as(db, w[who], () => call(ticket));
      const kinds = expect.stringMatching(/forbidden|refused/);
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: false, kind: kinds })]);
      // A reason in words, never a key.
      expect((result as { message: string }).message).toMatch(/ /);
    }
    for (const who of strangers) {
      const ticket = await put(state);
      const result = await as(db, w[who], () => call(ticket));
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: false, kind: "not_found" })]);
    }
    for (const who of may) {
      const ticket = await put(state);
      if (name === "passOn")
        await db.admin.query(
          "UPDATE escalation SET state = 'answered', for_customer = 'Install it.', passed_on_at = NULL WHERE ticket_id = $1",
          [id],
        );
      const result = await as(db, w[who], () => call(ticket));
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: true })]);
    }
    expect(await as(db, null, () => call({ number, version: 0 }))).toMatchObject({ kind: "signed_out" });
  });
}

test("open: a contract of another party is not there (R1)", async () => {
  const opening = await openingOf(db, w.contract, w.ws.tenantId);
  const open = (actor: Actor) => as(db, actor, () => actions.openTicketAction(slug(), opening));
  for (const who of strangers)
    expect([who, await open(w[who])]).toEqual([
      who,
      expect.objectContaining({ ok: false, kind: "not_found" }),
    ]);
  for (const who of ["reader", "sales", "manufacturer"] as const)
    expect([who, (await open(w[who])).ok]).toEqual([who, false]);
});

test("every action of the file is tried here or refused by name", () => {
  const tried = Object.values(cases)
    .map(c => c.call.toString())
    .join(" ");
  // Of a person, not of a ticket: tried in level2.test.ts.
  const elsewhere = ["openTicketAction", "chooseSuccessorAction"];
  const missing = Object.keys(actions).filter(name => !elsewhere.includes(name) && !tried.includes(name));
  expect(missing).toEqual([]);
});
