import { partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { agreementCover } from "#lib/domain/programmes/agreement.ts";
import { areaOf, tierOf, tiersByRank } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { Finding } from "#lib/domain/programmes/finding.ts";
import { changeDays, isAffiliated, type Ladder, ladder, whatIf } from "#lib/domain/programmes/ladder.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { certificateCover, servants } from "#lib/domain/programmes/specialists.ts";
import { propose, type TierDecisionKind } from "#lib/domain/programmes/tiers.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { partnerHead } from "#lib/features/partnerships/head.ts";
import { findPartnership, type Standing, standingOf } from "#lib/features/partnerships/standing.ts";
import { openTicketsHeldBy } from "#lib/features/tickets/held-by.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type {
  ConsequencesDto,
  DecisionDto,
  LadderDto,
  LadderPersonDto,
  MarkDto,
  ProposalDto,
  RungDto,
  TierDto,
} from "./dto.ts";

type Asked = { on: string | null; without: readonly string[] };
type View = { standing: Standing; locale: string; today: PlainDate; on: PlainDate; facts: PartnerFacts };

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
 * The ladder as both sides see it (P21, P24): how the tier stands on a day of the next twelve months, also without some
 * people, what the next tier adds, the days on which something changes, and what is proposed today.
 */
export async function readLadder(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  asked: Asked,
  now: Date,
): Promise<LadderDto> {
  const { standing, today } = await readStanding(tx, actor, workspace, slug, now);
  const { definition } = standing.programme;
  const { locale } = actor;
  const to = addMonths(today, 12);
  const on = asked.on !== null && asked.on >= today && asked.on <= to ? asked.on : today;
  const known = new Set(standing.facts.people.map(person => person.personId));
  const without = asked.without.filter(id => known.has(id));
  const facts = without.length > 0 ? whatIf(standing.facts, without, on) : standing.facts;
  const { tierKey } = standing.partnership;
  const shown = ladder(definition, facts, tierKey, on);
  const view: View = { standing, locale, today, on, facts };
  const held = tierOf(definition, tierKey);
  const above = tierOf(definition, shown.next?.key ?? null);
  return {
    head: partnerHead(standing, actor),
    company: { name: standing.orgName, slug: standing.orgSlug },
    programme: textIn(definition.name, locale),
    version: standing.version,
    state: standing.state,
    tierSince: standing.partnership.tierSince,
    remediationUntil: standing.partnership.remediationUntil,
    endReason: standing.partnership.endReason,
    today,
    on,
    to,
    current: shown.current && tierDto(view, shown.current),
    next: shown.next && tierDto(view, shown.next),
    adds: definition.benefits
      .filter(b => above?.benefits.includes(b.key) && !held?.benefits.includes(b.key))
      .map(b => textIn(b.title, locale)),
    marks: marksOf(view, tierKey, to),
    agreementEnds: agreementEnd(standing.facts, today, to),
    people: peopleOf(view, without),
    consequences: without.length > 0 ? await consequencesOf(tx, actor, view, without, shown) : null,
    proposal: proposalOf(view),
    tiers: tiersByRank(definition).map(tier => {
      const missing = findings(definition, standing.facts, today)
        .filter(f => tier.requirements.includes(f.requirementKey) && f.state === "unmet")
        .map(f => titleOf(view, f.requirementKey));
      return {
        key: tier.key,
        name: textIn(tier.name, locale),
        eligible: missing.length === 0,
        held: tier.key === tierKey,
        missing,
        benefits: definition.benefits
          .filter(b => tier.benefits.includes(b.key))
          .map(b => textIn(b.title, locale)),
      };
    }),
    decisions: await decisionsOf(tx, actor.tenantId, view),
    remediationDays: definition.remediationDays,
    can: {
      grant: partnershipPolicy.grant(actor, standing),
      openRemediation: partnershipPolicy.openRemediation(actor, standing),
      extendRemediation: partnershipPolicy.extendRemediation(actor, standing),
      closeRemediation: partnershipPolicy.closeRemediation(actor, standing),
      suspend: partnershipPolicy.suspend(actor, standing),
      reinstate: partnershipPolicy.reinstate(actor, standing),
      end: partnershipPolicy.end(actor, standing),
    },
  };
}

