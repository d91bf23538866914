import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { entriesOf } from "#lib/features/calendar-feeds/entries.ts";
import { calendarFile } from "#lib/features/calendar-feeds/file.ts";
import { leaveCompany } from "#lib/features/consents/answer.ts";
import type { WaitDto } from "#lib/features/home/dto.ts";
import { partnerWaiting } from "#lib/features/home/queries/waiting-partner.ts";
import { vendorWaiting } from "#lib/features/home/queries/waiting-vendor.ts";
import {
  annulResultAction,
  askAction,
  cancelEnrolmentAction,
  cancelSessionAction,
  certifyPassedAction,
  enrolAction,
  previewImportAction,
  recordPartAction,
  saveCourseAction,
  saveQuestionAction,
  saveSessionAction,
} from "#lib/features/training/actions.ts";
import { handInAction, saveAnswerAction, startExamAction } from "#lib/features/training/actions-exam.ts";
import { confirm } from "#lib/features/training/enrol.ts";
import { readExam } from "#lib/features/training/own.ts";
import { readSession } from "#lib/features/training/queries.ts";
import { findEnrolment } from "#lib/features/training/record.ts";
import { handInExaminations } from "#lib/jobs/examinations.ts";
import { tell } from "#lib/jobs/tell.ts";
import { releaseLeavers } from "#lib/jobs/training.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import {
  begin,
  company,
  course,
  employee,
  enrolments,
  examPart,
  labPart,
  questions,
  type Scene,
  scene,
  session,
  trained,
  worker,
} from "#tests/features/training/scene.ts";
import { givesWord, selfOf } from "#tests/support/consent.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let s: Scene;
let info: WorkspaceInfo;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  s = await scene(db);
  info = workspaceInfo(await worker(s, tx => tx.workspace.findFirstOrThrow()));
});
afterAll(() => db.drop());

/** So many days from the vendor's today, which around midnight is another than the machine's. */
const day = (n: number) => addDays(todayIn(s.ws.timeZone, Date.now()), n);
const sql = (text: string, ...values: unknown[]) => db.admin.query(text, values);

const enrol = (at: Scene, admin: Actor, org: TestOrg, sessionId: string, people: Actor[]) =>
  as(db, admin, () =>
    enrolAction(at.ws.slug, {
      sessionId,
      slug: org.slug,
      people: people.map(person => person.personId),
      areas: ["architect"],
    }),
  );

/** Somebody with a seat in a date that has begun. */
async function seat(at: Scene, courseId: string, name = "Taker") {
  const { org, admin } = await company(at);
  const person = await employee(at, org, name);
  const sessionId = await session(at, courseId);
  done(await enrol(at, admin, org, sessionId, [person]));
  await begin(at, sessionId);
  const [row] = await enrolments(at, sessionId);
  return { org, admin, person, sessionId, enrolmentId: row?.id ?? "" };
}
type Seat = Awaited<ReturnType<typeof seat>>;

const record = (at: Scene, who: Seat, percent: number, more: object = {}) =>
  as(db, at.trainer, () =>
    recordPartAction(at.ws.slug, {
      enrolmentId: who.enrolmentId,
      part: "lab",
      percent,
      day: day(0),
      source: "trainer",
      note: "",
      ...more,
    }),
  );
const certificate = (who: Seat, at = s) =>
  worker(at, tx => tx.certification.findFirstOrThrow({ where: { personId: who.person.personId } }));
const page = (actor: Actor, who: Seat) =>
  inWorkspace(actor, (tx, now) => readSession(tx, actor, info, who.sessionId, now), db.client);
/** Takes the examination with so many right. */
async function sit(at: Scene, who: Seat, right: number) {
  const { attemptId } = done(
    await as(db, who.person, () =>
      startExamAction(at.ws.slug, { enrolmentId: who.enrolmentId, part: "theory", holder: "tab-0001" }),
    ),
  );
  const { attempt } = await inWorkspace(
    who.person,
    (tx, now) => readExam(tx, who.person, who.enrolmentId, "theory", now),
    db.client,
  );
  for (const [i, item] of (attempt?.items ?? []).entries())
    done(
      await as(db, who.person, () =>
        saveAnswerAction(at.ws.slug, {
          attemptId,
          holder: "tab-0001",
          question: item.question,
          chosen: [i < right ? "right" : "wrong"],
        }),
      ),
    );
  return attemptId;
}

