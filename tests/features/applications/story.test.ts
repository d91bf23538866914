import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  acceptApplicationAction,
  rejectApplicationAction,
  requestInformationAction,
  saveAnswersAction,
  startApplicationAction,
  startReviewAction,
  submitApplicationAction,
  withdrawApplicationAction,
} from "#lib/features/applications/actions.ts";
import { listApplications } from "#lib/features/applications/list.ts";
import { applicationPage } from "#lib/features/applications/queries.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { madridHours } from "#prisma/seed/calendars.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { fullAnswers } from "#tests/support/answers.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCalendar } from "#tests/support/factories/calendar.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let ws: TestWorkspace;
let programme: TestProgramme;
let manager: Actor;
let second: Actor;
const answers = fullAnswers(openNebulaProgramme);

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { calendarKey: "office", timeZone: "Europe/Madrid", ticketPrefix: "ONE" });
  await makeCalendar(db, ws, madridHours, "office");
  programme = await makeProgramme(db, ws, openNebulaProgramme);
  manager = await makeVendorActor(db, ws, ["partner_manager"], { name: "Elena" });
  second = await makeVendorActor(db, ws, ["partner_manager"], { name: "Tom" });
});
afterAll(() => db.drop());

const page = (actor: Actor, number: string) =>
  inWorkspace(actor, tx => applicationPage(tx, actor, number), db.client);

async function draft(actor: Actor): Promise<string> {
  const started = await as(db, actor, () =>
    startApplicationAction(ws.slug, { programme: programme.slug, tier: "premier" }),
  );
  return done(started).number;
}

async function sent(actor: Actor): Promise<string> {
  const number = await draft(actor);
  await as(db, actor, () => saveAnswersAction(ws.slug, { number, answers, base: {} }));
  done(await as(db, actor, () => submitApplicationAction(ws.slug, { number })));
  return number;
}

async function mailsOf(number: string): Promise<{ topic: string; to: string }[]> {
  const { rows } = await db.admin.query(
    "SELECT data->>'eventId' AS id FROM outbox WHERE tenant_id = $1 AND kind = 'event'",
    [ws.tenantId],
  );
  for (const row of rows)
    await inWorkspace(asWorker(ws.tenantId), tx => tell(tx, ws.tenantId, row.id), db.client);
  const mails = await db.admin.query(
    `SELECT topic, to_email AS to FROM outbox WHERE tenant_id = $1 AND kind = 'mail' AND data->>'path' LIKE $2 ORDER BY created_at, to_email`,
    [ws.tenantId, `%/applications/${number}`],
  );
  return mails.rows;
}

test("P12: what is typed is kept, resumed later and sent only when it is complete", async () => {
  const { actor } = await makePartner(db, ws);
  const number = await draft(actor);
  expect(number).toMatch(/^ONE-APP-\d+$/);
  expect(await draft(actor)).toBe(number);

  const early = await as(db, actor, () => submitApplicationAction(ws.slug, { number }));
  expect(early).toMatchObject({ ok: false, kind: "invalid" });
  if (!early.ok) expect(early.fields).toMatchObject({ legal_name: "Fill this in." });

  const short = { solution_difference: "OpenNebula with our own edge nodes" };
  done(await as(db, actor, () => saveAnswersAction(ws.slug, { number, answers: short, base: {} })));
  const resumed = await page(actor, number);
  const solution = resumed.sections.find(s => s.key === "solution");
  expect(solution?.progress).toMatchObject({ state: "to_correct", toCorrect: 1 });
  expect(resumed.tier?.key).toBe("premier");

  done(await as(db, actor, () => saveAnswersAction(ws.slug, { number, answers, base: short })));
  done(await as(db, actor, () => submitApplicationAction(ws.slug, { number })));
  const view = await page(actor, number);
  expect(view.state).toBe("submitted");
  expect(view.can.edit).toBe(false);
  expect(view.dueAt).toBeGreaterThan(view.submittedAt ?? 0);
  expect(view.rubric).toBeNull();
});