function titleOf({ standing, locale }: View, key: string): string {
  const requirement = standing.programme.definition.requirements.find(r => r.key === key);
  return requirement ? textIn(requirement.title, locale) : key;
}

function areaName({ standing, locale }: View, key: string): string {
  const area = areaOf(standing.programme.definition, key);
  return area ? textIn(area.name, locale) : key;
}

function tierDto(view: View, standing: NonNullable<Ladder["current"]>): TierDto {
  const { definition } = view.standing.programme;
  const tier = tierOf(definition, standing.key);
  const today = findings(definition, view.standing.facts, view.today);
  const wasMet = (key: string) => today.some(f => f.requirementKey === key && f.state !== "unmet");
  return {
    key: standing.key,
    name: tier ? textIn(tier.name, view.locale) : standing.key,
    state: standing.state,
    until: standing.until,
    missing: standing.missing.length,
    rungs: standing.rungs.map(rung => rungDto(view, rung, wasMet(rung.requirementKey))),
  };
}

function rungDto(view: View, rung: Finding, wasMet: boolean): RungDto {
  const { definition } = view.standing.programme;
  const requirement = definition.requirements.find(r => r.key === rung.requirementKey);
  const areas = requirement?.kind === "certified_specialists" ? requirement.params.areas : [];
  const lost = rung.state === "unmet" && wasMet;
  const gaps = rung.parts.filter(part => part.state === "unmet");
  return {
    key: rung.requirementKey,
    title: titleOf(view, rung.requirementKey),
    state: lost ? "lost" : rung.state,
    parts: rung.parts.map(part => (part.state === "unmet" && lost ? "lost" : part.state)),
    have: rung.have,
    need: rung.need,
    until: rung.until,
    evidence: rung.evidence,
    wants: [
      ...new Set(
        gaps.flatMap(part => {
          if (part.wants !== null) return [areas.length > 0 ? areaName(view, part.wants) : part.wants];
          return areas.map(area => areaName(view, area));
        }),
      ),
    ],
    candidates: view.facts.candidates
      .filter(c => areas.includes(c.areaKey) && isAffiliated(view.facts, c.personId, view.on))
      .map(c => ({
        name: view.facts.people.find(p => p.personId === c.personId)?.name ?? "",
        on: c.trainingOn,
      })),
    next: rung.next,
  };
}

function marksOf(view: View, tierKey: string | null, to: PlainDate): MarkDto[] {
  const { definition } = view.standing.programme;
  return changeDays(definition, view.facts, view.today, to).flatMap(day => {
    const before = findings(definition, view.facts, addDays(day, -1));
    const after = findings(definition, view.facts, day);
    const changes = after
      .filter((f, i) => f.state !== before[i]?.state || f.have !== before[i]?.have)
      .map(f => ({ title: titleOf(view, f.requirementKey), state: f.state, key: f.requirementKey }));
    if (changes.length === 0) return [];
    const tier = tierOf(definition, tierKey);
    const loses = changes.some(c => c.state === "unmet" && tier?.requirements.includes(c.key));
    return [
      {
        day,
        tone: loses ? ("breach" as const) : ("warn" as const),
        changes: changes.map(({ key: _, ...change }) => change),
      },
    ];
  });
}

/** The nearest end of an agreement in the range the slider shows. */
function agreementEnd(facts: PartnerFacts, today: PlainDate, to: PlainDate): PlainDate | null {
  const ends = facts.agreements
    .map(agreementCover)
    .flatMap(cover => (cover?.until && cover.until > today && cover.until <= to ? [cover.until] : []));
  return ends.sort()[0] ?? null;
}

