import { benefitsInForce } from "#lib/domain/programmes/benefits.ts";
import {
  type ProgrammeDefinition,
  requirementOf,
  type TierDefinition,
  tierOf,
  tiersByRank,
} from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { Finding, FindingState } from "#lib/domain/programmes/finding.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A partner as the preview reads it. */
export type PreviewPartner = {
  id: string;
  state: PartnershipState;
  tierKey: string | null;
  withdrawnBenefits?: string[] | undefined;
  /** What it aims at while it holds no tier. */
  targetTierKey: string | null;
  facts: PartnerFacts;
  /** Judged by another version than the one in effect, by a promise: before, and on the day itself. */
  before?: ProgrammeDefinition | undefined;
  after?: ProgrammeDefinition | undefined;
};

/**
 * What moves a partner, the gravest first: its tier is no longer met, comes at risk, is met again, another can be
 * granted, one can no longer be granted, other benefits, or the same standing over other rungs.
 */
export const MOVES = ["loses", "at_risk", "falls", "repaired", "rises", "benefits", "rungs"] as const;
export type Move = (typeof MOVES)[number];

export type RungWhy = "added" | "removed" | "asks_more" | "asks_less" | "changed";
type RungSide = { state: FindingState; have: number; need: number };
export type RungChange = {
  requirementKey: string;
  why: RungWhy;
  before: RungSide | null;
  after: RungSide | null;
};

type Side = {
  /** Of the tier held: its standing; null without one, or where this version has no such tier. */
  standing: FindingState | null;
  /** The highest tier whose every requirement is met. */
  eligible: string | null;
};

export type Mover = {
  id: string;
  move: Move;
  tierKey: string | null;
  /** The tier it is left with once a person decides: the one held, or the highest still met; null is none. */
  tierThen: string | null;
  before: Side;
  after: Side;
  rungs: RungChange[];
  /** Keys of benefits that start, stop or change on the day itself, the tier being kept. */
  benefits: { gained: string[]; lost: string[]; changed: string[] };
  /** Keys of benefits of the tier held that go with it, if it is lost. */
  atStake: string[];
};

export type Touched = Omit<Mover, "move"> & { move: null };

export type Preview = {
  on: PlainDate;
  /** Partners that were looked at. */
  looked: number;
  movers: Mover[];
  /** Partners that stand as before although rungs of theirs ask for something else. */
  touched: Touched[];
  counts: Record<Move, number>;
};

const weight: Record<FindingState, number> = { unmet: 0, at_risk: 1, met: 2 };

function worst(list: readonly Finding[]): FindingState {
  return list.reduce<FindingState>((a, f) => (weight[f.state] < weight[a] ? f.state : a), "met");
}

type Judged = { definition: ProgrammeDefinition; held: TierDefinition | null; side: Side; rungs: Finding[] };

/** A partner by one definition; `rungs` are those of the tier it holds, aims at, or else of the lowest. */
function judge(definition: ProgrammeDefinition, p: PreviewPartner, on: PlainDate): Judged {
  const all = findings(definition, p.facts, on);
  const of = (tier: TierDefinition) => all.filter(f => tier.requirements.includes(f.requirementKey));
  const tiers = tiersByRank(definition);
  const held = tierOf(definition, p.tierKey);
  const shown = held ?? tierOf(definition, p.targetTierKey) ?? tiers[0] ?? null;
  const eligible = tiers.findLast(tier => worst(of(tier)) !== "unmet") ?? null;
  return {
    definition,
    held,
    side: { standing: held && worst(of(held)), eligible: eligible?.key ?? null },
    rungs: shown === null ? [] : of(shown),
  };
}

const sideOf = (f: Finding): RungSide => ({ state: f.state, have: f.have, need: f.need });

function rungChanges(before: Judged, after: Judged): RungChange[] {
  const changes: RungChange[] = [];
  for (const then of after.rungs) {
    const now = before.rungs.find(f => f.requirementKey === then.requirementKey);
    if (!now) {
      changes.push({
        requirementKey: then.requirementKey,
        why: "added",
        before: null,
        after: sideOf(then),
      });
      continue;
    }
    const params = (d: ProgrammeDefinition) => {
      const requirement = requirementOf(d, then.requirementKey);
      return JSON.stringify([requirement?.kind, requirement?.params]);
    };
    const moved = now.state !== then.state || now.have !== then.have || now.need !== then.need;
    if (!moved && params(before.definition) === params(after.definition)) continue;
    const why = then.need > now.need ? "asks_more" : then.need < now.need ? "asks_less" : "changed";
    changes.push({ requirementKey: then.requirementKey, why, before: sideOf(now), after: sideOf(then) });
  }
  for (const now of before.rungs)
    if (!after.rungs.some(f => f.requirementKey === now.requirementKey))
      changes.push({ requirementKey: now.requirementKey, why: "removed", before: sideOf(now), after: null });
  return changes;
}

