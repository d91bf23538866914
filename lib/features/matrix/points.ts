import type { AreaPoint } from "#lib/domain/programmes/needs.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { areaNameIn, askedBy, type Reading } from "./cell.ts";
import type { PointDto } from "./dto.ts";

/** Where each area is weakest, what is lost or has nobody to spare first. */
export function pointsOf(reading: Reading): PointDto[] {
  const points = reading.needs.points.map(point => pointDto(reading, point));
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

/** Whom to send: whose end loses it, with the seat they may have; else somebody on the way, who held it before, or anybody free. */
function candidateFor(
  reading: Reading,
  point: AreaPoint,
  serving: PointDto["people"],
): PointDto["candidate"] {
  const { facts } = reading.standing;
  const seatOf = (personId: string, areas: readonly string[]) =>
    reading.seats.find(seat => seat.personId === personId && seat.areas.some(a => areas.includes(a)));
  const ending = serving.find(p => p.until !== null && addDays(p.until, 1) === point.lostOn);
  if (point.reserve >= 0 && ending) {
    const seat = seatOf(ending.personId, point.areas);
    const { personId, name } = ending;
    return {
      personId,
      name,
      seat: seat ? { sessionId: seat.sessionId, on: seat.on, waiting: seat.waiting } : null,
    };
  }
  const rank = (personId: string) =>
    facts.candidates.some(c => c.personId === personId && c.areaKey === point.areaKey)
      ? 0
      : facts.certificates.some(c => c.personId === personId && c.areaKey === point.areaKey)
        ? 1
        : 2;
  const [free] = facts.people
    .filter(p => p.name !== "" && (p.to === null || p.to >= reading.on) && p.from <= reading.on)
    .filter(p => !point.people.includes(p.personId) && !seatOf(p.personId, [point.areaKey]))
    .sort((a, b) => rank(a.personId) - rank(b.personId) || a.name.localeCompare(b.name));
  return free ? { personId: free.personId, name: free.name, seat: null } : null;
}
