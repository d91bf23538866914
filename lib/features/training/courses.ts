import { randomUUID } from "node:crypto";
import { areaOf } from "#lib/domain/programmes/definition.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type Scheme, schemeProblems } from "#lib/domain/training/scheme.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { type CourseRow, definitionOf } from "./record.ts";
import type { CourseInput, PartInput, QuestionInput } from "./schema.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** Words typed in one language are read in both. */
export const wordsOf = ({ en, es }: { en: string; es: string }): LocalText =>
  en === "" ? es : es === "" ? en : { en, es };

/** A part's name as a word: from what it is called, once. */
function keyFor(part: PartInput, taken: readonly string[]): string {
  const plain = (part.title.en || part.title.es)
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 40);
  const base = plain || "part";
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}_${n}`;
    if (!taken.includes(key)) return key;
  }
}

function schemeFrom(input: CourseInput): Scheme {
  const taken = input.parts.map(part => part.key).filter(Boolean);
  return {
    passMark: input.passMark,
    attendanceRequired: input.attendanceRequired,
    counts: input.counts,
    freeCancelDays: input.freeCancelDays,
    fewDays: input.fewDays,
    fewPercent: input.fewPercent,
    parts: input.parts.map(part => {
      const key = part.key || keyFor(part, taken);
      taken.push(key);
      const { questions, minutes, openDays, opens, explains } = part;
      return {
        key,
        title: wordsOf(part.title),
        exam: part.kind === "exam" ? { questions, minutes, openDays, opens, explains } : null,
        minimum: part.minimum,
        weight: part.weight,
        areas: part.areas.filter(area => input.areas.includes(area)),
        tries: part.tries ?? null,
        waitDays: part.waitDays,
      };
    }),
  };
}

/** Where a course's scheme cannot decide, said at the field. */
function refuseProblems(scheme: Scheme, areas: readonly string[], nameOf: (area: string) => string): void {
  for (const found of schemeProblems(scheme, areas)) {
    if (found.problem === "same_key") invalid({ parts: "training.invalid.sameKey" });
    else
      invalid({
        parts: {
          key:
            found.problem === "no_weight" ? "training.invalid.noWeight" : "training.invalid.areaWithoutPart",
          params: { area: nameOf(found.area) },
        },
      });
  }
}

/** Makes a course as a draft, or changes one. What is enrolled already keeps its price; a date that has begun keeps how it is passed. */
export async function saveCourse(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  course: CourseRow | null,
  input: CourseInput,
  now: Date,
): Promise<{ courseId: string }> {
  const { tenantId } = by;
  const today = todayIn(workspace.timeZone, now.getTime());
  const definition = await definitionOf(tx, tenantId, input, today);
  if (!definition) return invalid({ programmeId: "errors.invalidValue" });
  if (input.areas.some(area => areaOf(definition, area) === null))
    return invalid({ areas: "training.invalid.area" });
  if (
    input.priceKind === "programme" &&
    !definition.trainings.some(training => training.key === input.trainingKey)
  )
    return invalid({ trainingKey: "errors.invalidValue" });
  const scheme = schemeFrom(input);
  const text = (key: string) => {
    const name = areaOf(definition, key)?.name ?? key;
    return typeof name === "string" ? name : name[by.locale];
  };
  refuseProblems(scheme, input.areas, text);
  const minor = (amount: number) => Math.round(amount * 100);
  const own =
    input.priceKind === "own"
      ? {
          people: input.people,
          price: { minor: minor(input.price ?? 0), currency: input.currency },
          additionalAttendee:
            input.additional == null ? null : { minor: minor(input.additional), currency: input.currency },
        }
      : null;
  const data = {
    programmeId: input.programmeId,
    trainingKey: input.priceKind === "programme" ? input.trainingKey : null,
    ownPrice: own === null ? Prisma.DbNull : json(own),
    title: json(wordsOf(input.title)),
    summary: json(wordsOf(input.summary)),
    areas: input.areas,
    scheme: json(scheme),
  };
  const courseId = course?.id ?? newId();
  if (course && JSON.stringify(course.scheme) !== JSON.stringify(scheme))
    // What has begun is decided as it was announced.
    await tx.trainingSession.updateMany({
      where: { tenantId, courseId, startsAt: { lte: now }, scheme: { equals: Prisma.DbNull } },
      data: { scheme: json(course.scheme) },
    });
  if (course) {
    if (course.programmeId !== input.programmeId)
      return invalid({ programmeId: "training.invalid.otherProgramme" });
    await changed(
      tx.trainingCourse.updateMany({
        where: { tenantId, id: courseId, version: judged(course, input.version) },
        data: { ...data, version: { increment: 1 } },
      }),
    );
  } else await tx.trainingCourse.create({ data: { tenantId, id: courseId, ...data, createdBy: by.name } });
  await audit(tx, by, {
    action: course ? "training.course_change" : "training.course_create",
    subjectType: "training_course",
    subjectId: courseId,
    ...(course ? { before: { title: course.title, areas: course.areas, scheme: course.scheme } } : {}),
    after: { title: data.title, areas: data.areas, scheme },
  });
  return { courseId };
}

async function changed(update: PromiseLike<{ count: number }>): Promise<void> {
  if ((await update).count === 0) conflict();
}

/** Opens a course to partners, closes it, or takes it back to the vendor's desk. */
export async function setCourseState(
  tx: Tx,
  by: By,
  course: CourseRow,
  input: { version: number; state: string },
): Promise<{ courseId: string }> {
  const { tenantId } = by;
  if (input.state === "draft") {
    const dates = await tx.trainingSession.count({ where: { tenantId, courseId: course.id } });
    if (dates > 0) refuse("training.refusal.hasSessions");
  }
  await changed(
    tx.trainingCourse.updateMany({
      where: { tenantId, id: course.id, version: judged(course, input.version) },
      data: { state: input.state, version: { increment: 1 } },
    }),
  );
  await audit(tx, by, {
    action: "training.course_state",
    subjectType: "training_course",
    subjectId: course.id,
    before: { state: course.state },
    after: { state: input.state },
  });
  return { courseId: course.id };
}

/** Adds a question to the bank or changes one. Papers that are drawn keep it as it was. */
export async function saveQuestion(
  tx: Tx,
  by: By,
  course: CourseRow,
  input: QuestionInput,
): Promise<{ questionId: string }> {
  const { tenantId } = by;
  const scheme = course.scheme as unknown as Scheme;
  if (!scheme.parts.some(part => part.key === input.part && part.exam !== null))
    return invalid({ part: "training.invalid.part" });
  const why = input.why.en === "" && input.why.es === "" ? Prisma.DbNull : json(wordsOf(input.why));
  const data = {
    partKey: input.part,
    topic: input.topic,
    kind: input.kind,
    text: json(wordsOf(input.text)),
    options: json(
      input.options.map(option => ({
        // Says nothing of where it stood: the right one is often written first.
        id: option.id || randomUUID().slice(0, 8),
        text: wordsOf(option.text),
        right: option.right,
      })),
    ),
    why,
  };
  const questionId = input.questionId ?? newId();
  if (input.questionId)
    await changed(
      tx.trainingQuestion.updateMany({
        where: { tenantId, courseId: course.id, id: questionId, version: input.version },
        data: { ...data, version: { increment: 1 } },
      }),
    );
  else
    await tx.trainingQuestion.create({
      data: { tenantId, id: questionId, courseId: course.id, ...data, createdBy: by.name },
    });
  await audit(tx, by, {
    action: "training.question_save",
    subjectType: "training_question",
    subjectId: questionId,
    after: { part: input.part, topic: input.topic, text: data.text },
  });
  return { questionId };
}

/** Takes a question out of what is drawn from, or puts it back. */
export async function setQuestionState(
  tx: Tx,
  by: By,
  course: CourseRow,
  input: { questionId: string; version: number; retired: boolean },
  now: Date,
): Promise<{ questionId: string }> {
  const { tenantId } = by;
  await changed(
    tx.trainingQuestion.updateMany({
      where: { tenantId, courseId: course.id, id: input.questionId, version: input.version },
      data: { retiredAt: input.retired ? now : null, version: { increment: 1 } },
    }),
  );
  await audit(tx, by, {
    action: "training.question_state",
    subjectType: "training_question",
    subjectId: input.questionId,
    after: { retired: input.retired },
  });
  return { questionId: input.questionId };
}
