import { partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { tierOf, tiersByRank } from "#lib/domain/programmes/definition.ts";
import { ladder, whatIf } from "#lib/domain/programmes/ladder.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { propose, type TierDecisionKind } from "#lib/domain/programmes/tiers.ts";
import { textIn } from "#lib/domain/text.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { partnerHead } from "#lib/features/partnerships/head.ts";
import { findPartnership, type Standing, standingOf } from "#lib/features/partnerships/standing.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { DecisionDto, LadderDto, ProposalDto } from "./dto.ts";
import { agreementEnd, marksOf } from "./marks.ts";
import { tierDto } from "./rungs.ts";
import { titleOf, type View } from "./view.ts";
import { consequencesOf, peopleOf } from "./what-if.ts";

type Asked = { on: string | null; without: readonly string[] };

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
