import { trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { timeIn, todayIn } from "#lib/domain/time/zone.ts";
import type { CoursePrice } from "#lib/domain/training/price.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { CourseRowDto } from "./dto.ts";
import { type CourseRow, schemeOf, titleOf } from "./record.ts";
import type { CourseInput, QuestionInput, SessionInput } from "./schema.ts";
import { areasIn, priceDto, readerOf } from "./show.ts";

// What the vendor's desk reads to edit: with both languages, and what is right.

const both = (text: unknown): { en: string; es: string } =>
  typeof text === "string"
    ? { en: text, es: text }
    : { en: "", es: "", ...((text ?? {}) as { en?: string; es?: string }) };

export type ProgrammeChoice = {
  id: string;
  name: string;
  areas: { key: string; name: string }[];
  trainings: { key: string; title: string }[];
};

export async function programmeChoices(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  now: Date,
): Promise<ProgrammeChoice[]> {
  const all = await listProgrammes(tx, actor.tenantId, todayIn(workspace.timeZone, now.getTime()));
  return all.map(({ programmeId, definition }) => ({
    id: programmeId,
    name: textIn(definition.name, actor.locale),
    areas: definition.areas.map(area => ({ key: area.key, name: textIn(area.name, actor.locale) })),
    trainings: definition.trainings.map(one => ({ key: one.key, title: textIn(one.title, actor.locale) })),
  }));
}

/** The vendor's courses with how many questions each has and when it is next given. */
export async function readCourses(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  now: Date,
): Promise<CourseRowDto[]> {
  if (!trainingPolicy.keepCourses(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const reader = await readerOf(tx, actor, todayIn(workspace.timeZone, now.getTime()));
  const rows = await tx.trainingCourse.findMany({
    where: { tenantId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const questions = await tx.trainingQuestion.groupBy({
    by: ["courseId"],
    where: { tenantId, retiredAt: null },
    _count: { _all: true },
  });
  const dates = await tx.trainingSession.groupBy({
    by: ["courseId"],
    where: { tenantId, cancelledAt: null, startsAt: { gt: now } },
    _min: { startsAt: true },
  });
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    title: titleOf(row, actor.locale),
    areas: areasIn(reader.get(row.programmeId)?.definition, row.areas, actor.locale),
    state: row.state as CourseRowDto["state"],
    questions: questions.find(one => one.courseId === row.id)?._count._all ?? 0,
    next: dates.find(one => one.courseId === row.id)?._min.startsAt?.getTime() ?? null,
    price: priceDto(reader, row),
  }));
}

export type QuestionDto = Omit<QuestionInput, "questionId"> & { id: string; retired: boolean };

export type CourseDto = {
  id: string;
  version: number;
  title: string;
  state: CourseRowDto["state"];
  form: CourseInput;
  examParts: { key: string; title: string; draws: number }[];
  questions: QuestionDto[];
  topics: string[];
};

export async function findCourse(tx: Tx, actor: Actor, id: string): Promise<CourseRow | null> {
  if (actor.side !== "vendor" || !isUuid(id)) return null;
  return tx.trainingCourse.findFirst({ where: { tenantId: actor.tenantId, id } });
}

/** A course with its bank, as its editor needs it. */
export async function readCourse(tx: Tx, actor: Actor, id: string): Promise<CourseDto> {
  if (!trainingPolicy.keepCourses(actor, null)) return notFoundRefusal();
  const row = await findCourse(tx, actor, id);
  if (!row) return notFoundRefusal();
  const questions = await tx.trainingQuestion.findMany({
    where: { tenantId: actor.tenantId, courseId: id },
    orderBy: [{ partKey: "asc" }, { topic: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  const scheme = schemeOf(row);
  return {
    id,
    version: row.version,
    title: titleOf(row, actor.locale),
    state: row.state as CourseDto["state"],
    form: formOf(row),
    examParts: scheme.parts.flatMap(part =>
      part.exam
        ? [{ key: part.key, title: textIn(part.title, actor.locale), draws: part.exam.questions }]
        : [],
    ),
    questions: questions.map(question => ({
      id: question.id,
      courseId: id,
      version: question.version,
      part: question.partKey,
      topic: question.topic,
      kind: question.kind === "several" ? "several" : "one",
      text: both(question.text),
      options: (question.options as unknown as { id: string; text: LocalText; right: boolean }[]).map(
        option => ({ ...option, text: both(option.text) }),
      ),
      why: both(question.why ?? ""),
      retired: question.retiredAt !== null,
    })),
    topics: [...new Set(questions.map(question => question.topic))],
  };
}

function formOf(row: CourseRow): CourseInput {
  const scheme = schemeOf(row);
  const own = row.ownPrice as unknown as CoursePrice | null;
  return {
    courseId: row.id,
    version: row.version,
    programmeId: row.programmeId,
    title: both(row.title),
    summary: both(row.summary),
    areas: row.areas,
    priceKind: row.trainingKey !== null ? "programme" : own ? "own" : "free",
    trainingKey: row.trainingKey ?? "",
    people: own?.people ?? null,
    price: own ? own.price.minor / 100 : null,
    additional: own?.additionalAttendee ? own.additionalAttendee.minor / 100 : null,
    currency: own?.price.currency ?? "EUR",
    passMark: scheme.passMark,
    attendanceRequired: scheme.attendanceRequired,
    counts: scheme.counts,
    freeCancelDays: scheme.freeCancelDays,
    fewDays: scheme.fewDays,
    fewPercent: scheme.fewPercent,
    parts: scheme.parts.map(part => ({
      key: part.key,
      title: both(part.title),
      kind: part.exam ? "exam" : "trainer",
      minimum: part.minimum,
      weight: part.weight,
      areas: part.areas,
      tries: part.tries,
      waitDays: part.waitDays,
      questions: part.exam?.questions ?? 10,
      minutes: part.exam?.minutes ?? 30,
      openDays: part.exam?.openDays ?? 14,
      opens: part.exam?.opens ?? "end",
      explains: part.exam?.explains ?? "topics",
    })),
  };
}

export type SessionFormDto = {
  form: SessionInput;
  courses: { id: string; title: string }[];
  trainers: { id: string; name: string }[];
};

/** What the form of a session begins with: the session's own, or a new one's. */
export async function readSessionForm(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  /** By area: the first course that leads to it is chosen, and can be changed. */
  which: { sessionId: string | null; courseId: string | null; areaKey?: string | null },
): Promise<SessionFormDto> {
  if (!trainingPolicy.keepSessions(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const row =
    which.sessionId && isUuid(which.sessionId)
      ? await tx.trainingSession.findFirst({ where: { tenantId, id: which.sessionId } })
      : null;
  if (which.sessionId && !row) return notFoundRefusal();
  const courses = await tx.trainingCourse.findMany({
    where: { tenantId, ...(row ? { id: row.courseId } : { state: "open" }) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const leading = courses.find(one => which.areaKey && one.areas.includes(which.areaKey));
  const staff = await tx.membership.findMany({
    where: { tenantId, side: "vendor", orgId: actor.orgId, validUntil: null },
    include: { person: { select: { id: true, name: true } } },
  });
  const door = row ? await tx.trainingDoor.findFirst({ where: { tenantId, sessionId: row.id } }) : null;
  const zone = row?.timeZone ?? workspace.timeZone;
  const at = (instant: Instant) => ({ day: todayIn(zone, instant), time: timeIn(zone, instant) });
  const [from, to] = [row && at(row.startsAt.getTime()), row && at(row.endsAt.getTime())];
  return {
    form: {
      sessionId: row?.id ?? null,
      version: row?.version ?? 0,
      courseId:
        row?.courseId ??
        which.courseId ??
        leading?.id ??
        (courses.length === 1 ? (courses[0]?.id ?? "") : ""),
      day: from?.day ?? "",
      from: from?.time ?? "09:00",
      endDay: to?.day ?? "",
      to: to?.time ?? "17:00",
      place: row?.place ?? "",
      link: door?.link ?? "",
      language: row?.language ?? workspace.locale,
      seats: row?.seats ?? 12,
      trainerId: row?.trainerId ?? "",
      note: row?.note ?? "",
      enrolUntil: row?.enrolUntil ? todayIn(zone, row.enrolUntil.getTime()) : "",
    },
    courses: courses.map(one => ({ id: one.id, title: titleOf(one, actor.locale) })),
    trainers: staff.map(({ person }) => person).sort((a, b) => a.name.localeCompare(b.name, actor.locale)),
  };
}