test("P12: the vendor reads nothing that was not sent, and is told once it is", async () => {
  const { actor } = await makePartner(db, ws);
  const number = await draft(actor);
  await expect(page(manager, number)).rejects.toThrow("errors.notFound");
  const before = await inWorkspace(
    manager,
    tx => listApplications(tx, manager, { view: "open", cursor: null }),
    db.client,
  );
  expect(before.rows.map(r => r.number)).not.toContain(number);

  await as(db, actor, () => saveAnswersAction(ws.slug, { number, answers, base: {} }));
  done(await as(db, actor, () => submitApplicationAction(ws.slug, { number })));
  expect((await page(manager, number)).state).toBe("submitted");
  expect(await mailsOf(number)).toEqual(
    expect.arrayContaining([{ topic: "application.submitted", to: manager.email }]),
  );
});

test("sending twice, with the same key or another, changes nothing twice", async () => {
  const { actor } = await makePartner(db, ws);
  const number = await draft(actor);
  await as(db, actor, () => saveAnswersAction(ws.slug, { number, answers, base: {} }));
  const [first, again] = await as(db, actor, () =>
    Promise.all([
      submitApplicationAction(ws.slug, { number }, "same-key-1234"),
      submitApplicationAction(ws.slug, { number }, "same-key-1234"),
    ]),
  );
  expect(first).toEqual({ ok: true, data: { state: "submitted" } });
  expect(again).toEqual(first);
  const third = await as(db, actor, () => submitApplicationAction(ws.slug, { number }, "other-key-1234"));
  expect(third).toMatchObject({ ok: false, message: expect.stringContaining("sent already") });
  const events = (await page(actor, number)).events.filter(e => e.type === "application.submitted");
  expect(events).toHaveLength(1);
});

test("two people of the company typing at once: each answer is kept, one that both changed is reported", async () => {
  const { org, actor } = await makePartner(db, ws);
  const colleague = await makePerson(db, ws, org, ["partner_sales"]);
  const number = await draft(actor);
  done(
    await as(db, actor, () =>
      saveAnswersAction(ws.slug, { number, answers: { legal_name: "Uno", tax_id: "B1" }, base: {} }),
    ),
  );
  const other = done(
    await as(db, colleague, () =>
      saveAnswersAction(ws.slug, {
        number,
        answers: { legal_name: "Uno S.L.", employees: "12" },
        base: { legal_name: "" },
      }),
    ),
  );
  expect(other.conflicts).toEqual({ legal_name: "Uno" });
  const view = await page(actor, number);
  const value = (key: string) => view.sections[0]?.questions.find(q => q.key === key)?.value;
  expect(value("legal_name")).toBe("Uno");
  expect(value("employees")).toBe("12");
});

test("P12: only the named questions open again; what is typed there is read once it is sent", async () => {
  const { actor } = await makePartner(db, ws);
  const number = await sent(actor);
  done(await as(db, manager, () => startReviewAction(ws.slug, { number })));
  const { version } = await page(manager, number);
  const ask = { number, version, questions: ["markets"], note: "Which regions?" };
  done(await as(db, manager, () => requestInformationAction(ws.slug, ask)));
  expect(await mailsOf(number)).toEqual(
    expect.arrayContaining([{ topic: "application.information_asked", to: actor.email }]),
  );

  const closed = await as(db, actor, () =>
    saveAnswersAction(ws.slug, {
      number,
      answers: { legal_name: "Another" },
      base: { legal_name: answers.legal_name as string },
    }),
  );
  expect(closed).toMatchObject({ ok: false, kind: "refused", fields: { legal_name: expect.any(String) } });

  const regions = `${"Andalusia and Portugal, public bodies. ".repeat(4)}`;
  const base = { markets: answers.markets as string };
  done(
    await as(db, actor, () => saveAnswersAction(ws.slug, { number, answers: { markets: regions }, base })),
  );
  const marketOf = async (who: Actor) =>
    (await page(who, number)).sections.flatMap(s => s.questions).find(q => q.key === "markets");
  expect(await marketOf(actor)).toMatchObject({ value: regions, editable: true, asked: true });
  expect(await marketOf(manager)).toMatchObject({ value: answers.markets });

  done(await as(db, actor, () => submitApplicationAction(ws.slug, { number })));
  expect(await marketOf(manager)).toMatchObject({ value: regions, editable: false, asked: false });
  const answered = await page(manager, number);
  expect(answered.state).toBe("in_review");
  expect(answered.requests[0]).toMatchObject({ note: "Which regions?", answeredBy: actor.name });
});

