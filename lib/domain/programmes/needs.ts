import { type Cover, lastDayFrom, openEnd } from "#lib/domain/programmes/cover.ts";
import type {
  ProgrammeDefinition,
  RequirementDefinitionOf,
  SpecialistGroup,
} from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { type GroupPoint, reserveOf, weakPointIn } from "#lib/domain/programmes/reserve.ts";
import { definitionOn, type Rule } from "#lib/domain/programmes/rules.ts";
import { areaCovers, type Seatable } from "#lib/domain/programmes/specialists.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What a person's certificate in an area is needed for. */
export type Need = {
  requirementKey: string;
  /** Were it gone on the day, the requirement would be lost at once. */
  now: boolean;
  /** The day on which the requirement is lost because it ends then and is not renewed; null where its end loses nothing. */
  lostOn: PlainDate | null;
};

/** A person in an area, as far as it counts for the company on the day. */
export type NeedCell = Seatable & {
  /** The last day it counts without a gap; null: no end. */
  until: PlainDate | null;
  /** In the programme's order; empty: nothing of the programme rests on it. */
  needs: Need[];
};

/** An area's weakest point in one requirement, and the day on which that is lost if nothing is renewed. */
export type AreaPoint = GroupPoint & {
  areaKey: string;
  requirementKey: string;
  /** Null: met, and no day is known. The day itself where it is lost already. */
  lostOn: PlainDate | null;
};

export type Needs = { cells: NeedCell[]; points: AreaPoint[] };

type Counting = Seatable & { covers: Cover[] };
type Group = RequirementDefinitionOf<"certified_specialists">;

/** Everybody's days in every area, looked up once: the questions after that are many. */
function countingOf(facts: PartnerFacts): Counting[] {
  const stays = Map.groupBy(facts.people, person => person.personId);
  const held = Map.groupBy(facts.certificates, c => `${c.areaKey}\n${c.personId}`);
  return [...held.values()].flatMap(cycles => {
    const { personId, areaKey } = cycles[0]!;
    const covers = areaCovers(cycles, stays.get(personId) ?? []);
    return covers.length > 0 ? [{ personId, areaKey, covers }] : [];
  });
}

const groupsOf = (definition: ProgrammeDefinition): Group[] =>
  definition.requirements.filter(r => r.kind === "certified_specialists");

const groupIn = (definition: ProgrammeDefinition, key: string): SpecialistGroup | null =>
  groupsOf(definition).find(r => r.key === key)?.params ?? null;

/**
 * What each certificate is needed for on a day, and where each area is weakest (P21, P22): the requirements that would be
 * lost without it at once, and those lost on the day after its last, by the version that judges then (P20). A certificate
 * that ends together with others is needed when renewing it would fill a place that is then empty.
 */
export function needsOn(rules: readonly Rule[], facts: PartnerFacts, on: PlainDate): Needs {
  const counting = countingOf(facts);
  const known = new Map<PlainDate, Seatable[]>();
  const ableOn = (day: PlainDate): Seatable[] => {
    const able = known.get(day) ?? counting.filter(c => lastDayFrom(c.covers, day) !== null);
    known.set(day, able);
    return able;
  };
  const definition = definitionOn(rules, on);
  const able = ableOn(on);
  const shortOn = (key: string, day: PlainDate): boolean => {
    const group = groupIn(definitionOn(rules, day), key);
    return group !== null && reserveOf(group, ableOn(day)) < 0;
  };
  const needOf = (cell: Seatable, until: PlainDate | null, { key, params }: Group): Need[] => {
    if (!params.areas.includes(cell.areaKey) || reserveOf(params, able) < 0) return [];
    const others = able.filter(one => one.personId !== cell.personId || one.areaKey !== cell.areaKey);
    const now = reserveOf(params, others) < 0;
    const day = until === null ? null : addDays(until, 1);
    const group = day === null ? null : groupIn(definitionOn(rules, day), key);
    const losesThen =
      day !== null &&
      until !== null &&
      group !== null &&
      shortOn(key, day) &&
      !shortOn(key, until) &&
      reserveOf(group, [...ableOn(day), cell]) > reserveOf(group, ableOn(day));
    return now || losesThen ? [{ requirementKey: key, now, lostOn: losesThen ? day : null }] : [];
  };
  const cells = counting.flatMap((c): NeedCell[] => {
    const last = lastDayFrom(c.covers, on);
    if (last === null) return [];
    const cell = { personId: c.personId, areaKey: c.areaKey };
    const until = openEnd(last);
    return [{ ...cell, until, needs: groupsOf(definition).flatMap(group => needOf(cell, until, group)) }];
  });
  const ends = counting.flatMap(c =>
    c.covers.flatMap(({ until }) => (until === null ? [] : addDays(until, 1))),
  );
  const days = [on, ...ends, ...rules.map(rule => rule.from)].filter(day => day >= on);
  const inOrder = [...new Set(days)].sort();
  const points = groupsOf(definition).flatMap(({ key, params }) => {
    const lostOn = inOrder.find(day => shortOn(key, day)) ?? null;
    return [...new Set(params.areas)].flatMap((areaKey): AreaPoint[] => {
      const point = weakPointIn(params, able, areaKey);
      return point === null ? [] : [{ ...point, areaKey, requirementKey: key, lostOn }];
    });
  });
  return { cells, points };
}

/** Of what may be lost, the first day; null where nothing is known to be. */
export const firstLoss = (needs: readonly Need[]): PlainDate | null =>
  needs.flatMap(need => need.lostOn ?? []).sort()[0] ?? null;