test("a mistyped pass is taken back with its try, and off the certificate it would have led to; not once that is issued", async () => {
  const courseId = await course(s, [{ ...labPart, tries: 1 }]);
  const who = await seat(s, courseId);
  done(await record(s, who, 95));
  expect(await certificate(who)).toMatchObject({ result: "passed" });
  expect(await record(s, who, 59)).toMatchObject({ kind: "refused" });
  const [result] = (await page(s.trainer, who)).people[0]?.parts[0]?.results ?? [];
  const back = { enrolmentId: who.enrolmentId, resultId: result?.id, reason: "59, not 95" };
  expect(await as(db, who.admin, () => annulResultAction(s.ws.slug, back))).toMatchObject({
    kind: "forbidden",
  });
  done(await as(db, s.trainer, () => annulResultAction(s.ws.slug, back)));
  expect(await as(db, s.trainer, () => annulResultAction(s.ws.slug, back))).toMatchObject({
    kind: "conflict",
  });
  expect(await certificate(who)).toMatchObject({ result: null, resultScore: null });
  done(await record(s, who, 59));
  expect(await certificate(who)).toMatchObject({ result: "failed", resultScore: 59 });
  // The record keeps what was taken back, and why.
  const rows = await worker(s, tx => tx.trainingResult.findMany({ where: { enrolmentId: who.enrolmentId } }));
  expect(rows.map(row => row.annulReason).sort()).toEqual(["", "59, not 95"]);

  const issued = await seat(s, courseId, "Issued");
  done(await record(s, issued, 90));
  expect((await page(s.certifier, issued)).toCertify).toEqual(["Issued"]);
  expect((await page(s.trainer, issued)).toCertify).toEqual([]);
  const all = { sessionId: issued.sessionId, day: day(0) };
  expect(await as(db, s.trainer, () => certifyPassedAction(s.ws.slug, all))).toMatchObject({
    kind: "forbidden",
  });
  expect(done(await as(db, s.certifier, () => certifyPassedAction(s.ws.slug, all)))).toEqual({
    issued: 1,
    left: "",
  });
  expect((await certificate(issued)).number).toMatch(/^ONE-A-/);
  expect((await page(s.certifier, issued)).toCertify).toEqual([]);
  expect(await as(db, s.certifier, () => certifyPassedAction(s.ws.slug, all))).toMatchObject({
    kind: "refused",
  });
  const [stands] = (await page(s.trainer, issued)).people[0]?.parts[0]?.results ?? [];
  const late = { enrolmentId: issued.enrolmentId, resultId: stands?.id, reason: "Too late" };
  expect(await as(db, s.trainer, () => annulResultAction(s.ws.slug, late))).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("Revoke"),
  });
});

test("a date that has begun is decided as its course said then; a changed pass mark moves nobody who passed", async () => {
  const courseId = await course(s, [labPart]);
  const who = await seat(s, courseId);
  done(await record(s, who, 65));
  const row = await worker(s, tx => tx.trainingCourse.findFirstOrThrow({ where: { id: courseId } }));
  const input = {
    courseId,
    version: row.version,
    programmeId: s.programme.programmeId,
    title: { en: "Architects", es: "" },
    summary: { en: "Two days.", es: "" },
    areas: ["architect"],
    priceKind: "programme",
    trainingKey: "architects",
    currency: "EUR",
    passMark: 80,
    attendanceRequired: false,
    counts: "best",
    freeCancelDays: 7,
    fewDays: 21,
    fewPercent: 25,
    parts: [{ ...labPart, key: "lab" }],
  };
  done(await as(db, s.certifier, () => saveCourseAction(s.ws.slug, input)));
  const shown = await page(s.certifier, who);
  expect([shown.rules.passMark, shown.people[0]?.areas[0]?.outcome]).toEqual([60, "passed"]);
  const later = await seat(s, courseId, "Later");
  done(await record(s, later, 65));
  expect((await page(s.certifier, later)).people[0]?.areas[0]?.outcome).toBe("failed");
});

