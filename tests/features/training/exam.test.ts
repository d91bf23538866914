import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  enrolAction,
  markAllPresentAction,
  markAttendanceAction,
  previewImportAction,
  recordPartAction,
  startImportAction,
} from "#lib/features/training/actions.ts";
import {
  handInAction,
  holdExamAction,
  saveAnswerAction,
  startExamAction,
} from "#lib/features/training/actions-exam.ts";
import { readExam, readMine } from "#lib/features/training/own.ts";
import { readSession } from "#lib/features/training/queries.ts";
import { handInExaminations } from "#lib/jobs/examinations.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
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
let automatic: Scene;
let info: WorkspaceInfo;
let both: string;
let theory: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  s = await scene(db);
  automatic = await scene(db, trained({ issuesOnPass: true }));
  info = workspaceInfo(await worker(s, tx => tx.workspace.findFirstOrThrow()));
  both = await course(s, [examPart, labPart], { attendanceRequired: true });
  theory = await course(s, [examPart]);
  for (const courseId of [both, theory]) await questions(s, courseId, { Storage: 3, Networks: 3 });
});
afterAll(() => db.drop());

const today = () => new Date().toISOString().slice(0, 10);

type Seat = { org: TestOrg; admin: Actor; person: Actor; sessionId: string; enrolmentId: string };

/** Somebody with a seat in a session that has begun. */
async function seat(at: Scene, courseId: string, name = "Taker"): Promise<Seat> {
  const { org, admin } = await company(at);
  const person = await employee(at, org, name);
  const sessionId = await session(at, courseId);
  const input = { sessionId, slug: org.slug, people: [person.personId], areas: ["architect"] };
  done(await as(db, admin, () => enrolAction(at.ws.slug, input)));
  await begin(at, sessionId);
  const [row] = await enrolments(at, sessionId);
  return { org, admin, person, sessionId, enrolmentId: row?.id ?? "" };
}

const TAB = "tab-one-0001";
const OTHER = "tab-two-0002";
const start = (at: Scene, { person, enrolmentId }: Seat, holder = TAB) =>
  as(db, person, () => startExamAction(at.ws.slug, { enrolmentId, part: "theory", holder }));
const page = (_at: Scene, { person, enrolmentId }: Seat) =>
  inWorkspace(person, (tx, now) => readExam(tx, person, enrolmentId, "theory", now), db.client);
const save = (
  at: Scene,
  { person }: Seat,
  attemptId: string,
  question: string,
  chosen: string[],
  holder = TAB,
) => as(db, person, () => saveAnswerAction(at.ws.slug, { attemptId, holder, question, chosen }));
const handIn = (at: Scene, { person }: Seat, attemptId: string, holder = TAB) =>
  as(db, person, () => handInAction(at.ws.slug, { attemptId, holder }));
const certificate = (at: Scene, { person }: Seat) =>
  worker(at, tx => tx.certification.findFirstOrThrow({ where: { personId: person.personId } }));

/** Begins and answers so many right, the rest wrong. */
async function answer(at: Scene, who: Seat, right: number): Promise<string> {
  const { attemptId } = done(await start(at, who));
  const { attempt } = await page(at, who);
  for (const [i, item] of (attempt?.items ?? []).entries())
    done(await save(at, who, attemptId, item.question, [i < right ? "right" : "wrong"]));
  return attemptId;
}

test("a paper is one's own and tells nothing of what is right; the result says what was weak (P4)", async () => {
  const who = await seat(s, theory);
  const { attemptId } = done(await start(s, who));
  const shown = await page(s, who);
  expect(shown.attempt?.items).toHaveLength(4);
  expect(Object.keys(shown.attempt?.items[0] ?? {})).not.toContain("right");
  const kept = await inWorkspace(
    who.person,
    tx => tx.trainingAttempt.findFirstOrThrow({ where: { id: attemptId } }),
    db.client,
  );
  expect(JSON.stringify(kept.paper)).not.toMatch(/"right":/);
  for (const table of ["trainingQuestion", "trainingAttemptKey"] as const)
    await expect(
      inWorkspace(who.person, tx => (tx[table] as typeof tx.trainingQuestion).findMany(), db.client),
    ).rejects.toThrow(/denied/);
  // Not even a colleague who pays for it reads the paper.
  expect(await inWorkspace(who.admin, tx => tx.trainingAttempt.findMany(), db.client)).toEqual([]);
  const items = shown.attempt?.items ?? [];
  for (const item of items) {
    const storage = item.text.startsWith("Storage");
    done(await save(s, who, attemptId, item.question, [storage ? "wrong" : "right"]));
  }
  expect(done(await handIn(s, who, attemptId))).toEqual({ percent: 50, byTime: false });
  const [result] = (await page(s, who)).results;
  expect(result).toMatchObject({ percent: 50, reached: false, weak: ["Storage"], answers: null });
  expect(await certificate(s, who)).toMatchObject({ result: "failed", resultScore: 50 });
});

