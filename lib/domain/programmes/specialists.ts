import { type Cover, lastDayFrom, within } from "#lib/domain/programmes/cover.ts";
import type { SpecialistGroup } from "#lib/domain/programmes/definition.ts";
import type { AffiliationFact, CertificateFact, PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A person who can serve an area on the day, and until when without a gap. */
export type Servant = {
  personId: string;
  name: string;
  areaKey: string;
  until: PlainDate;
  certificate: CertificateFact;
};

/** A place a group asks for: of one area, or of any of them. */
type PlaceFor<S> = { areaKey: string | null; filledBy: S | null };
export type Place = PlaceFor<Servant>;

/** The days a certificate counts: with grace (P23), up to the day before it was revoked. */
export function certificateCover(certificate: CertificateFact): Cover {
  const last = addDays(certificate.validUntil, certificate.graceDays);
  const ended = certificate.endedOn === null ? last : addDays(certificate.endedOn, -1);
  return { from: certificate.validFrom, until: ended < last ? ended : last };
}

/** The days on which a person's certificates count for the company: at it, and with their word (P22). */
export function countingCovers(stay: AffiliationFact): Cover[] {
  const frame = { from: stay.from, until: stay.to };
  if (stay.counts === undefined) return [frame];
  return stay.counts.map(days => within(days, frame)).filter(cover => cover !== null);
}

/** The days on which a person's certificates in one area count for the company, a cover a cycle and stay (P22, P23). */
export function areaCovers(held: readonly CertificateFact[], stays: readonly AffiliationFact[]): Cover[] {
  return held
    .flatMap(c => stays.flatMap(countingCovers).map(days => within(certificateCover(c), days)))
    .filter(cover => cover !== null);
}

/** Who can serve which of the areas on a day: certified then, and counting for the company then (P22). */
export function servants(
  facts: Pick<PartnerFacts, "people" | "certificates">,
  areas: readonly string[],
  on: PlainDate,
): Servant[] {
  const found: Servant[] = [];
  const people = new Set(facts.people.map(person => person.personId));
  for (const personId of people) {
    const stays = facts.people.filter(person => person.personId === personId);
    for (const areaKey of areas) {
      const held = facts.certificates.filter(c => c.personId === personId && c.areaKey === areaKey);
      const until = lastDayFrom(areaCovers(held, stays), on);
      const certificate = held.find(c => certificateCover(c).from <= on && certificateCover(c).until! >= on);
      if (until === null || certificate === undefined) continue;
      found.push({ personId, name: stays[0]!.name, areaKey, until, certificate });
    }
  }
  return found;
}

function placesOf<S>(group: SpecialistGroup): PlaceFor<S>[] {
  const places: PlaceFor<S>[] = [];
  for (const areaKey of group.areas)
    for (let n = 0; n < group.minimumPerArea; n++) places.push({ areaKey, filledBy: null });
  while (places.length < group.minimum) places.push({ areaKey: null, filledBy: null });
  return places;
}

/** Who could sit where; all that a seating needs to know of a person. */
export type Seatable = Pick<Servant, "personId" | "areaKey">;

/** Seats one more person by moving others along (Kuhn's augmenting path); false when nobody new finds a place. */
function seatOneMore<S extends Seatable>(places: PlaceFor<S>[], usable: readonly S[]): boolean {
  const seated = new Set(places.map(place => place.filledBy?.personId).filter(id => id !== undefined));
  const tryPerson = (personId: string, visited: Set<PlaceFor<S>>): boolean => {
    for (const servant of usable) {
      if (servant.personId !== personId) continue;
      for (const place of places) {
        if (visited.has(place) || (place.areaKey !== null && place.areaKey !== servant.areaKey)) continue;
        visited.add(place);
        if (place.filledBy === null || tryPerson(place.filledBy.personId, visited)) {
          place.filledBy = servant;
          return true;
        }
      }
    }
    return false;
  };
  return usable.some(servant => !seated.has(servant.personId) && tryPerson(servant.personId, new Set()));
}

/** How many of a group's places stay empty with these people, each counting once (P4). */
export function emptyPlaces(group: SpecialistGroup, able: readonly Seatable[]): number {
  const places = placesOf<Seatable>(group);
  const usable = able.filter(one => group.areas.includes(one.areaKey));
  while (places.some(place => place.filledBy === null) && seatOneMore(places, usable));
  return places.filter(place => place.filledBy === null).length;
}

/**
 * Fills a group's places so that as many as possible are held, each person counting once (P4), and so that they are
 * held for as long as possible: certificates join in order of their last day, and the matching only ever grows.
 */
export function fillGroup(group: SpecialistGroup, facts: PartnerFacts, on: PlainDate): Place[] {
  const places = placesOf<Servant>(group);
  const able = servants(facts, group.areas, on).sort((a, b) =>
    a.until > b.until ? -1 : a.until < b.until ? 1 : 0,
  );
  const days = [...new Set(able.map(servant => servant.until))];
  for (const day of days) {
    const usable = able.filter(servant => servant.until >= day);
    while (places.some(place => place.filledBy === null) && seatOneMore(places, usable));
  }
  return places;
}