test("an examination is handed in also for somebody who took back their word: the pass waits, and keeps nobody else waiting (P22)", async () => {
  const at = await scene(db, trained({ issuesOnPass: true }));
  const courseId = await course(at, [examPart]);
  await questions(at, courseId, { All: 4 });
  const who = await seat(at, courseId);
  const attemptId = await sit(at, who, 4);
  await sql(
    "UPDATE counting_consent SET withdrawn_on = current_date WHERE person_id = $1",
    who.person.personId,
  );
  await sql(
    "UPDATE training_attempt SET started_at = now() - interval '2 hours', due_at = now() - interval '1 hour' WHERE id = $1",
    attemptId,
  );
  expect(await handInExaminations()).toBe(1);
  expect(await certificate(who, at)).toMatchObject({ result: "passed", validFrom: null });
  // Nor is a seat bought for a certificate that would count for nobody.
  const sessionId = await session(at, courseId);
  expect(await enrol(at, who.admin, who.org, sessionId, [who.person])).toMatchObject({
    kind: "refused",
    message: expect.stringContaining(who.person.name),
  });
});

test("a result that comes after its person left is theirs and the vendor's: the company that paid reads none of it (P22)", async () => {
  const courseId = await course(s, [{ ...labPart, tries: 9 }, examPart]);
  await questions(s, courseId, { All: 4 });
  const who = await seat(s, courseId, "Leaver");
  await givesWord(db, s.ws, who.person.personId, who.org);
  done(await record(s, who, 70));
  const reads = (actor: Actor) =>
    inWorkspace(actor, tx => tx.trainingResult.findMany({ orderBy: { at: "asc" } }), db.client);
  const own = () =>
    inWorkspace(selfOf(s.ws, who.person.personId), tx => tx.trainingResult.findMany(), db.client);
  expect((await reads(who.admin)).map(row => row.percent)).toEqual([70]);
  // Left yesterday, as on their own page; the trainer corrects and adds today, also for a day they were still there.
  await sql("UPDATE membership SET valid_from = valid_from - 30 WHERE person_id = $1", who.person.personId);
  await sql(
    "UPDATE counting_consent SET agreed_on = agreed_on - 30 WHERE person_id = $1",
    who.person.personId,
  );
  await worker(s, (tx, now) =>
    leaveCompany(
      tx,
      {
        tenantId: s.ws.tenantId,
        personId: who.person.personId,
        name: "Leaver",
        company: { id: who.org.orgId, name: who.org.name },
      },
      { now, today: day(0) },
    ),
  );
  done(await record(s, who, 91, { day: day(-1) }));
  done(await record(s, who, 93, { part: "theory", source: "external" }));
  expect((await reads(who.admin)).map(row => row.percent)).toEqual([70]);
  expect((await reads(s.certifier)).filter(row => row.enrolmentId === who.enrolmentId)).toHaveLength(3);
  expect((await own()).map(row => row.percent).sort()).toEqual([70, 91, 93]);
  const seen = await page(who.admin, who);
  expect(JSON.stringify(seen)).not.toMatch(/"percent":9/);
  expect(seen.people[0]?.areas[0]).toMatchObject({ outcome: "open", percent: null });
  expect((await page(s.certifier, who)).people[0]?.areas[0]).toMatchObject({ outcome: "passed" });
  // Not past the query either: what it comes to lies on no row the company reads, and it writes neither.
  const outcomes = (actor: Actor) => inWorkspace(actor, tx => tx.trainingOutcome.findMany(), db.client);
  await expect(outcomes(who.admin)).rejects.toThrow(/permission denied/i);
  const [kept] = (await outcomes(s.certifier)).filter(row => row.enrolmentId === who.enrolmentId);
  expect(kept?.areas).toEqual({ architect: "passed" });
  const claim = inWorkspace(
    who.admin,
    tx => tx.trainingResult.updateMany({ where: {}, data: { partnerOrgId: who.org.orgId } }),
    db.client,
  );
  await expect(claim).rejects.toThrow(/permission denied/i);
  const told = await sql(
    "SELECT data::text AS data FROM event WHERE partner_org_id = $1 AND data::text ~ ': 9[0-9]\\M'",
    who.org.orgId,
  );
  expect(told.rows).toEqual([]);
  // At the next company from today: what comes now is theirs to read, what lies before is not.
  const next = await company(s);
  await givesWord(db, s.ws, who.person.personId, next.org);
  done(await record(s, who, 92));
  done(await record(s, who, 94, { day: day(-1) }));
  expect((await reads(next.admin)).map(row => row.percent)).toEqual([92]);
  expect((await reads(who.admin)).map(row => row.percent)).toEqual([70]);
  expect(await own()).toHaveLength(5);
});