test("of several parts each is reached at its own minimum, as its rules say beforehand", async () => {
  const courseId = await course(s, [{ ...examPart, minimum: 50 }, labPart]);
  await questions(s, courseId, { Storage: 3, Networks: 3 });
  const who = await seat(s, courseId);
  expect((await page(s, who)).part.minimum).toBe(50);
  done(await handIn(s, who, await answer(s, who, 2)));
  expect((await page(s, who)).results[0]).toMatchObject({ percent: 50, reached: true });
});

test("passed on the second try, the vendor issues; a third is refused", async () => {
  const who = await seat(s, theory);
  done(await handIn(s, who, await answer(s, who, 1)));
  done(await handIn(s, who, await answer(s, who, 4)));
  expect(await certificate(s, who)).toMatchObject({ result: "passed", resultScore: 100, validFrom: null });
  expect(await start(s, who)).toMatchObject({ kind: "refused", message: expect.stringContaining("passed") });
  const failed = await seat(s, theory);
  for (let n = 0; n < 2; n++) done(await handIn(s, failed, await answer(s, failed, 0)));
  expect(await start(s, failed)).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("No try"),
  });
});

test("where the programme says so a pass is issued at once", async () => {
  const courseId = await course(automatic);
  await questions(automatic, courseId, { All: 4 });
  const who = await seat(automatic, courseId);
  done(await handIn(automatic, who, await answer(automatic, who, 4)));
  expect((await certificate(automatic, who)).number).toMatch(/^ONE-A-/);
});

test("after a lost connection, on another device, one goes on where one was; the first window is told (two tabs)", async () => {
  const who = await seat(s, theory);
  const { attemptId } = done(await start(s, who));
  const [first, second] = (await page(s, who)).attempt?.items ?? [];
  done(await save(s, who, attemptId, first?.question ?? "", ["right"]));
  // Pressed twice, or begun again elsewhere: the same paper.
  expect(done(await start(s, who, OTHER))).toEqual({ attemptId });
  const held = done(await as(db, who.person, () => holdExamAction(s.ws.slug, { attemptId, holder: OTHER })));
  expect(held.answers).toEqual({ [first?.question ?? ""]: ["right"] });
  expect(await save(s, who, attemptId, second?.question ?? "", ["right"])).toMatchObject({
    kind: "conflict",
  });
  expect(await handIn(s, who, attemptId)).toMatchObject({ kind: "conflict" });
  done(await save(s, who, attemptId, second?.question ?? "", ["right"], OTHER));
  const order = (await page(s, who)).attempt?.items.map(item => item.question);
  expect(order).toEqual((await page(s, who)).attempt?.items.map(item => item.question));
});

test("what this paper does not ask, two answers to one question, and another's examination are refused (tampering)", async () => {
  const who = await seat(s, theory);
  const { attemptId } = done(await start(s, who));
  const items = (await page(s, who)).attempt?.items ?? [];
  const question = items[0]?.question ?? "";
  const bank = await worker(s, tx => tx.trainingQuestion.findMany({ where: { courseId: theory } }));
  const other = bank.find(row => !items.some(item => item.question === row.id))?.id ?? "";
  for (const [q, chosen] of [
    [other, ["right"]],
    [question, ["right", "wrong"]],
    [question, ["invented"]],
  ] as const)
    expect(await save(s, who, attemptId, q, [...chosen])).toMatchObject({ kind: "refused" });
  const thief = await employee(s, who.org, "Thief");
  const stolen = { attemptId, holder: TAB, question, chosen: ["right"] };
  expect(await as(db, thief, () => saveAnswerAction(s.ws.slug, stolen))).toMatchObject({ kind: "not_found" });
  const theirs = { enrolmentId: who.enrolmentId, part: "theory", holder: TAB };
  expect(await as(db, thief, () => startExamAction(s.ws.slug, theirs))).toMatchObject({ kind: "forbidden" });
  // In the database too: no side gives itself time.
  await expect(
    inWorkspace(
      who.person,
      tx => tx.trainingAttempt.updateMany({ data: { dueAt: new Date("2099-01-01") } }),
      db.client,
    ),
  ).rejects.toThrow(/denied/);
});