function peopleOf(view: View, without: readonly string[]): LadderPersonDto[] {
  const { facts } = view.standing;
  const { definition } = view.standing.programme;
  const here = facts.people.filter(p => isAffiliated(facts, p.personId, view.on));
  const ids = [...new Set(here.map(p => p.personId))];
  const areas = definition.areas.map(area => area.key);
  const able = servants(facts, areas, view.on);
  return ids
    .map((personId): LadderPersonDto => {
      const own = able.filter(s => s.personId === personId).sort((a, b) => (a.until < b.until ? -1 : 1));
      const candidates = facts.candidates.filter(c => c.personId === personId);
      const levels = facts.team
        .filter(m => m.personId === personId && m.from <= view.on && (m.to === null || m.to >= view.on))
        .map(m => `L${m.level}`);
      const until = own[0]?.until ?? null;
      return {
        personId,
        name: here.find(p => p.personId === personId)?.name ?? "",
        counts: [
          ...new Set([
            ...own.map(s => areaName(view, s.areaKey)),
            ...candidates.map(c => areaName(view, c.areaKey)),
            ...levels.sort(),
          ]),
        ],
        until,
        ended: own.length > 0 ? null : lastEnd(facts, personId, view.on),
        trainingOn: candidates[0]?.trainingOn ?? null,
        training: own.length === 0 && candidates.length > 0,
        ending: until !== null && until <= addDays(view.on, definition.renewalWindowDays),
        out: without.includes(personId),
      };
    })
    .filter(person => person.counts.length > 0 || person.ended !== null || person.out)
    .sort((a, b) => (a.until ?? "9").localeCompare(b.until ?? "9") || a.name.localeCompare(b.name));
}

/** The last day of the certificate that ended latest before a day. */
function lastEnd(facts: PartnerFacts, personId: string, on: PlainDate): PlainDate | null {
  const ends = facts.certificates
    .filter(c => c.personId === personId)
    .flatMap(c => certificateCover(c).until ?? [])
    .filter(until => until < on);
  return ends.sort().at(-1) ?? null;
}

async function consequencesOf(
  tx: Tx,
  actor: Actor,
  view: View,
  without: readonly string[],
  shown: Ladder,
): Promise<ConsequencesDto> {
  const { standing, locale, on } = view;
  const { definition } = standing.programme;
  const { tierKey } = standing.partnership;
  const before = ladder(definition, standing.facts, tierKey, on).current;
  const lost = (shown.current?.rungs ?? []).filter(
    rung => rung.state === "unmet" && !before?.missing.includes(rung.requirementKey),
  );
  const held = tierOf(definition, tierKey);
  const left = tierOf(definition, shown.eligible);
  const escalating = definition.areas.filter(area => area.escalates).map(area => area.key);
  const tickets = [];
  for (const personId of without) tickets.push(...(await openTicketsHeldBy(tx, actor.tenantId, personId)));
  return {
    names: [
      ...new Set(standing.facts.people.filter(p => without.includes(p.personId)).map(p => p.name)),
    ].filter(name => name !== ""),
    tier: held ? textIn(held.name, locale) : null,
    tierState: shown.current?.state ?? null,
    lost: lost.map(rung => ({
      title: titleOf(view, rung.requirementKey),
      have: rung.have,
      need: rung.need,
    })),
    remediationDays: definition.remediationDays,
    benefits:
      lost.length === 0
        ? []
        : definition.benefits
            .filter(b => held?.benefits.includes(b.key) && !left?.benefits.includes(b.key))
            .map(b => textIn(b.title, locale)),
    tickets,
    standIns: [...new Set(servants(view.facts, escalating, on).map(s => s.name))],
  };
}

function proposalOf(view: View): ProposalDto | null {
  const { standing, today, locale } = view;
  const { definition } = standing.programme;
  const proposal = propose(definition, standing.partnership, standing.ladder, today);
  if (proposal === null) return null;
  const nameOf = (key: string | null) => {
    const tier = tierOf(definition, key);
    return tier ? textIn(tier.name, locale) : null;
  };
  if (proposal.kind === "grant") return { ...proposal, tier: nameOf(proposal.tierKey) ?? proposal.tierKey };
  if (proposal.kind === "close_remediation") return proposal;
  const missing = proposal.missing.map(key => titleOf(view, key));
  if (proposal.kind === "open_remediation") return { ...proposal, missing };
  return { ...proposal, missing, eligible: nameOf(proposal.eligible) };
}

async function decisionsOf(tx: Tx, tenantId: string, { standing, locale }: View): Promise<DecisionDto[]> {
  const rows = await tx.tierDecision.findMany({
    where: { tenantId, partnershipId: standing.id },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  return rows.map(row => {
    const tier = tierOf(standing.programme.definition, row.tierKey);
    return {
      id: row.id,
      kind: row.kind as TierDecisionKind,
      tier: tier ? textIn(tier.name, locale) : null,
      until: toPlainDateOrNull(row.until),
      reason: row.reason,
      by: row.decidedBy,
      at: row.decidedAt.getTime(),
    };
  });
}