test("who took back their word still reads their own results where they work; the company does not (P22)", async () => {
  const courseId = await course(s, [{ ...examPart, tries: 5 }]);
  await questions(s, courseId, { All: 4 });
  const who = await seat(s, courseId);
  await sql(
    "UPDATE counting_consent SET withdrawn_on = current_date WHERE person_id = $1",
    who.person.personId,
  );
  const attemptId = await sit(s, who, 4);
  done(await as(db, who.person, () => handInAction(s.ws.slug, { attemptId, holder: "tab-0001" })));
  expect((await page(who.admin, who)).people[0]?.parts[0]?.percent).toBeNull();
  expect((await page(who.person, who)).people[0]?.parts[0]?.percent).toBe(100);
  const exam = await inWorkspace(
    who.person,
    (tx, now) => readExam(tx, who.person, who.enrolmentId, "theory", now),
    db.client,
  );
  expect(exam).toMatchObject({ against: { why: "passed" }, results: [{ percent: 100 }] });
  const asked = { orgSlug: who.org.slug, today: day(0), windowDays: 90 };
  const waits = await inWorkspace(who.person, tx => partnerWaiting(tx, who.person, asked), db.client);
  expect(waits.map(one => one.kind)).not.toContain("trainingExam");
});

test("a later, worse result takes no certificate back that was issued: an examination that runs out is handed in all the same (P23)", async () => {
  const at = await scene(db, trained({ issuesOnPass: true }));
  const courseId = await course(at, [examPart], { counts: "last" });
  await questions(at, courseId, { All: 4 });
  const who = await seat(at, courseId);
  const attemptId = await sit(at, who, 0);
  done(await record(at, who, 90, { part: "theory", source: "external" }));
  expect(await certificate(who, at)).toMatchObject({ result: "passed", validFrom: expect.any(Date) });
  await sql(
    "UPDATE training_attempt SET started_at = now() - interval '2 hours', due_at = now() - interval '1 hour' WHERE id = $1",
    attemptId,
  );
  expect(await handInExaminations()).toBe(1);
  const outcome = await worker(at, tx =>
    tx.trainingOutcome.findFirst({ where: { enrolmentId: who.enrolmentId } }),
  );
  expect(outcome?.areas).toEqual({ architect: "passed" });
  done(await record(at, who, 10, { part: "theory", source: "external" }));
  expect(await certificate(who, at)).toMatchObject({ result: "passed", resultScore: 90, revokedAt: null });
  // Taken back as a mistake it would leave a certificate on nothing: that is revoked first.
  const [pass] = await worker(at, tx =>
    tx.trainingResult.findMany({ where: { enrolmentId: who.enrolmentId, percent: 90 } }),
  );
  const annul = { enrolmentId: who.enrolmentId, resultId: pass?.id ?? "", reason: "Another person's." };
  expect(await as(db, at.trainer, () => annulResultAction(at.ws.slug, annul))).toMatchObject({
    kind: "refused",
  });
});

