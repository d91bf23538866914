import { applicationPolicy } from "#lib/domain/policies/application.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ApplicationState } from "#lib/domain/programmes/application.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { Finding } from "#lib/domain/programmes/finding.ts";
import { ladder } from "#lib/domain/programmes/ladder.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { ownStanding } from "#lib/features/applications/queries.ts";
import { alertsForHome } from "#lib/features/knowledge/alerts.ts";
import {
  findPartnership,
  type PartnershipRecord,
  type Standing,
  standingOf,
} from "#lib/features/partnerships/standing.ts";
import { endsStillRun } from "#lib/features/products/calendar.ts";
import { programmeByVersion } from "#lib/features/programmes/queries.ts";
import { fromPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type {
  ApplicationLineDto,
  PartnerHomeDto,
  PartnerStandingDto,
  RungLineDto,
  StepLineDto,
} from "../dto.ts";
import { teamCertificates } from "./certificates.ts";
import { named } from "./named.ts";
import { readRenewals } from "./renewals.ts";
import { casesOf } from "./vendor.ts";
import { plays } from "./waiting.ts";
import { partnerWaiting } from "./waiting-partner.ts";

type Asked = { actor: Actor; today: PlainDate; zone: string; now: Date };

/** The partner's home (UX): its way in or its ladder, its cases, its people's certificates. */
export async function readPartnerHome(tx: Tx, { actor, today, zone, now }: Asked): Promise<PartnerHomeDto> {
  const { tenantId } = actor;
  const record = await findPartnership(tx, tenantId, { partnerOrgId: actor.orgId });
  const orgSlug =
    record?.orgSlug ??
    (await tx.organisation.findFirst({ where: { tenantId, id: actor.orgId }, select: { slug: true } }))
      ?.slug ??
    "";
  const programmes = record ? [record.programme] : [];
  const windowDays = record?.programme.definition.renewalWindowDays ?? 90;
  const waiting = await partnerWaiting(tx, actor, { orgSlug, today, windowDays });
  const standing = record ? await standingOf(tx, tenantId, record, today, zone) : null;
  return {
    side: "partner",
    today,
    orgSlug,
    waiting: named(waiting, programmes, actor.locale, record ? [record.begun] : []),
    standing: standing && (await standingDto(tx, actor, standing)),
    application: await applicationNow(tx, actor, record),
    alerts: await alertsForHome({ tx, actor, today }),
    cases: await casesOf(tx, actor, "open", now),
    certificates: record ? await teamCertificates(tx, { actor, programmes, today }) : null,
    renewals: await readRenewals(tx, actor, today, 5),
    ends: await endsStillRun({ tx, actor, today }),
    worksTickets: plays(actor, "partner_support", "partner_support_manager"),
  };
}

async function standingDto(tx: Tx, actor: Actor, standing: Standing): Promise<PartnerStandingDto> {
  const { definition } = standing.programme;
  const { locale } = actor;
  const aimed = ladder(definition, standing.facts, standing.targetTierKey, standing.ladder.on).current;
  const shown = standing.ladder.current ?? aimed;
  const tier = tierOf(definition, shown?.key ?? null);
  const steps = standing.state === "onboarding" ? await stepsOf(tx, actor, standing) : [];
  return {
    programme: textIn(definition.name, locale),
    state: standing.state,
    remediationUntil: standing.partnership.remediationUntil,
    ended: await endOf(tx, actor, standing),
    suspended: standing.state === "suspended" ? await suspensionOf(tx, actor, standing.id) : null,
    tier: shown &&
      tier && {
        name: textIn(tier.name, locale),
        state: shown.state,
        until: shown.until,
        held: standing.ladder.current !== null,
        rungs: shown.rungs.map(rung => rungLine(standing, rung, locale)),
      },
    steps,
    stepsDone: steps.filter(step => step.state === "done").length,
  };
}

function rungLine(standing: Standing, rung: Finding, locale: string): RungLineDto {
  const requirement = standing.programme.definition.requirements.find(r => r.key === rung.requirementKey);
  return {
    key: rung.requirementKey,
    title: requirement ? textIn(requirement.title, locale) : rung.requirementKey,
    state: rung.state,
    parts: rung.parts.map(part => part.state),
    have: rung.have,
    need: rung.need,
    until: rung.until,
    holders: rung.parts
      .filter(part => part.label !== null && part.state !== "unmet")
      .map(part => ({ label: part.label ?? "", until: part.until }))
      .sort((a, b) => (a.until ?? "9").localeCompare(b.until ?? "9"))
      .slice(0, 3),
  };
}

/** The way in (P2): what is done, what is next, what is still to come. Ongoing phases have nothing to finish. */
async function stepsOf(tx: Tx, actor: Actor, standing: Standing): Promise<StepLineDto[]> {
  const { definition } = standing.begun;
  const ongoing = definition.phases.filter(phase => phase.ongoing).map(phase => phase.key);
  const rows = await tx.onboardingStep.findMany({
    where: { tenantId: actor.tenantId, partnershipId: standing.id, phaseKey: { notIn: ongoing } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const titles = new Map(
    definition.phases.flatMap(phase => phase.steps.map(step => [step.key, step.title] as const)),
  );
  const finished = (row: { state: string; confirmSide: string | null }) =>
    row.state === "confirmed" || (row.state === "done" && row.confirmSide === null);
  const current = rows.find(row => !finished(row))?.id;
  return rows.map(row => ({
    key: row.id,
    title: textIn(titles.get(row.stepKey) ?? row.stepKey, actor.locale),
    state: finished(row) ? ("done" as const) : row.id === current ? ("current" as const) : ("ahead" as const),
    doneAt: (row.confirmedAt ?? row.doneAt)?.getTime() ?? null,
    doneBy: row.confirmedBy ?? row.doneBy,
    dueOn: toPlainDateOrNull(row.dueOn),
  }));
}

/** When and why a partnership ended, and where its people apply again; null while it lasts. */
async function endOf(tx: Tx, actor: Actor, standing: Standing): Promise<PartnerStandingDto["ended"]> {
  const { endedOn, endReason } = standing.partnership;
  if (standing.state !== "ended" || endedOn === null) return null;
  const { programmeId, slug } = standing.programme;
  const mayApply =
    applicationPolicy.start(actor, {}) && (await ownStanding(tx, actor, programmeId)).kind === "none";
  return {
    on: endedOn,
    reason: endReason ?? "",
    apply: mayApply ? `/programmes/${slug}/apply` : null,
  };
}

/** The decision that suspends a partnership now. */
async function suspensionOf(
  tx: Tx,
  { tenantId }: Actor,
  partnershipId: string,
): Promise<PartnerStandingDto["suspended"]> {
  const decision = await tx.tierDecision.findFirst({
    where: { tenantId, partnershipId, kind: "suspend" },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    select: { decidedAt: true, reason: true },
  });
  return decision && { at: decision.decidedAt.getTime(), reason: decision.reason };
}

/**
 * The company's application while it is no partner (P12): the one that lasts, else the newest. Where a partnership has
 * ended, only one begun since.
 */
async function applicationNow(
  tx: Tx,
  actor: Actor,
  record: PartnershipRecord | null,
): Promise<ApplicationLineDto | null> {
  if (record && record.state !== "ended") return null;
  const endedOn = record?.partnership.endedOn ?? null;
  const rows = await tx.application.findMany({
    where: {
      tenantId: actor.tenantId,
      partnerOrgId: actor.orgId,
      ...(endedOn === null ? {} : { createdAt: { gte: fromPlainDate(endedOn) } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 5,
  });
  const over = ["rejected", "withdrawn"];
  const row = rows.find(r => !over.includes(r.state)) ?? rows[0];
  if (!row) return null;
  const programme = await programmeByVersion(tx, actor.tenantId, row.programmeVersionId);
  return {
    number: row.number,
    programme: programme ? textIn(programme.definition.name, actor.locale) : "",
    state: row.state as ApplicationState,
    submittedAt: row.submittedAt?.getTime() ?? null,
    dueAt: row.dueAt?.getTime() ?? null,
    path: `/applications/${row.number}${row.state === "draft" ? "/form" : ""}`,
  };
}
