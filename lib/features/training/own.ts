import type { Actor } from "#lib/domain/policies/types.ts";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { attemptState, type Key, type TopicScore, weakTopics } from "#lib/domain/training/exam.ts";
import { type Part, partsFor } from "#lib/domain/training/scheme.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type AttemptRow, answersOf, factsOf, paperOf, type Standing, standingIn } from "./attempt.ts";
import type { ExamDto, ExamResultDto, MineDto } from "./dto.ts";
import { linkOf, shown } from "./queries.ts";
import { type EnrolmentRecord, findEnrolment, schemeIn, stateOf } from "./record.ts";
import { readerOf, sessionRowDto } from "./show.ts";

const MOST = 100;

/** One's own courses, the newest first, with the examinations that can be taken. */
export async function readMine(tx: Tx, actor: Actor, workspace: WorkspaceInfo, now: Date): Promise<MineDto> {
  if (actor.side !== "partner") return notFoundRefusal();
  const { tenantId, personId } = actor;
  const reader = await readerOf(tx, actor, todayIn(workspace.timeZone, now.getTime()));
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId, personId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  const records = new Map<string, EnrolmentRecord>();
  for (const row of rows) {
    const record = await findEnrolment(tx, actor, row.id);
    if (record) records.set(row.id, record);
  }
  const dtos = await shown(tx, actor, reader, rows, row => records.get(row.id) ?? null, now);
  const found: MineDto["rows"] = [];
  for (const enrolment of dtos) {
    const record = records.get(enrolment.id);
    if (!record) continue;
    const seated = record.state === "seated";
    const exams: MineDto["rows"][number]["exams"] = [];
    for (const part of seated ? partsFor(schemeIn(record), record.enrolment.areas) : []) {
      const standing = part.exam && (await ownStanding(tx, actor, record, part.key, now));
      if (standing && part.exam)
        exams.push({
          part: part.key,
          title: textIn(part.title, actor.locale),
          open: standing.open !== null,
          against: standing.against,
          minutes: part.exam.minutes,
        });
    }
    found.push({
      enrolment,
      session: sessionRowDto(reader, actor, record.course, record.session, null, now.getTime()),
      link: await linkOf(tx, actor, record.session, [record.enrolment]),
      exams,
    });
  }
  return { rows: found, zone: workspace.timeZone };
}

/** As themselves: a result may be no company's to read and is theirs all the same (P22). */
const ownStanding = (tx: Tx, actor: Actor, record: EnrolmentRecord, partKey: string, now: Date) =>
  stepAs(tx, actor, "app_person", () => standingIn(tx, record, partKey, now.getTime()));

/**
 * The percentage a part is reached with by itself: its own minimum; where it is the only one that counts, the mark of the
 * whole too. 0 where only the whole asks for one.
 */
function askedOf(record: EnrolmentRecord, part: Part): number {
  const scheme = schemeIn(record);
  const only = partsFor(scheme, record.enrolment.areas).length === 1;
  return only ? Math.max(part.minimum, scheme.passMark) : part.minimum;
}

