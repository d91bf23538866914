import {
  type AgainstBenefit,
  againstBenefit,
  benefitsInForce,
  inForce,
  type TierState,
} from "#lib/domain/programmes/benefits.ts";
import {
  type BenefitKind,
  type ProgrammeDefinition,
  type TierDefinition,
  tiersByRank,
} from "#lib/domain/programmes/definition.ts";

// Who may have what the vendor gives to partners (P6, P7, P17, P25). Every part of an audience narrows it; an empty one does not.

export type LibraryAudience = {
  /** Given under this kind of benefit; null: with the status alone. */
  benefit: BenefitKind | null;
  /** "programme/tier"; empty: whatever tier, and none. */
  tiers: readonly string[];
  /** Roles at the partner; empty: every role. */
  roles: readonly string[];
  /** Support levels a person is named for; empty: named or not. */
  levels: readonly number[];
};

/** One programme of the reader's company, as it judges the company today, and the levels the reader is named for in it. */
export type LibraryStanding = {
  definition: ProgrammeDefinition;
  partnership: TierState;
  levels: readonly number[];
};

export type LibraryReader = { roles: readonly string[]; standings: readonly LibraryStanding[] };

/** What stands against a reader; the first that does, in the order in which it can be mended. */
export type AgainstReader =
  /** The company is in no programme. */
  | { why: "apart" }
  /** It is, but its status is not in force. */
  | { why: "status" }
  | { why: "benefit"; against: AgainstBenefit }
  | { why: "tier"; lowest: TierDefinition | null }
  | { why: "role"; roles: readonly string[] }
  | { why: "level"; levels: readonly number[] };

/** A tier as an audience names it. */
export const tierName = (definition: Pick<ProgrammeDefinition, "key">, tierKey: string): string =>
  `${definition.key}/${tierKey}`;

/** What a reader brings, gathered over the programmes whose status is in force: the query asks by the same lists. */
export type ReaderKeys = { inForce: boolean; benefits: BenefitKind[]; tiers: string[]; levels: number[] };

/** The lists an item's audience is held against, in code and in SQL alike. */
export function readerKeys(reader: LibraryReader): ReaderKeys {
  const standing = reader.standings.filter(s => inForce(s.partnership));
  const all = <T>(of: (s: LibraryStanding) => T[]): T[] => [...new Set(standing.flatMap(of))];
  return {
    inForce: standing.length > 0,
    benefits: all(s => benefitsInForce(s.definition, s.partnership).map(b => b.kind)),
    tiers: all(s => (s.partnership.tierKey === null ? [] : [tierName(s.definition, s.partnership.tierKey)])),
    levels: all(s => [...s.levels]),
  };
}

const meets = <T>(wanted: readonly T[], has: readonly T[]): boolean =>
  wanted.length === 0 || wanted.some(one => has.includes(one));

/** Why a reader may not have it; null: they may (P25). */
export function againstReader(audience: LibraryAudience, reader: LibraryReader): AgainstReader | null {
  if (reader.standings.length === 0) return { why: "apart" };
  const keys = readerKeys(reader);
  const { benefit } = audience;
  if (benefit !== null && !keys.benefits.includes(benefit))
    return { why: "benefit", against: nearest(reader, benefit) };
  if (!keys.inForce) return { why: "status" };
  if (!meets(audience.tiers, keys.tiers)) return { why: "tier", lowest: lowestOf(audience, reader) };
  if (!meets(audience.roles, reader.roles)) return { why: "role", roles: audience.roles };
  if (!meets(audience.levels, keys.levels)) return { why: "level", levels: audience.levels };
  return null;
}

/** Of several programmes the one nearest to granting it: taken away or stopped, then a tier that could be reached. */
function nearest(reader: LibraryReader, kind: BenefitKind): AgainstBenefit {
  const found = reader.standings
    .map(s => againstBenefit(s.definition, s.partnership, kind))
    .filter(against => against !== null);
  const order: AgainstBenefit["why"][] = ["withdrawn", "state", "tier", "never"];
  return order.flatMap(why => found.filter(one => one.why === why)).at(0) ?? { why: "never" };
}

/** The lowest tier of the audience in a programme of the reader's; null: it is for other programmes. */
function lowestOf(audience: LibraryAudience, reader: LibraryReader): TierDefinition | null {
  for (const { definition } of reader.standings) {
    const tier = tiersByRank(definition).find(t => audience.tiers.includes(tierName(definition, t.key)));
    if (tier) return tier;
  }
  return null;
}
