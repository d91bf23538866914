import { applicationPolicy } from "#lib/domain/policies/application.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { type Answers, sectionProgress } from "#lib/domain/programmes/answers.ts";
import { isDecided, isEditable } from "#lib/domain/programmes/application.ts";
import { type ProgrammeDefinition, tierOf, tiersByRank } from "#lib/domain/programmes/definition.ts";
import { changedAnswers, sameAnswer } from "#lib/domain/programmes/form-change.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type Assessed, assessmentsOf } from "./assessments.ts";
import type { ApplicationDto, EventDto, FormerDto, SectionDto } from "./dto.ts";
import { answerClock, answerTime } from "./due.ts";
import { duplicatesOf, identityOf } from "./duplicates.ts";
import { newFormOf, programmeToday, straysOf } from "./form-version.ts";
import { questionDto } from "./question.ts";
import { type ApplicationRecord, asTyped, findApplication, OPEN_STATES, unsent } from "./record.ts";
import { rubricOf } from "./rubric.ts";

/** The page of an application for one reader: the applicant with what was typed, the vendor with what was sent. Throws not_found. */
export async function applicationPage(tx: Tx, actor: Actor, number: string): Promise<ApplicationDto> {
  // Customers have no part in applications: their side may not even ask the table.
  if (actor.side === "customer") return notFoundRefusal();
  const { tenantId, locale } = actor;
  const record = await findApplication(tx, tenantId, number);
  if (!record || !applicationPolicy.read(actor, record)) return notFoundRefusal();
  const { definition, slug } = record.programme;
  const { application } = record;
  const { calendarKey, today, now } = await presentOf(tx, tenantId);
  const org = await tx.organisation.findFirst({
    where: { tenantId, id: record.partnerOrgId },
    select: { id: true, slug: true, domain: true, website: true, taxId: true, country: true },
  });
  const labels = labelsOf(definition, locale);
  const tier = tierOf(definition, application.tierKey);
  const calendar = record.state === "draft" ? null : await loadCalendar(tx, tenantId, calendarKey);
  const clock = calendar && answerClock(calendar, answerTime(record), now);
  const assessed: Assessed = {
    ...record,
    assessments: actor.side === "vendor" ? await assessmentsOf(tx, tenantId, record.id) : [],
  };
  const side =
    actor.side === "vendor"
      ? await ofVendor(tx, actor, assessed, org, today)
      : await ofApplicant(tx, actor, record, today);
  const told = record.state === "draft" || isDecided(record);
  return {
    number: record.number,
    version: record.version,
    state: record.state,
    orgName: record.orgName,
    orgSlug: org?.slug ?? "",
    programme: {
      name: textIn(definition.name, locale),
      slug,
      minutes: definition.application.minutes,
      answerWorkingDays: definition.application.answerWorkingDays,
    },
    tier: tier && { key: tier.key, name: textIn(tier.name, locale) },
    tiers: tiersIn(definition, locale),
    createdAt: record.createdAt.getTime(),
    submittedAt: application.submittedAt,
    clock: clock?.startedAt === null ? null : clock,
    dueAt: told ? null : (clock?.due ?? record.dueAt?.getTime() ?? null),
    decidedAt: application.decidedAt,
    decidedBy: application.decidedBy,
    reason: application.reason,
    sections: sectionsOf(record, actor),
    requests: record.requests.map(r => ({
      id: r.id,
      note: r.note,
      questions: r.questions.map(key => ({ key, label: labels.get(key) ?? key })),
      askedBy: r.askedBy,
      askedAt: r.askedAt.getTime(),
      answeredAt: r.answeredAt?.getTime() ?? null,
      answeredBy: r.answeredBy,
      withdrawnAt: r.withdrawnAt?.getTime() ?? null,
      withdrawnBy: r.withdrawnBy,
    })),
    events: await eventsOf(tx, actor, record, labels),
    former: await formerOf(tx, actor, record),
    ...side,
    can: {
      edit: applicationPolicy.edit(actor, record),
      submit: applicationPolicy.submit(actor, record),
      adopt: applicationPolicy.adopt(actor, record),
      withdraw: applicationPolicy.withdraw(actor, record),
      review: applicationPolicy.review(actor, record),
      score: applicationPolicy.score(actor, assessed),
      reopen: applicationPolicy.reopen(actor, assessed),
      askAssessors: applicationPolicy.askAssessors(actor, record),
      requestInformation: applicationPolicy.requestInformation(actor, record),
      withdrawRequest: applicationPolicy.withdrawRequest(actor, record),
      decide: applicationPolicy.decide(actor, record),
    },
  };
}

/** The workspace's calendar and day, by the database's clock. */
async function presentOf(
  tx: Tx,
  tenantId: string,
): Promise<{ calendarKey: string; today: PlainDate; now: Instant }> {
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  if (!workspace || !row) return notFoundRefusal();
  const now = row.now.getTime();
  return { calendarKey: workspace.calendarKey, today: todayIn(workspace.timeZone, now), now };
}

const tiersIn = (definition: ProgrammeDefinition, locale: string) =>
  tiersByRank(definition).map(t => ({
    key: t.key,
    name: textIn(t.name, locale),
    tagline: textIn(t.tagline, locale),
  }));

type OneSide = Pick<
  ApplicationDto,
  "rubric" | "duplicates" | "acceptTiers" | "colleagues" | "unsent" | "newForm" | "strays"
>;
type Company = { id: string; domain: string; website: string; taxId: string; country: string };