/** An examination of one's own: its rules, the try that is open, and every result explained as far as the vendor says. */
export async function readExam(
  tx: Tx,
  actor: Actor,
  enrolmentId: string,
  partKey: string,
  now: Date,
): Promise<ExamDto> {
  if (actor.side !== "partner" || !isUuid(enrolmentId)) return notFoundRefusal();
  const record = await findEnrolment(tx, actor, enrolmentId);
  if (!record || record.personId !== actor.personId) return notFoundRefusal();
  const standing = await ownStanding(tx, actor, record, partKey, now);
  if (!standing?.part.exam) return notFoundRefusal();
  const { part, open } = standing;
  const scheme = schemeIn(record);
  const words = (text: Parameters<typeof textIn>[0]) => textIn(text, actor.locale);
  return {
    enrolmentId,
    sessionId: record.session.id,
    course: words(record.course.title as Parameters<typeof textIn>[0]),
    part: {
      key: part.key,
      title: words(part.title),
      minimum: askedOf(record, part),
      questions: part.exam?.questions ?? 0,
      minutes: part.exam?.minutes ?? 0,
      tries: part.tries,
    },
    passMark: scheme.passMark,
    used: standing.used,
    against: standing.against,
    noSeat: stateOf(record.enrolment) !== "seated",
    zone: record.session.timeZone,
    attempt: open && {
      id: open.id,
      dueAt: open.dueAt.getTime(),
      now: now.getTime(),
      timeUp: attemptState(factsOf(open), now.getTime()) === "time_up",
      answers: answersOf(open),
      items: paperOf(open).map(item => ({
        question: item.question,
        kind: item.kind,
        text: words(item.text),
        options: item.options.map(option => ({ id: option.id, text: words(option.text) })),
      })),
    },
    results: await resultsOf(tx, actor, record, standing),
  };
}

async function resultsOf(
  tx: Tx,
  actor: Actor,
  record: EnrolmentRecord,
  { part, attempts, against }: Standing,
): Promise<ExamResultDto[]> {
  const { tenantId } = actor;
  const scheme = schemeIn(record);
  const mark = Math.max(part.minimum, scheme.passMark);
  const done = attempts.filter(attempt => attempt.handedInAt !== null);
  const where = {
    tenantId,
    annulledAt: null,
    enrolmentId: record.enrolment.id,
    attemptId: { in: done.map(one => one.id) },
  };
  const rows = await stepAs(tx, actor, "app_person", () => tx.trainingResult.findMany({ where }));
  // Told only where the vendor says so, and never while another try may come: it draws from the same questions.
  const final = against !== null && ["passed", "none_left", "over"].includes(against.why);
  const shows = part.exam?.explains === "answers" && attempts.length === done.length && final;
  const keys = shows
    ? await stepAs(tx, actor, "app_worker", () =>
        tx.trainingAttemptKey.findMany({ where: { tenantId, attemptId: { in: done.map(one => one.id) } } }),
      )
    : [];
  return done
    .filter(attempt => rows.some(row => row.attemptId === attempt.id))
    .map((attempt, i): ExamResultDto => {
      const row = rows.find(one => one.attemptId === attempt.id);
      const topics = (row?.topics ?? []) as unknown as TopicScore[];
      const key = keys.find(one => one.attemptId === attempt.id);
      const handedInAt = attempt.handedInAt?.getTime() ?? 0;
      return {
        attemptId: attempt.id,
        number: i + 1,
        handedInAt,
        byTime: handedInAt >= attempt.dueAt.getTime(),
        percent: attempt.percent ?? 0,
        right: topics.reduce((all, topic) => all + topic.right, 0),
        asked: topics.reduce((all, topic) => all + topic.asked, 0),
        reached: (attempt.percent ?? 0) >= (askedOf(record, part) || mark),
        topics,
        weak: weakTopics({ topics }, mark).map(topic => topic.topic),
        answers: key ? explained(attempt, key, actor.locale) : null,
      };
    })
    .reverse();
}

function explained(
  attempt: AttemptRow,
  key: { right: unknown; why: unknown },
  locale: string,
): NonNullable<ExamResultDto["answers"]> {
  const right = key.right as Key;
  const why = key.why as Record<string, Parameters<typeof textIn>[0]>;
  const answers = answersOf(attempt);
  return paperOf(attempt).map(item => {
    const named = (ids: readonly string[]) =>
      item.options.filter(option => ids.includes(option.id)).map(option => textIn(option.text, locale));
    const chosen = answers[item.question] ?? [];
    const good = right[item.question] ?? [];
    const reason = why[item.question];
    return {
      text: textIn(item.text, locale),
      chosen: named(chosen),
      right: named(good),
      correct: good.length === chosen.length && good.every(id => chosen.includes(id)),
      why: reason ? textIn(reason, locale) : "",
    };
  });
}