test("at the deadline it is handed in by itself, also after the worker was down; what comes later is not kept", async () => {
  const who = await seat(s, theory);
  const attemptId = await answer(s, who, 4);
  const question = (await page(s, who)).attempt?.items[0]?.question ?? "";
  await db.admin.query(
    "UPDATE training_attempt SET started_at = now() - interval '2 hours', due_at = now() - interval '90 minutes' WHERE id = $1",
    [attemptId],
  );
  expect(await save(s, who, attemptId, question, ["wrong"])).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("too late"),
  });
  expect(await handInExaminations()).toBe(1);
  expect(await handInExaminations()).toBe(0);
  const row = await worker(s, tx => tx.trainingAttempt.findFirstOrThrow({ where: { id: attemptId } }));
  expect(row.handedInAt).toEqual(row.dueAt);
  expect(row.percent).toBe(100);
  expect((await page(s, who)).results[0]).toMatchObject({ byTime: true, reached: true });
  // Pressed a moment before the worker came: once, and the same.
  expect(done(await handIn(s, who, attemptId))).toEqual({ percent: 100, byTime: true });
  expect(await worker(s, tx => tx.trainingResult.count({ where: { attemptId } }))).toBe(1);
});

test("the trainer of the session records attendance and the other part; nobody before it began, no other trainer", async () => {
  const who = await seat(s, both);
  const stranger = { ...s.certifier, personId: s.trainer.accountId, roles: ["trainer"] };
  const [row] = await enrolments(s, who.sessionId);
  const there = { enrolmentId: who.enrolmentId, version: row?.version, attended: true };
  expect(await as(db, stranger, () => markAttendanceAction(s.ws.slug, there))).toMatchObject({
    kind: "not_found",
  });
  const read = (actor: Actor) =>
    inWorkspace(actor, (tx, now) => readSession(tx, actor, info, who.sessionId, now), db.client);
  expect([(await read(s.trainer)).people.length, (await read(stranger)).people.length]).toEqual([1, 0]);
  const all = (actor: Actor) =>
    as(db, actor, () => markAllPresentAction(s.ws.slug, { sessionId: who.sessionId }));
  expect(await all(stranger)).toMatchObject({ ok: false });
  expect([done(await all(s.trainer)), done(await all(s.trainer))]).toEqual([{ marked: 1 }, { marked: 0 }]);
  expect((await enrolments(s, who.sessionId))[0]?.attended).toBe(true);
  const marked = { ...there, version: (row?.version ?? 0) + 1 };
  done(await as(db, s.trainer, () => markAttendanceAction(s.ws.slug, { ...marked, attended: null })));
  const again = { ...marked, version: marked.version + 1 };
  done(await as(db, s.trainer, () => markAttendanceAction(s.ws.slug, again)));
  expect(await as(db, s.trainer, () => markAttendanceAction(s.ws.slug, there))).toMatchObject({
    kind: "conflict",
  });
  done(await handIn(s, who, await answer(s, who, 3)));
  expect((await certificate(s, who)).result).toBe(null);
  const lab = {
    enrolmentId: who.enrolmentId,
    part: "lab",
    percent: 45,
    day: today(),
    source: "trainer",
    note: "",
  };
  const early = { ...lab, day: "2020-01-01" };
  expect(await as(db, s.trainer, () => recordPartAction(s.ws.slug, early))).toMatchObject({
    fields: { day: expect.stringContaining("before the course") },
  });
  done(await as(db, s.trainer, () => recordPartAction(s.ws.slug, lab)));
  // 75 and 45 weigh the same: 60 is the pass mark.
  expect(await certificate(s, who)).toMatchObject({ result: "passed", resultScore: 60 });
  const mine = await inWorkspace(who.person, (tx, now) => readMine(tx, who.person, info, now), db.client);
  expect(mine.rows[0]?.enrolment.areas).toMatchObject([{ outcome: "passed", percent: 60 }]);

  const { org, admin } = await company(s);
  const person = await employee(s, org, "Early");
  const sessionId = await session(s, both);
  const input = { sessionId, slug: org.slug, people: [person.personId], areas: ["architect"] };
  done(await as(db, admin, () => enrolAction(s.ws.slug, input)));
  const [later] = await enrolments(s, sessionId);
  const future = { ...lab, enrolmentId: later?.id };
  expect(await as(db, s.trainer, () => recordPartAction(s.ws.slug, future))).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("not begun"),
  });
});

