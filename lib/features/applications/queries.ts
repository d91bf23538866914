import { applicationPolicy } from "#lib/domain/policies/application.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { sectionProgress } from "#lib/domain/programmes/answers.ts";
import { isDecided, isEditable, score } from "#lib/domain/programmes/application.ts";
import { type ProgrammeDefinition, tierOf, tiersByRank } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { ApplicationDto, DuplicateDto, EventDto, RubricDto, SectionDto } from "./dto.ts";
import { type ApplicationRecord, asTyped, findApplication, OPEN_STATES } from "./record.ts";

/** The page of an application for one reader: the applicant with what was typed, the vendor with what was sent. Throws not_found. */
export async function applicationPage(tx: Tx, actor: Actor, number: string): Promise<ApplicationDto> {
  // Customers have no part in applications: their side may not even ask the table.
  if (actor.side === "customer") return notFoundRefusal();
  const record = await findApplication(tx, actor.tenantId, number);
  if (!record || !applicationPolicy.read(actor, record)) return notFoundRefusal();
  const { locale } = actor;
  const { definition, slug } = record.programme;
  const { application } = record;
  const org = await tx.organisation.findFirst({
    where: { tenantId: actor.tenantId, id: record.partnerOrgId },
    select: { id: true, slug: true, domain: true },
  });
  const vendor = actor.side === "vendor";
  const labels = labelsOf(definition, locale);
  const tier = tierOf(definition, application.tierKey);
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
    tiers: tiersByRank(definition).map(t => ({
      key: t.key,
      name: textIn(t.name, locale),
      tagline: textIn(t.tagline, locale),
    })),
    createdAt: record.createdAt.getTime(),
    submittedAt: application.submittedAt,
    dueAt: isDecided(record) || record.state === "draft" ? null : (record.dueAt?.getTime() ?? null),
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
    })),
    events: await eventsOf(tx, actor, record, labels),
    rubric: vendor ? await rubricOf(tx, actor, record) : null,
    duplicates: vendor && org ? await duplicatesOf(tx, actor.tenantId, org) : [],
    can: {
      edit: applicationPolicy.edit(actor, record),
      submit: applicationPolicy.submit(actor, record),
      withdraw: applicationPolicy.withdraw(actor, record),
      review: applicationPolicy.review(actor, record),
      score: applicationPolicy.score(actor, record),
      requestInformation: applicationPolicy.requestInformation(actor, record),
      decide: applicationPolicy.decide(actor, record),
    },
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
    questions: section.questions.map(({ hint, options, ...q }) => ({
      ...q,
      label: textIn(q.label, locale),
      ...(hint ? { hint: textIn(hint, locale) } : {}),
      ...(options ? { options: options.map(o => ({ key: o.key, label: textIn(o.label, locale) })) } : {}),
      value: seen.answers[q.key] ?? null,
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
    const data = row.data as { note?: string; reason?: string; questions?: string[]; tier?: string };
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
    };
  });
}

async function rubricOf(tx: Tx, actor: Actor, record: ApplicationRecord): Promise<RubricDto> {
  const { definition } = record.programme;
  const rows = await tx.applicationScore.findMany({
    where: { tenantId: actor.tenantId, applicationId: record.id },
    orderBy: [{ assessorName: "asc" }, { assessorId: "asc" }],
  });
  const result = score(definition.rubric, rows);
  const titles = new Map(definition.application.sections.map(s => [s.key, textIn(s.title, actor.locale)]));
  return {
    totalBp: result.totalBp,
    recommended: result.recommended,
    criteria: definition.rubric.map((criterion, index) => {
      const given = rows.filter(r => r.criterionKey === criterion.key);
      const mine = given.find(r => r.assessorId === actor.personId);
      return {
        key: criterion.key,
        title: textIn(criterion.title, actor.locale),
        description: textIn(criterion.description, actor.locale),
        weightBp: criterion.weightBp,
        minimumPoints: criterion.minimumPoints,
        maxPoints: criterion.maxPoints,
        sections: criterion.sections.map(key => ({ key, title: titles.get(key) ?? key })),
        mine: mine ? { points: mine.points, note: mine.note } : null,
        others: given
          .filter(r => r !== mine)
          .map(r => ({ assessor: r.assessorName, points: r.points, note: r.note })),
        mean: result.criteria[index]?.points ?? null,
        reached: result.criteria[index]?.reached ?? false,
      };
    }),
  };
}

/** Other companies of the workspace with the same domain, with their applications: perhaps the same company twice. */
async function duplicatesOf(
  tx: Tx,
  tenantId: string,
  org: { id: string; domain: string },
): Promise<DuplicateDto[]> {
  if (!org.domain) return [];
  const twins = await tx.organisation.findMany({
    where: { tenantId, domain: org.domain, id: { not: org.id }, side: "partner" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 5,
  });
  const applications = await tx.application.findMany({
    where: { tenantId, partnerOrgId: { in: twins.map(t => t.id) }, state: { not: "draft" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
    select: { number: true, state: true, partnerOrgId: true },
  });
  return twins.map(twin => ({
    name: twin.name,
    slug: twin.slug,
    applications: applications
      .filter(a => a.partnerOrgId === twin.id)
      .map(({ number, state }) => ({ number, state })),
  }));
}

export type Standing =
  | { kind: "partner"; slug: string }
  | { kind: "open"; number: string }
  | { kind: "none" };

/** Where a company stands in a programme: a partner already, with an open application, or free to begin one. */
export async function ownStanding(tx: Tx, actor: Actor, programmeId: string): Promise<Standing> {
  const where = { tenantId: actor.tenantId, partnerOrgId: actor.orgId, programmeId };
  const open = await tx.application.findFirst({ where: { ...where, state: { in: [...OPEN_STATES] } } });
  if (open) return { kind: "open", number: open.number };
  const partnership = await tx.partnership.findFirst({
    where: { ...where, state: { notIn: ["ended", "applicant"] } },
  });
  if (!partnership) return { kind: "none" };
  const org = await tx.organisation.findFirst({ where: { tenantId: actor.tenantId, id: actor.orgId } });
  return { kind: "partner", slug: org?.slug ?? "" };
}