/** Where a tier stands in a definition; by its key, because ranks may be numbered anew. 0 is none. */
function rankIn(definition: ProgrammeDefinition, key: string | null): number {
  return tiersByRank(definition).findIndex(tier => tier.key === key) + 1;
}

function moveOf(p: PreviewPartner, before: Judged, after: Judged): Move | null {
  if (p.tierKey !== null) {
    const held = before.side.standing !== null && before.side.standing !== "unmet";
    const holds = after.side.standing !== null && after.side.standing !== "unmet";
    if (held && !holds) return "loses";
    if (before.side.standing !== null && after.side.standing === null) return "loses";
    if (before.side.standing === "met" && after.side.standing === "at_risk") return "at_risk";
    if (!held && holds) return "repaired";
  }
  const { definition } = after;
  const was = rankIn(definition, before.side.eligible) || rankIn(before.definition, before.side.eligible);
  const is = rankIn(definition, after.side.eligible);
  const own = rankIn(definition, p.tierKey);
  if (was > own && is < was) return "falls";
  if (is > was && is > own) return "rises";
  return null;
}

function benefitChange(p: PreviewPartner, before: Judged, after: Judged): Mover["benefits"] {
  const now = benefitsInForce(before.definition, p);
  const then = benefitsInForce(after.definition, p);
  const keys = (list: typeof now) => list.map(b => b.key);
  return {
    gained: keys(then).filter(key => !keys(now).includes(key)),
    lost: keys(now).filter(key => !keys(then).includes(key)),
    changed: then
      .filter(b => {
        const old = now.find(o => o.key === b.key);
        return old && JSON.stringify([old.kind, old.params]) !== JSON.stringify([b.kind, b.params]);
      })
      .map(b => b.key),
  };
}

function changeOf(
  p: PreviewPartner,
  oldDefinition: ProgrammeDefinition,
  newDefinition: ProgrammeDefinition,
  on: PlainDate,
): Mover | Touched | null {
  const before = judge(p.before ?? oldDefinition, p, on);
  const after = judge(p.after ?? newDefinition, p, on);
  if (before.definition === after.definition) return null;
  const rungs = rungChanges(before, after);
  const benefits = benefitChange(p, before, after);
  const otherBenefits = benefits.gained.length + benefits.lost.length + benefits.changed.length > 0;
  const sameMissing = missing(before) === missing(after);
  const move =
    moveOf(p, before, after) ?? (otherBenefits ? "benefits" : sameMissing ? null : ("rungs" as const));
  if (move === null && rungs.length === 0) return null;
  const loses = move === "loses";
  const left = tierOf(after.definition, after.side.eligible);
  const held = after.held ?? before.held;
  return {
    id: p.id,
    move,
    tierKey: p.tierKey,
    tierThen: loses ? (left?.key ?? null) : p.tierKey,
    before: before.side,
    after: after.side,
    rungs,
    benefits,
    atStake: loses ? (held?.benefits ?? []).filter(key => !left?.benefits.includes(key)) : [],
  };
}

const missing = (judged: Judged) =>
  judged.rungs
    .filter(f => f.state === "unmet")
    .map(f => f.requirementKey)
    .sort()
    .join();

/**
 * Every partner a new version would move on the day it takes effect, against the version that would judge on that day
 * otherwise (P20): the passing of time alone moves nobody here. Who applies, or has ended, is not looked at.
 */
export function previewChange(
  partners: readonly PreviewPartner[],
  oldDefinition: ProgrammeDefinition,
  newDefinition: ProgrammeDefinition,
  on: PlainDate,
): Preview {
  const inside = partners.filter(p => p.state !== "ended" && p.state !== "applicant");
  const movers: Mover[] = [];
  const touched: Touched[] = [];
  for (const partner of inside) {
    const change = changeOf(partner, oldDefinition, newDefinition, on);
    if (change === null) continue;
    if (change.move === null) touched.push(change);
    else movers.push(change);
  }
  const counts = Object.fromEntries(MOVES.map(move => [move, 0])) as Record<Move, number>;
  for (const mover of movers) counts[mover.move] += 1;
  return { on, looked: inside.length, movers, touched, counts };
}
