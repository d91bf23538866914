import { partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { areaOf, tierOf } from "#lib/domain/programmes/definition.ts";
import { ladder } from "#lib/domain/programmes/ladder.ts";
import { definitionOn } from "#lib/domain/programmes/rules.ts";
import { suppose } from "#lib/domain/programmes/suppose.ts";
import { textIn } from "#lib/domain/text.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { casesHeldBy } from "#lib/features/held-tickets/queries.ts";
import { partnerHead } from "#lib/features/partnerships/head.ts";
import { findPartnership, type Standing, standingOf } from "#lib/features/partnerships/standing.ts";
import { ownPricedCourses } from "#lib/features/training/open-dates.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { LadderAsked } from "./asked.ts";
import { companyCertificateDto } from "./certificate.ts";
import { choicesOf, decisionsOf, mayDecide, proposalOf } from "./deciding.ts";
import type { LadderDto } from "./dto.ts";
import { tierHistory } from "./history.ts";
import { judgedBy, judgeOf } from "./judge.ts";
import { agreementEnd, marksOf } from "./marks.ts";
import { peopleOf } from "./people.ts";
import { repairOf } from "./repair.ts";
import { tierDto } from "./rungs.ts";
import { tierName, usualDefinition, type View } from "./view.ts";
import { consequencesOf, supposesSomething } from "./what-if.ts";

/** A partner's standing today, for whichever page of it; "not found" for who may not read it. */
export async function readStanding(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  now: Date,
): Promise<{ standing: Standing; today: PlainDate }> {
  if (actor.side === "customer") return notFoundRefusal();
  const record = await findPartnership(tx, actor.tenantId, { slug });
  if (!record || !partnershipPolicy.read(actor, record)) return notFoundRefusal();
  const today = todayIn(workspace.timeZone, now.getTime());
  return { standing: await standingOf(tx, actor.tenantId, record, today, workspace.timeZone), today };
}

/**
 * The ladder as both sides see it (P20, P21, P24): how the tier stands on a day of the next twelve months by the version
 * that judges then, also with people gone, certificates renewed, courses booked or another version; what the next tier
 * adds, the days on which something changes, how it stood until today, and what is proposed.
 */
export async function readLadder(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  given: LadderAsked,
  now: Date,
): Promise<LadderDto> {
  const { standing, today } = await readStanding(tx, actor, workspace, slug, now);
  const { tenantId, locale } = actor;
  const { partnership, programme } = standing;
  const { tierKey } = partnership;
  const to = addMonths(today, 12);
  const on = given.on !== null && given.on >= today && given.on <= to ? given.on : today;
  const judge = await judgeOf(tx, actor, standing, given.by, today);
  const definition = definitionOn(judge.rules, on);
  const asked = { ...possible(given, standing, definition, today, to), on, by: judge.chosen?.by ?? null };
  const certified = suppose(
    definition,
    standing.facts,
    { leave: [], leaveOn: on, renew: asked.renew, courses: asked.courses },
    today,
  );
  const facts = suppose(
    definition,
    certified,
    { leave: asked.without, leaveOn: on, renew: [], courses: [] },
    today,
  );
  const view: View = { standing, rules: judge.rules, definition, locale, today, on, facts };
  const shown = ladder(definition, facts, tierKey, on);
  const base = ladder(usualDefinition(view, on), standing.facts, tierKey, on);
  const held = tierOf(definition, tierKey);
  const { next } = shown;
  const above = tierOf(definition, next?.key ?? null);
  const own = await ownPricedCourses(tx, tenantId, programme.programmeId);
  const taught: View = {
    ...view,
    definition: { ...definition, trainings: [...definition.trainings, ...own] },
  };
  const present: View = { ...view, definition: programme.definition, rules: standing.rules };
  return {
    head: partnerHead(standing, actor),
    company: { name: standing.orgName, slug: standing.orgSlug },
    programme: textIn(programme.definition.name, locale),
    version: standing.version,
    state: standing.state,
    tierSince: partnership.tierSince,
    remediationUntil: partnership.remediationUntil,
    endReason: partnership.endReason,
    today,
    on,
    to,
    judge: judgedBy(judge, on),
    versions: judge.choices,
    asked,
    gone: tierKey !== null && held === null ? tierName(view, tierKey) : null,
    current: shown.current && tierDto(view, shown.current),
    next: next && tierDto(view, next),
    adds: definition.benefits
      .filter(b => above?.benefits.includes(b.key) && !held?.benefits.includes(b.key))
      .map(b => textIn(b.title, locale)),
    certificate: await companyCertificateDto(tx, tenantId, view, workspace.timeZone),
    marks: marksOf(view, tierKey, to),
    agreementEnds: agreementEnd(standing.facts, today, to),
    people: peopleOf(
      view,
      certified,
      asked,
      await casesHeldBy(tx, tenantId, [...new Set(standing.facts.people.map(person => person.personId))]),
    ),
    areas: definition.areas.map(area => ({ key: area.key, name: textIn(area.name, locale) })),
    consequences: supposesSomething(asked)
      ? await consequencesOf(tx, actor, view, asked, shown, base, judge.chosen)
      : null,
    repair: standing.state === "ended" ? null : repairOf(taught, tierKey, next?.key ?? null),
    history: await tierHistory(
      tx,
      tenantId,
      { id: standing.id, programmeId: programme.programmeId },
      today,
      locale,
    ),
    proposal: proposalOf(present),
    ...choicesOf(present),
    decisions: await decisionsOf(tx, tenantId, present),
    remediationDays: programme.definition.remediationDays,
    can: mayDecide(actor, standing),
  };
}

/** What is asked, as far as there is such a person, area and day. */
function possible(
  asked: LadderAsked,
  { facts }: Standing,
  definition: View["definition"],
  today: PlainDate,
  to: PlainDate,
): LadderAsked {
  const known = new Set(facts.people.map(person => person.personId));
  const taught = (areaKey: string) => areaOf(definition, areaKey) !== null;
  return {
    ...asked,
    without: asked.without.filter(id => known.has(id)),
    renew: asked.renew.filter(r => known.has(r.personId) && taught(r.areaKey)),
    courses: asked.courses.filter(
      c =>
        taught(c.areaKey) &&
        (c.personId === null || known.has(c.personId)) &&
        c.resultOn >= today &&
        c.resultOn <= to,
    ),
  };
}