test("P13: accepting opens onboarding with a row and a day for each step", async () => {
  const { org, actor } = await makePartner(db, ws);
  const number = await sent(actor);
  const { version } = await page(manager, number);
  const accept = { number, version, tier: "advanced", reason: "Known for years" };
  const accepted = done(await as(db, manager, () => acceptApplicationAction(ws.slug, accept)));
  expect(accepted.state).toBe("accepted");
  const { rows } = await db.admin.query(
    "SELECT p.state, p.target_tier_key, p.tier_key, count(s.*)::int AS steps, count(s.due_on)::int AS dated FROM partnership p JOIN onboarding_step s ON s.partnership_id = p.id WHERE p.partner_org_id = $1 GROUP BY 1, 2, 3",
    [org.orgId],
  );
  const steps = openNebulaProgramme.phases.filter(p => !p.ongoing).flatMap(p => p.steps).length;
  expect(rows).toEqual([
    { state: "onboarding", target_tier_key: "advanced", tier_key: null, steps, dated: steps },
  ]);
  const audits = await db.admin.query("SELECT action FROM audit_entry WHERE subject_id = $1", [
    accepted.partnershipId,
  ]);
  expect(audits.rows.map(r => r.action)).toContain("partnership.onboarding");
  const again = await as(db, actor, () =>
    startApplicationAction(ws.slug, { programme: programme.slug, tier: null }),
  );
  expect(again).toMatchObject({ ok: false, kind: "refused" });
});

test("two managers deciding at once: the first one's decision stands, the second is told", async () => {
  const { actor } = await makePartner(db, ws);
  const number = await sent(actor);
  const { version } = await page(manager, number);
  const [yes, no] = await as(db, manager, () =>
    Promise.all([
      acceptApplicationAction(ws.slug, { number, version, tier: "advanced", reason: "Known" }),
      rejectApplicationAction(ws.slug, { number, version, reason: "Too early" }),
    ]),
  );
  expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
  const view = await page(actor, number);
  expect(view.state).toBe(yes.ok ? "accepted" : "rejected");
  const stale = await sent((await makePartner(db, ws)).actor);
  const seen = (await page(manager, stale)).version;
  done(await as(db, second, () => startReviewAction(ws.slug, { number: stale })));
  const late = await as(db, manager, () =>
    rejectApplicationAction(ws.slug, { number: stale, version: seen, reason: "No" }),
  );
  expect(late).toMatchObject({ ok: false, kind: "conflict" });
});

test("rejected with a reason the applicant reads; it may apply again", async () => {
  const { actor } = await makePartner(db, ws);
  const number = await sent(actor);
  const { version } = await page(manager, number);
  const bare = await as(db, manager, () =>
    rejectApplicationAction(ws.slug, { number, version, reason: "  " }),
  );
  expect(bare).toMatchObject({ ok: false, kind: "invalid", fields: { reason: expect.any(String) } });
  done(
    await as(db, manager, () =>
      rejectApplicationAction(ws.slug, { number, version, reason: "No team for level 2 yet" }),
    ),
  );
  expect(await page(actor, number)).toMatchObject({ state: "rejected", reason: "No team for level 2 yet" });
  const next = await draft(actor);
  expect(next).not.toBe(number);
  done(await as(db, actor, () => withdrawApplicationAction(ws.slug, { number: next })));
  const third = await draft(actor);
  expect(third).not.toBe(next);
  done(await as(db, actor, () => withdrawApplicationAction(ws.slug, { number: third })));
});
