import { shownCycle } from "#lib/domain/certifications/shown.ts";
import {
  areaOf,
  type ProgrammeDefinition,
  renewalWindowOf,
  tierOf,
  tiersByRank,
} from "#lib/domain/programmes/definition.ts";
import type { Need, Needs } from "#lib/domain/programmes/needs.ts";
import { textIn } from "#lib/domain/text.ts";
import { holdsLevel2, level2Rests } from "#lib/domain/tickets/level2.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { isRenewed } from "#lib/features/certifications/cycles.ts";
import { type CertificationRow, certificationOf } from "#lib/features/certifications/row.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";
import type { SeatAhead } from "#lib/features/training/open-dates.ts";
import type { CellDto, NeedDto } from "./dto.ts";

/** All a cell is read from. */
export type Reading = {
  standing: Standing;
  definition: ProgrammeDefinition;
  needs: Needs;
  /** By person and area. */
  cycles: ReadonlyMap<string, readonly CertificationRow[]>;
  seats: readonly SeatAhead[];
  /** Open cases past level 1, by who holds them. */
  cases: ReadonlyMap<string, number>;
  zone: string;
  locale: string;
  today: PlainDate;
  on: PlainDate;
};

export const areaNameIn = ({ definition, locale }: Reading, key: string): string => {
  const area = areaOf(definition, key);
  return area ? textIn(area.name, locale) : key;
};

/** A requirement's title and the tiers that ask it, the lowest first. */
export function askedBy({ definition, standing, locale }: Reading, requirementKey: string) {
  const requirement = definition.requirements.find(r => r.key === requirementKey);
  const held = tierOf(definition, standing.partnership.tierKey);
  return {
    requirement: requirement ? textIn(requirement.title, locale) : requirementKey,
    tiers: tiersByRank(definition)
      .filter(tier => tier.requirements.includes(requirementKey))
      .map(tier => textIn(tier.name, locale)),
    held: held?.requirements.includes(requirementKey) ?? false,
  };
}

const needDto = (reading: Reading, need: Need): NeedDto => ({
  ...askedBy(reading, need.requirementKey),
  now: need.now,
  lostOn: need.lostOn,
});

const IN_FORCE: readonly string[] = ["certified", "renewal_window", "grace"];

/** One person in one area on the day. */
export function cellOf(reading: Reading, personId: string, areaKey: string): CellDto {
  const { needs, definition, on } = reading;
  const cycles = reading.cycles.get(`${personId} ${areaKey}`) ?? [];
  const facts = (row: CertificationRow) => certificationOf(row, reading.zone);
  const shown = shownCycle(cycles, facts, on, renewalWindowOf(definition, areaKey));
  const certification = shown && facts(shown.cycle);
  const counting = needs.cells.find(cell => cell.personId === personId && cell.areaKey === areaKey);
  const level2 = definition.areas.filter(holdsLevel2).map(area => area.key);
  const rests = level2Rests(needs.cells, level2, { personId, areaKey });
  const cases = reading.cases.get(personId) ?? 0;
  const seat = reading.seats.find(one => one.personId === personId && one.areas.includes(areaKey));
  const renewed = shown !== null && isRenewed(shown.cycle, cycles);
  const course = shown && facts(shown.underWay ?? shown.cycle);
  const inForce = IN_FORCE.includes(shown?.state ?? "");
  return {
    areaKey,
    area: areaNameIn(reading, areaKey),
    state: shown?.state ?? null,
    number: certification?.number ?? null,
    from: certification?.validFrom ?? null,
    until: certification?.validUntil ?? null,
    graceUntil:
      certification?.validUntil && certification.graceDays > 0
        ? addDays(certification.validUntil, certification.graceDays)
        : null,
    revokedOn: certification?.revokedOn ?? null,
    replacedOn: certification?.supersededOn ?? null,
    passed: course?.validFrom === null && course.result === "passed",
    courseOn: course?.validFrom === null ? course.trainingOn : null,
    renewed,
    underWay: shown?.underWay != null,
    counts: counting !== undefined,
    withoutWord: inForce && counting === undefined,
    needs: counting?.needs.map(need => needDto(reading, need)) ?? [],
    level2: rests && (cases > 0 || rests.colleagues === 0) ? { cases, colleagues: rests.colleagues } : null,
    seat: seat ? { sessionId: seat.sessionId, on: seat.on, waiting: seat.waiting } : null,
    repair:
      seat === undefined &&
      !renewed &&
      shown?.underWay == null &&
      shown?.state !== "certified" &&
      shown?.state !== "scheduled" &&
      !(shown?.state === "in_training"),
  };
}
