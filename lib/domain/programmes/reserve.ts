import type { SpecialistGroup } from "#lib/domain/programmes/definition.ts";
import type { Seatable } from "#lib/domain/programmes/specialists.ts";

/** Some areas of a group, the people these together need, and who serves one of them. */
export type GroupPoint = {
  areas: string[];
  need: number;
  have: number;
  /** How many of its people may go before it falls short; below 0, how many are missing. */
  reserve: number;
  people: string[];
};

/** With more areas than this, only each alone and all together are looked at. */
const MOST_SUBSETS_OF = 10;

/** Sets of areas whose own places only their own people can take: the smallest first, all of them last. */
function areaSets(areas: readonly string[]): string[][] {
  if (areas.length > MOST_SUBSETS_OF) return [...areas.map(area => [area]), [...areas]];
  const sets = Array.from({ length: 2 ** areas.length - 1 }, (_, i) =>
    areas.filter((_, bit) => ((i + 1) & (1 << bit)) !== 0),
  );
  return sets.sort((a, b) => a.length - b.length);
}

/** Every set of a group's areas that asks for somebody, the smallest first. */
function pointsOf(group: SpecialistGroup, able: readonly Seatable[]): GroupPoint[] {
  const known = [...new Set(group.areas)];
  const usable = able.filter(one => known.includes(one.areaKey));
  return areaSets(known).flatMap((areas): GroupPoint[] => {
    const own = areas.length * group.minimumPerArea;
    const need = areas.length === known.length ? Math.max(own, group.minimum) : own;
    if (need === 0) return [];
    const people = [...new Set(usable.filter(s => areas.includes(s.areaKey)).map(s => s.personId))];
    return [{ areas, need, have: people.length, reserve: people.length - need, people }];
  });
}

const weakest = (points: readonly GroupPoint[]): GroupPoint | null =>
  points.reduce<GroupPoint | null>(
    (worst, point) => (worst === null || point.reserve < worst.reserve ? point : worst),
    null,
  );

/**
 * Where a group is weakest (P4, P21); null for one that asks for nobody. A group is full exactly when every set of its
 * areas has as many people as places of its own, and all together as many as the minimum (Hall). So the set with the
 * least to spare says how many people may go, whoever they are, before it falls short; being short, how many places
 * stay empty.
 */
export const weakPoint = (group: SpecialistGroup, able: readonly Seatable[]): GroupPoint | null =>
  weakest(pointsOf(group, able));

/** The same as one of its areas sees it: of the sets that area belongs to. */
export const weakPointIn = (
  group: SpecialistGroup,
  able: readonly Seatable[],
  areaKey: string,
): GroupPoint | null => weakest(pointsOf(group, able).filter(point => point.areas.includes(areaKey)));

/** How many people may go; below 0 it is short. A group that asks for nobody is never short. */
export const reserveOf = (group: SpecialistGroup, able: readonly Seatable[]): number =>
  weakPoint(group, able)?.reserve ?? Number.POSITIVE_INFINITY;
