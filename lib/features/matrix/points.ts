import type { AreaPoint } from "#lib/domain/programmes/needs.ts";
import { areaNameIn, askedBy, type Reading } from "./cell.ts";
import type { PointDto } from "./dto.ts";

/** Where each area is weakest, what is lost or has nobody to spare first. */
export function pointsOf(reading: Reading): PointDto[] {
  const points = reading.needs.points.map(point => pointDto(reading, point));
  // An area that several requirements ask for: the weakest of each tier of urgency is read first.
  return points.sort(
    (a, b) =>
      Number(b.held) - Number(a.held) ||
      a.reserve - b.reserve ||
      (a.lostOn ?? "9").localeCompare(b.lostOn ?? "9"),
  );
}

function pointDto(reading: Reading, point: AreaPoint): PointDto {
  const { facts } = reading.standing;
  const nameOf = (personId: string) => facts.people.find(p => p.personId === personId && p.name)?.name ?? "";
  const people = point.people
    .map(personId => {
      const cells = reading.needs.cells.filter(
        cell => cell.personId === personId && point.areas.includes(cell.areaKey),
      );
      // Somebody certified in several of the areas serves until the last of them ends.
      const ends = cells.map(cell => cell.until ?? "9999-12-31").sort();
      const last = ends.at(-1) ?? null;
      return { personId, name: nameOf(personId), until: last === "9999-12-31" ? null : last };
    })
    .sort((a, b) => (a.until ?? "9").localeCompare(b.until ?? "9") || a.name.localeCompare(b.name));
  return {
    key: `${point.requirementKey}:${point.areaKey}`,
    areaKey: point.areaKey,
    area: areaNameIn(reading, point.areaKey),
    ...askedBy(reading, point.requirementKey),
    shared: point.areas.length > 1 ? point.areas.map(key => areaNameIn(reading, key)) : [],
    need: point.need,
    have: point.have,
    reserve: point.reserve,
    lostOn: point.lostOn,
    people,
    candidate: candidateFor(reading, point, people),
  };
}

/** Whom to send: somebody on the way, else who held it before, else anybody who serves none of these areas; without a gap, who ends first. */
function candidateFor(
  reading: Reading,
  point: AreaPoint,
  serving: PointDto["people"],
): PointDto["candidate"] {
  const { facts } = reading.standing;
  const seated = new Set(
    reading.seats.filter(seat => seat.areas.includes(point.areaKey)).map(seat => seat.personId),
  );
  const rank = (personId: string) =>
    facts.candidates.some(c => c.personId === personId && c.areaKey === point.areaKey)
      ? 0
      : facts.certificates.some(c => c.personId === personId && c.areaKey === point.areaKey)
        ? 1
        : 2;
  const free = facts.people
    .filter(p => p.name !== "" && (p.to === null || p.to >= reading.on) && p.from <= reading.on)
    .filter(p => !point.people.includes(p.personId) && !seated.has(p.personId))
    .sort((a, b) => rank(a.personId) - rank(b.personId) || a.name.localeCompare(b.name));
  const ending = serving.find(person => person.until !== null && !seated.has(person.personId));
  const chosen = point.reserve >= 0 && ending && point.lostOn !== null ? ending : (free[0] ?? ending);
  return chosen ? { personId: chosen.personId, name: chosen.name } : null;
}