test("an absence fails where attendance is required, and a later correction mends it", async () => {
  const who = await seat(s, both);
  const version = async () => (await enrolments(s, who.sessionId))[0]?.version;
  const mark = async (attended: boolean | null) => {
    const input = { enrolmentId: who.enrolmentId, version: await version(), attended };
    return done(await as(db, s.certifier, () => markAttendanceAction(s.ws.slug, input)));
  };
  await mark(false);
  expect((await certificate(s, who)).result).toBe("failed");
  expect(await start(s, who)).toMatchObject({ kind: "refused", message: expect.stringContaining("absent") });
  await mark(true);
  const kept = await worker(s, tx =>
    tx.trainingOutcome.findFirst({ where: { enrolmentId: who.enrolmentId } }),
  );
  expect(kept?.areas).toEqual({ architect: "open" });
});

const file = (bytes: Uint8Array | string) =>
  new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], "results.csv");

test("results come from a file in any encoding and separator, row by row with what is wrong (external results)", async () => {
  const who = await seat(s, both, "Núñez");
  const { email } = who.person;
  const look = (f: File, actor = s.trainer) =>
    as(db, actor, () => previewImportAction(s.ws.slug, { sessionId: who.sessionId, files: [f] }));
  const semicolons = `Correo;Parte;Porcentaje;Fecha;Observaciones\r\n${email};Lab;85 %;${today()};"Muy; bien"\r\nnadie@x.example;Lab;80;${today()};\r\n${email};Lab;80;${today()};\r\n${email};theory;101;${today()};\r\n${email};Otra;80;${today()};\r\n${email};theory;80;31/02/2027;\r\n${email};theory;80;01/01/2020;\r\n`;
  const latin = Uint8Array.from(
    [...`${semicolons}ñandú@x.example;Lab;1;${today()};\r\n`].map(c => c.charCodeAt(0)),
  );
  const read = done(await look(file(latin)));
  expect([read.encoding, read.delimiter, read.good, read.rows.length]).toEqual(["windows-1252", ";", 1, 8]);
  expect(read.rows[0]).toMatchObject({ error: "", row: { percent: 85, note: "Muy; bien" } });
  expect(read.rows.slice(1).every(row => row.error !== "")).toBe(true);
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Buffer.from(semicolons.replaceAll(";", "\t"), "utf16le")),
  ]);
  expect(done(await look(file(utf16)))).toMatchObject({ encoding: "utf-16le", delimiter: "\t", good: 1 });
  for (const [bad, words] of [
    ["", "no rows"],
    ["a,b\n1,2\n", "Found: a, b"],
    [`email,percent,date\n"${email},85`, "cannot be read"],
    [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0]), "not a CSV"],
    ["x".repeat(1_000_001), "larger than 1 MB"],
  ] as const)
    expect(await look(file(bad as string))).toMatchObject({
      fields: { files: expect.stringContaining(words) },
    });
  expect(await look(file(semicolons), who.admin)).toMatchObject({ kind: "not_found" });

  const rows = [
    ...read.rows.flatMap(row => (row.row ? [row.row] : [])),
    { enrolmentId: who.enrolmentId, part: "theory", percent: 70, day: today(), note: "" },
    { enrolmentId: who.enrolmentId, part: "invented", percent: 70, day: today(), note: "" },
  ];
  done(await as(db, s.trainer, () => startImportAction(s.ws.slug, { sessionId: who.sessionId, rows })));
  while ((await workOnTasks()) > 0);
  const task = await worker(s, tx => tx.task.findFirstOrThrow({ where: { kind: "training.import" } }));
  expect(task).toMatchObject({ state: "done", result: { recorded: 2, skipped: 1 } });
  const results = await worker(s, tx =>
    tx.trainingResult.findMany({ where: { enrolmentId: who.enrolmentId } }),
  );
  expect(results.map(row => [row.partKey, row.percent, row.source]).sort()).toEqual([
    ["lab", 85, "import"],
    ["theory", 70, "import"],
  ]);
});
