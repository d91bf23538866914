import type { Actor, Role } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import {
  saveCourseAction,
  saveQuestionAction,
  saveSessionAction,
  setCourseStateAction,
} from "#lib/features/training/actions.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

/** A programme with one area and a course for three at 3,000, each further 1,000, as P4 prices it; the tier takes 20 % off (P11). */
export const trained = (more: { issuesOnPass?: boolean } = {}): ProgrammeDefinition => ({
  ...openNebulaProgramme,
  areas: openNebulaProgramme.areas.map(area => ({ ...area, ...more })),
  trainings: [
    {
      key: "architects",
      title: "Architects' course",
      areas: ["architect"],
      people: 3,
      price: { minor: 300_000, currency: "EUR" },
      additionalAttendee: { minor: 100_000, currency: "EUR" },
    },
  ],
});

export type Scene = {
  db: TestDatabase;
  ws: TestWorkspace;
  programme: TestProgramme;
  certifier: Actor;
  trainer: Actor;
};

export async function scene(db: TestDatabase, definition = trained()): Promise<Scene> {
  const ws = await makeWorkspace(db, { ticketPrefix: "ONE", timeZone: "Europe/Madrid" });
  const programme = await makeProgramme(db, ws, definition);
  const certifier = await makeVendorActor(db, ws, ["certification_manager"], { name: "Carla Certifier" });
  const trainer = await makeVendorActor(db, ws, ["vendor_support"], { name: "Timo Trainer" });
  return { db, ws, programme, certifier, trainer };
}

export async function company(s: Scene, tierKey = "advanced"): Promise<{ org: TestOrg; admin: Actor }> {
  const { org, actor } = await makePartner(s.db, s.ws);
  await makeReadyPartner(s.db, actor, s.programme, { state: "active", tierKey });
  return { org, admin: actor };
}

export const employee = (s: Scene, org: TestOrg, name: string, roles: Role[] = ["partner_support"]) =>
  makePerson(s.db, s.ws, org, roles, { name });

const words = (text: string) => ({ en: text, es: "" });

export const examPart = {
  key: "",
  title: words("Theory"),
  kind: "exam",
  minimum: 0,
  weight: 1,
  areas: [],
  tries: 2,
  waitDays: 0,
  questions: 4,
  minutes: 30,
  openDays: 14,
  opens: "start",
  explains: "topics",
};
export const labPart = { ...examPart, title: words("Lab"), kind: "trainer" };

export async function course(s: Scene, parts: object[] = [examPart], more: object = {}): Promise<string> {
  const input = {
    version: 0,
    programmeId: s.programme.programmeId,
    title: words("Architects"),
    summary: words("Two days."),
    areas: ["architect"],
    priceKind: "programme",
    trainingKey: "architects",
    currency: "EUR",
    passMark: 60,
    attendanceRequired: false,
    counts: "best",
    freeCancelDays: 7,
    fewDays: 21,
    fewPercent: 25,
    parts,
    ...more,
  };
  const { courseId } = done(await as(s.db, s.certifier, () => saveCourseAction(s.ws.slug, input)));
  const open = { courseId, version: 0, state: "open" };
  done(await as(s.db, s.certifier, () => setCourseStateAction(s.ws.slug, open)));
  return courseId;
}

/** So many questions in each topic, the first answer always right. */
export async function questions(s: Scene, courseId: string, topics: Record<string, number>, part = "theory") {
  for (const [topic, count] of Object.entries(topics))
    for (let n = 0; n < count; n++) {
      const input = {
        courseId,
        version: 0,
        part,
        topic,
        kind: "one",
        text: words(`${topic} ${n}?`),
        options: ["right", "wrong", "no"].map(id => ({
          id,
          text: words(`${topic} ${n} ${id}`),
          right: id === "right",
        })),
        why: words(""),
      };
      done(await as(s.db, s.certifier, () => saveQuestionAction(s.ws.slug, input)));
    }
}

const dayOf = (fromToday: number) => new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);

export async function session(s: Scene, courseId: string, more: object = {}): Promise<string> {
  const input = {
    version: 0,
    courseId,
    day: dayOf(30),
    from: "09:00",
    endDay: dayOf(31),
    to: "17:00",
    place: "Madrid",
    link: "",
    language: "en",
    seats: 10,
    trainerId: s.trainer.personId,
    note: "",
    enrolUntil: "",
    ...more,
  };
  return done(await as(s.db, s.certifier, () => saveSessionAction(s.ws.slug, input))).sessionId;
}

/** As if the course had begun yesterday and were over, or not yet. */
export const begin = (s: Scene, sessionId: string, over = false) =>
  s.db.admin.query(
    `UPDATE training_session SET starts_at = now() - interval '1 day',
       ends_at = now() + $2::interval WHERE id = $1`,
    [sessionId, over ? "-1 hour" : "1 day"],
  );

export const worker = <T>(s: Scene, work: Parameters<typeof inWorkspace<T>>[1]) =>
  inWorkspace(asWorker(s.ws.tenantId), work, s.db.client);

export const enrolments = (s: Scene, sessionId: string) =>
  worker(s, tx =>
    tx.trainingEnrolment.findMany({
      where: { tenantId: s.ws.tenantId, sessionId },
      orderBy: { askedAt: "asc" },
    }),
  );