/** What the vendor alone reads: assessment, companies that are perhaps the same one, tiers one can be accepted into. */
async function ofVendor(
  tx: Tx,
  actor: Actor,
  record: Assessed,
  org: Company | null,
  today: PlainDate,
): Promise<OneSide> {
  const { tenantId } = actor;
  const current = await programmeToday(tx, tenantId, record, today);
  const identity = identityOf(record.programme.definition, record.application.answers, org);
  return {
    rubric: await rubricOf(tx, actor, record),
    duplicates: await duplicatesOf(tx, tenantId, record.partnerOrgId, identity),
    acceptTiers: tiersIn(current.definition, actor.locale),
    colleagues: applicationPolicy.askAssessors(actor, record)
      ? await colleagues(tx, tenantId, actor.orgId, today)
      : [],
    unsent: [],
    newForm: null,
    strays: [],
  };
}

/** What the applicant alone reads: what they typed and did not send, and what a newer form asks otherwise. */
async function ofApplicant(
  tx: Tx,
  actor: Actor,
  record: ApplicationRecord,
  today: PlainDate,
): Promise<OneSide> {
  const { tenantId, locale } = actor;
  const left = unsent(record);
  const questions = record.programme.definition.application.sections.flatMap(s => s.questions);
  return {
    rubric: null,
    duplicates: [],
    acceptTiers: [],
    colleagues: [],
    unsent: questions
      .filter(q => q.key in left && !sameAnswer(left[q.key], record.application.answers[q.key]))
      .map(q => questionDto(q, left[q.key], locale)),
    newForm: await newFormOf(tx, tenantId, record, today, locale),
    strays: record.state === "draft" ? await straysOf(tx, tenantId, record, locale) : [],
  };
}

/** The application this one was begun from; the vendor sees at once what is answered otherwise now. */
async function formerOf(tx: Tx, actor: Actor, record: ApplicationRecord): Promise<FormerDto | null> {
  if (record.previousId === null) return null;
  const row = await tx.application.findFirst({
    where: { tenantId: actor.tenantId, id: record.previousId },
  });
  // One that was never sent is the applicant's alone.
  if (!row || (actor.side === "vendor" && (row.state === "draft" || row.submittedAt === null))) return null;
  const { definition } = record.programme;
  const labels = labelsOf(definition, actor.locale);
  const changed = changedAnswers(definition, row.answers as Answers, record.application.answers);
  return {
    number: row.number,
    state: row.state,
    decidedAt: row.decidedAt?.getTime() ?? null,
    decidedBy: row.decidedBy,
    reason: row.reason,
    changed: changed.map(key => labels.get(key) ?? key),
  };
}

const labelsOf = (definition: ProgrammeDefinition, locale: string) =>
  new Map(
    definition.application.sections.flatMap(s =>
      s.questions.map(q => [q.key, textIn(q.label, locale)] as const),
    ),
  );

function sectionsOf(record: ApplicationRecord, actor: Actor): SectionDto[] {
  const { definition } = record.programme;
  const { locale } = actor;
  const seen = actor.side === "vendor" ? record.application : asTyped(record);
  const progress = sectionProgress(definition, seen.answers);
  const mayEdit = applicationPolicy.edit(actor, record);
  return definition.application.sections.map((section, index) => ({
    key: section.key,
    title: textIn(section.title, locale),
    why: textIn(section.why, locale),
    progress: progress[index] ?? { key: section.key, state: "not_started", problems: {}, toCorrect: 0 },
    questions: section.questions.map(q => ({
      ...questionDto(q, seen.answers[q.key], locale),
      editable: mayEdit && isEditable(seen, q.key),
      asked: seen.openQuestions.includes(q.key),
    })),
  }));
}

async function eventsOf(
  tx: Tx,
  actor: Actor,
  record: ApplicationRecord,
  labels: Map<string, string>,
): Promise<EventDto[]> {
  const rows = await tx.event.findMany({
    where: { tenantId: actor.tenantId, subjectType: "application", subjectId: record.id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: 200,
  });
  return rows.map(row => {
    const data = row.data as {
      note?: string;
      reason?: string;
      questions?: string[];
      tier?: string;
      names?: string;
    };
    const tier = tierOf(record.programme.definition, data.tier ?? null);
    return {
      id: row.id,
      type: row.type,
      at: row.at.getTime(),
      actorName: row.actorName,
      actorOrg: row.actorOrgName,
      actorSide: row.actorSide,
      audience: row.audience,
      note: data.note ?? data.reason ?? null,
      questions: (data.questions ?? []).map(key => labels.get(key) ?? key),
      tier: tier && textIn(tier.name, actor.locale),
      names: data.names ?? "",
    };
  });
}

export type Standing =
  | { kind: "partner"; slug: string }
  | { kind: "open"; number: string }
  | { kind: "none"; former: FormerDto | null };

/** Where a company stands in a programme: a partner already, with an open application, or free to begin one, perhaps not for the first time. */
export async function ownStanding(tx: Tx, actor: Actor, programmeId: string): Promise<Standing> {
  const where = { tenantId: actor.tenantId, partnerOrgId: actor.orgId, programmeId };
  const open = await tx.application.findFirst({ where: { ...where, state: { in: [...OPEN_STATES] } } });
  if (open) return { kind: "open", number: open.number };
  const partnership = await tx.partnership.findFirst({
    where: { ...where, state: { notIn: ["ended", "applicant"] } },
  });
  if (!partnership) {
    const row = await tx.application.findFirst({
      where: { ...where, state: { in: ["rejected", "withdrawn"] } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    const former = row && {
      number: row.number,
      state: row.state,
      decidedAt: row.decidedAt?.getTime() ?? null,
      decidedBy: row.decidedBy,
      reason: row.reason,
      changed: [],
    };
    return { kind: "none", former };
  }
  const org = await tx.organisation.findFirst({ where: { tenantId: actor.tenantId, id: actor.orgId } });
  return { kind: "partner", slug: org?.slug ?? "" };
}