test("right answers are told once no try can come, and an option's name says nothing of its place", async () => {
  const courseId = await course(s, [{ ...examPart, explains: "answers" }]);
  const option = (right: boolean) => ({ id: "", text: { en: "x", es: "" }, right });
  const input = {
    courseId,
    version: 0,
    part: "theory",
    topic: "All",
    kind: "one",
    text: { en: "Which?", es: "" },
    options: [option(true), option(false)],
    why: { en: "", es: "" },
  };
  const { questionId } = done(await as(db, s.certifier, () => saveQuestionAction(s.ws.slug, input)));
  const made = await worker(s, tx => tx.trainingQuestion.findFirstOrThrow({ where: { id: questionId } }));
  expect((made.options as { id: string }[]).map(one => one.id).join()).not.toMatch(/o0|o1/);
  await worker(s, tx => tx.trainingQuestion.deleteMany({ where: { id: questionId } }));
  await questions(s, courseId, { All: 4 });
  const who = await seat(s, courseId);
  const told = async () =>
    (
      await inWorkspace(
        who.person,
        (tx, now) => readExam(tx, who.person, who.enrolmentId, "theory", now),
        db.client,
      )
    ).results[0]?.answers;
  const handIn = async (right: number) => {
    const attemptId = await sit(s, who, right);
    done(await as(db, who.person, () => handInAction(s.ws.slug, { attemptId, holder: "tab-0001" })));
  };
  await handIn(0);
  expect(await told()).toBe(null);
  await handIn(4);
  expect(await told()).toHaveLength(4);
});

test("what colleagues came to is not for everybody of the company", async () => {
  const courseId = await course(s, [labPart]);
  const who = await seat(s, courseId);
  done(await record(s, who, 41));
  const nosy = await employee(s, who.org, "Nosy", ["partner_sales"]);
  const [shown] = (await page(nosy, who)).people;
  expect(shown).toMatchObject({
    open: false,
    areas: [{ outcome: "open", percent: null }],
    parts: [{ percent: null, tries: 0 }],
  });
  expect((await page(who.admin, who)).people[0]?.parts[0]?.percent).toBe(41);
});

test("who left the company gives the seat to who waits (P22)", async () => {
  const courseId = await course(s, [labPart]);
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId, { seats: 1 });
  const [leaver, waits] = [await employee(s, org, "Leaver"), await employee(s, org, "Waits")];
  done(await enrol(s, admin, org, sessionId, [leaver, waits]));
  await releaseLeavers(s.ws.tenantId);
  expect((await enrolments(s, sessionId)).filter(e => e.cancelledAt).length).toBe(0);
  await sql("UPDATE membership SET valid_until = current_date - 2 WHERE person_id = $1", leaver.personId);
  await releaseLeavers(s.ws.tenantId);
  await releaseLeavers(s.ws.tenantId);
  expect(
    (await enrolments(s, sessionId)).map(e => [e.personName, e.cancelledAt !== null, e.seatedAt !== null]),
  ).toEqual([
    ["Leaver", true, true],
    ["Waits", false, true],
  ]);
});

test("called off also where somebody gave a seat back too late and waits again: nothing is to be paid", async () => {
  const courseId = await course(s, [labPart]);
  const [a, b] = [await company(s), await company(s)];
  const sessionId = await session(s, courseId, { seats: 1 });
  const [one, other] = [await employee(s, a.org, "Again"), await employee(s, b.org, "Other")];
  done(await enrol(s, a.admin, a.org, sessionId, [one]));
  done(await enrol(s, b.admin, b.org, sessionId, [other]));
  await sql("UPDATE training_session SET starts_at = now() + interval '2 days' WHERE id = $1", sessionId);
  const [row] = await enrolments(s, sessionId);
  const out = { enrolmentId: row?.id, version: row?.version, reason: "" };
  expect(done(await as(db, a.admin, () => cancelEnrolmentAction(s.ws.slug, out)))).toEqual({ charged: true });
  done(await enrol(s, a.admin, a.org, sessionId, [one]));
  // The other's seat came late from the list: given back, it costs nothing.
  const theirs = (await enrolments(s, sessionId)).find(e => e.personName === "Other");
  expect(theirs?.seatedAt).not.toBe(null);
  const held = await worker(s, tx => tx.trainingSession.findFirstOrThrow({ where: { id: sessionId } }));
  const off = { sessionId, version: held.version, reason: "No trainer" };
  done(await as(db, s.certifier, () => cancelSessionAction(s.ws.slug, off)));
  const lines = await worker(s, tx => tx.trainingOrderLine.findMany({ where: { sessionId } }));
  for (const { org } of [a, b])
    expect(
      lines.filter(line => line.partnerOrgId === org.orgId).reduce((all, line) => all + line.payMinor, 0),
    ).toBe(0);
  expect((await enrolments(s, sessionId)).every(e => e.cancelledAt !== null && !e.charged)).toBe(true);
});

