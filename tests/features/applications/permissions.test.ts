import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  acceptApplicationAction,
  adoptFormAction,
  askAssessorsAction,
  handInAssessmentAction,
  rejectApplicationAction,
  reopenAssessmentAction,
  requestInformationAction,
  saveAnswersAction,
  scoreApplicationAction,
  startApplicationAction,
  startReviewAction,
  submitApplicationAction,
  withdrawApplicationAction,
  withdrawRequestAction,
} from "#lib/features/applications/actions.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { madridHours } from "#prisma/seed/calendars.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { fullAnswers } from "#tests/support/answers.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCalendar } from "#tests/support/factories/calendar.ts";
import { makeCustomer, makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
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
let draft: string;
let sent: string;
const people: Record<string, Actor> = {};
const answers = fullAnswers(openNebulaProgramme);
const programme = "solution-provider";

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  const vendor = async (prefix: string) => {
    const made = await makeWorkspace(db, { calendarKey: "office", ticketPrefix: prefix });
    await makeCalendar(db, made, madridHours, "office");
    await makeProgramme(db, made, openNebulaProgramme);
    return made;
  };
  ws = await vendor("ONE");
  const foreign = await vendor("TWO");
  const { org, actor } = await makePartner(db, ws);
  people.applicant = actor;
  people.sender = (await makePartner(db, ws)).actor;
  people.colleague = await makePerson(db, ws, org, ["partner_support"]);
  people.otherPartner = (await makePartner(db, ws)).actor;
  people.customer = (await makeCustomer(db, ws)).actor;
  people.manager = await makeVendorActor(db, ws, ["partner_manager"]);
  people.supporter = await makeVendorActor(db, ws, ["vendor_support"]);
  people.foreignManager = await makeVendorActor(db, foreign, ["partner_manager"]);
  draft = await begin(people.applicant);
  sent = await begin(people.sender);
  const sender = people.sender;
  await as(db, sender, () => saveAnswersAction(ws.slug, { number: sent, answers, base: {} }));
  done(await as(db, sender, () => submitApplicationAction(ws.slug, { number: sent })));
});
afterAll(() => db.drop());

async function begin(actor: Actor): Promise<string> {
  return done(await as(db, actor, () => startApplicationAction(ws.slug, { programme, tier: null }))).number;
}

type Call = (result: { number: string }) => Promise<ActionResult<unknown>>;

const ofDraft: Record<string, Call> = {
  save: ({ number }) => saveAnswersAction(ws.slug, { number, answers: { legal_name: "X" }, base: {} }),
  submit: ({ number }) => submitApplicationAction(ws.slug, { number }),
  withdraw: ({ number }) => withdrawApplicationAction(ws.slug, { number }),
  adopt: ({ number }) => adoptFormAction(ws.slug, { number }),
};
const ofSent: Record<string, Call> = {
  review: ({ number }) => startReviewAction(ws.slug, { number }),
  ask: ({ number }) =>
    requestInformationAction(ws.slug, { number, version: 1, questions: ["markets"], note: "Why?" }),
  reject: ({ number }) => rejectApplicationAction(ws.slug, { number, version: 1, reason: "No" }),
  accept: ({ number }) => acceptApplicationAction(ws.slug, { number, version: 1, tier: "advanced" }),
  unask: ({ number }) => withdrawRequestAction(ws.slug, { number, version: 1 }),
  assessors: ({ number }) => askAssessorsAction(ws.slug, { number, assessors: [] }),
  score: ({ number }) =>
    scoreApplicationAction(ws.slug, { number, scores: [{ criterion: "market_presence", points: 3 }] }),
  handIn: ({ number }) =>
    handInAssessmentAction(ws.slug, {
      number,
      scores: [{ criterion: "market_presence", points: 3 }],
      verdict: "accept",
    }),
  reopen: ({ number }) => reopenAssessmentAction(ws.slug, { number }),
};

const strangers = ["otherPartner", "customer", "foreignManager"];

for (const [name, call] of Object.entries(ofDraft)) {
  test(`${name}: refused for the wrong role, and not there for anybody else`, async () => {
    const target = { number: draft };
    const colleague = await as(db, people.colleague ?? null, () => call(target));
    expect(colleague).toMatchObject({ ok: false, kind: "forbidden" });
    for (const who of [...strangers, "manager", "supporter"]) {
      const result = await as(db, people[who] ?? null, () => call(target));
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: false, kind: "not_found" })]);
    }
    expect(await as(db, null, () => call(target))).toMatchObject({ ok: false, kind: "signed_out" });
  });
}

for (const [name, call] of Object.entries(ofSent)) {
  test(`${name}: a partner manager's alone; the applicant is refused, others don't find it`, async () => {
    const target = { number: sent };
    for (const who of ["supporter", "sender"]) {
      const result = await as(db, people[who] ?? null, () => call(target));
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: false, kind: "forbidden" })]);
    }
    for (const who of [...strangers, "applicant"]) {
      const result = await as(db, people[who] ?? null, () => call(target));
      expect([who, result]).toEqual([who, expect.objectContaining({ ok: false, kind: "not_found" })]);
    }
    expect(await as(db, null, () => call(target))).toMatchObject({ ok: false, kind: "signed_out" });
  });
}

test("start: a company's administrator or sales; nobody of the vendor, no customer, nobody from elsewhere", async () => {
  for (const who of ["colleague", "customer", "manager"]) {
    const result = await as(db, people[who] ?? null, () =>
      startApplicationAction(ws.slug, { programme, tier: null }),
    );
    expect([who, result]).toEqual([who, expect.objectContaining({ ok: false, kind: "forbidden" })]);
  }
  const foreign = await as(db, people.foreignManager ?? null, () =>
    startApplicationAction(ws.slug, { programme, tier: null }),
  );
  expect(foreign).toMatchObject({ ok: false, kind: "not_found" });
});