test("agreed to twice at once it is one seat; another address of the room is told, the trainer too", async () => {
  const courseId = await course(s, [labPart]);
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId, { place: "", link: "https://meet.example/old" });
  const person = await employee(s, org, "Asks");
  const { enrolmentId } = done(
    await as(db, person, () => askAction(s.ws.slug, { sessionId, areas: ["architect"] })),
  );
  const press = () =>
    inWorkspace(
      admin,
      async (tx, now) => {
        const found = await findEnrolment(tx, admin, enrolmentId);
        if (!found) throw new Error("no enrolment");
        return confirm(tx, admin, info, found, { version: 0 }, now);
      },
      db.client,
    );
  const both = await Promise.allSettled([press(), press()]);
  expect(both.map(one => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  const row = await worker(s, tx => tx.trainingSession.findFirstOrThrow({ where: { id: sessionId } }));
  expect(row.seatsTaken).toBe(1);
  const form = {
    sessionId,
    version: row.version,
    courseId,
    day: day(30),
    from: "09:00",
    endDay: day(31),
    to: "17:00",
    place: "",
    link: "https://meet.example/new",
    language: "en",
    seats: 10,
    trainerId: s.trainer.personId,
    note: "",
    enrolUntil: "",
  };
  done(await as(db, s.certifier, () => saveSessionAction(s.ws.slug, form)));
  const told = await worker(s, async tx => {
    const events = await tx.event.findMany({
      where: { type: { in: ["training.moved", "training.company_moved", "training.trainer_moved"] } },
    });
    for (const event of events) await tell(tx, s.ws.tenantId, event.id);
    return tx.notification.findMany({ where: { eventId: { in: events.map(event => event.id) } } });
  });
  expect(new Set(told.map(n => n.personId))).toEqual(
    new Set([person.personId, admin.personId, s.trainer.personId]),
  );
  // Under way, a colleague may still take over; its beginning stands.
  await begin(s, sessionId);
  const now = await worker(s, tx => tx.trainingSession.findFirstOrThrow({ where: { id: sessionId } }));
  expect(
    await as(db, s.certifier, () => saveSessionAction(s.ws.slug, { ...form, version: now.version })),
  ).toMatchObject({ fields: { day: expect.anything() } });
});

test("an empty address in a file is nobody's; a file brought in again adds nothing", async () => {
  const courseId = await course(s, [labPart]);
  const who = await seat(s, courseId, "Named");
  const look = async (text: string) =>
    done(
      await as(db, s.trainer, () =>
        previewImportAction(s.ws.slug, { sessionId: who.sessionId, files: [new File([text], "r.csv")] }),
      ),
    ).rows;
  const head = "email;percent;date\n";
  await sql("UPDATE person SET email = '' WHERE id = $1", who.person.personId);
  expect((await look(`${head};88;${day(0)}`))[0]?.row).toBe(null);
  await sql("UPDATE person SET email = 'named@x.example' WHERE id = $1", who.person.personId);
  const line = `named@x.example;88;${day(0)}`;
  expect((await look(head + line))[0]?.row).toMatchObject({ percent: 88 });
  done(await record(s, who, 88));
  expect((await look(head + line))[0]?.error).toContain("already");
  const many = Array.from({ length: 5_000 }, (_, n) => `nobody${n}@x.example;1;${day(0)}`).join("\n");
  expect(await look(head + many)).toHaveLength(5_000);
});

test("home says what waits: an examination to take, somebody to enrol or to decide about, dates to record, with few and with too many", async () => {
  const courseId = await course(s, [examPart, labPart]);
  const who = await seat(s, courseId, "Home");
  const asks = await employee(s, who.org, "Asker");
  const next = await session(s, courseId, { seats: 1, day: day(10), endDay: day(10) });
  done(await as(db, asks, () => askAction(s.ws.slug, { sessionId: next, areas: ["architect"] })));
  const nominee = await employee(s, who.org, "Nominee");
  await worker(s, tx =>
    tx.certification.create({
      data: {
        tenantId: s.ws.tenantId,
        id: newId(),
        personId: nominee.personId,
        personName: "Nominee",
        partnerOrgId: who.org.orgId,
        programmeId: s.programme.programmeId,
        areaKey: "architect",
        nominatedAt: new Date(),
        nominatedBy: "Test",
        graceDays: 0,
      },
    }),
  );
  const today = day(0);
  const partner = (actor: Actor) =>
    inWorkspace(
      actor,
      tx => partnerWaiting(tx, actor, { orgSlug: who.org.slug, today, windowDays: 90 }),
      db.client,
    );
  const vendor = (actor: Actor) => inWorkspace(actor, tx => vendorWaiting(tx, actor, today), db.client);
  const lines = (waits: WaitDto[]) =>
    waits.filter(w => w.kind.startsWith("training")).map(w => [w.kind, w.title, w.path] as const);
  expect(lines(await partner(who.person))).toEqual([
    ["trainingExam", "Architects", `/training/exam/${who.enrolmentId}/theory`],
  ]);
  expect(lines(await partner(who.admin))).toEqual([
    ["trainingAsked", "Asker", `/training/${next}`],
    ["trainingEnrol", "Nominee", `/training?area=architect&enrol=${nominee.personId}`],
  ]);
  const few = (await vendor(s.certifier)).filter(w => w.path === `/training/${next}`);
  expect(few).toMatchObject([{ kind: "trainingFew", count: 0, extra: "1" }]);
  // What few are, and from when, is the course's to say.
  const decide = async (days: number, percent: number) => {
    await sql(
      "UPDATE training_course SET scheme = scheme || $2::jsonb WHERE id = (SELECT course_id FROM training_session WHERE id = $1)",
      next,
      JSON.stringify({ fewDays: days, fewPercent: percent }),
    );
    return (await vendor(s.certifier)).some(w => w.kind === "trainingFew" && w.path === `/training/${next}`);
  };
  expect([await decide(0, 25), await decide(60, 0), await decide(60, 25)]).toEqual([false, false, true]);
  await sql("UPDATE training_session SET ends_at = now() - interval '1 hour' WHERE id = $1", who.sessionId);
  const mine = async () =>
    lines(await vendor(s.trainer)).filter(([, , path]) => path.endsWith(who.sessionId));
  expect(await mine()).toEqual([["trainingRecord", "Architects", `/training/${who.sessionId}`]]);
  done(await record(s, who, 80));
  expect(await mine()).toEqual([]);
});

test("calendars hold the dates of courses: the person's own, the company's with names, all of them for the vendor", async () => {
  const courseId = await course(s, [labPart]);
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId, { place: "Room 7" });
  const person = await employee(s, org, "Followed");
  done(await enrol(s, admin, org, sessionId, [person]));
  const other = await company(s);
  const entries = (actor: Actor, scope: FeedScope) =>
    inWorkspace(actor, (tx, now) => entriesOf(tx, actor, scope, day(0), now), db.client);
  const dates = async (actor: Actor, scope: FeedScope) =>
    (await entries(actor, scope)).filter(entry => entry.path === `/training/${sessionId}`);
  expect(await dates(person, "own")).toMatchObject([{ kind: "training", what: "Architects", who: "" }]);
  expect(await dates(admin, "own")).toEqual([]);
  expect(await dates(admin, "company")).toMatchObject([{ who: "Followed", company: "Room 7" }]);
  expect(await dates(other.admin, "company")).toEqual([]);
  expect(await dates(s.certifier, "vendor")).toMatchObject([{ who: "Timo Trainer" }]);
  const file = calendarFile({
    actor: person,
    workspace: info,
    scope: "own",
    entries: await entries(person, "own"),
    at: new Date(),
  });
  expect(file).toContain(`training-${sessionId}@escala`);
  const parsed = new ICAL.Component(ICAL.parse(file));
  const row = await worker(s, tx => tx.trainingSession.findFirstOrThrow({ where: { id: sessionId } }));
  const starts = parsed
    .getAllSubcomponents("vevent")
    .map(event => (event.getFirstPropertyValue("dtstart") as ICAL.Time).toJSDate().getTime());
  expect(starts).toContain(row.startsAt.getTime());
});
