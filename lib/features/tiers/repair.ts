import { discountFor, priceFor } from "#lib/domain/programmes/benefits.ts";
import { cheapestCourses, type Repair } from "#lib/domain/programmes/repair.ts";
import { textIn } from "#lib/domain/text.ts";
import type { RepairDto } from "./dto.ts";
import { areaName, tierName, titleOf, type View } from "./view.ts";

/**
 * The cheapest courses that repair the tier held on the day or, where it is held, that reach the next one; with the
 * discount of the tier in force today (P4, P11, P16). Null where no course is needed.
 */
export function repairOf(view: View, heldKey: string | null, nextKey: string | null): RepairDto | null {
  const discount = discountFor(view.standing.programme.definition, view.standing.partnership, "training");
  const find = (key: string | null) => cheapestCourses(view.definition, view.facts, key, view.on, discount);
  const repair = find(heldKey);
  if (repair && heldKey !== null) return repairDto(view, "repair", heldKey, repair);
  const reach = find(nextKey);
  return reach && nextKey !== null ? repairDto(view, "reach", nextKey, reach) : null;
}

function repairDto(view: View, kind: RepairDto["kind"], tierKey: string, repair: Repair): RepairDto {
  const { definition, facts, locale } = view;
  const nameOf = (personId: string | null) =>
    facts.people.find(p => p.personId === personId && p.name !== "")?.name ?? null;
  return {
    tier: tierName(view, tierKey),
    kind,
    lines: repair.bookings.map((booking, index) => {
      const course = definition.trainings.find(t => t.key === booking.trainingKey);
      return {
        key: booking.trainingKey ?? `untaught-${index}`,
        course: course ? textIn(course.title, locale) : null,
        people: repair.attendees
          .filter(a => a.trainingKey === booking.trainingKey)
          .map(a => ({ area: areaName(view, a.areaKey), name: nameOf(a.personId) })),
        price: booking.price,
      };
    }),
    sum: repair.list && priceFor(repair.list, repair.discount),
    unpriced: repair.unpriced,
    left: repair.left.map(key => titleOf(view, key)),
    courses: repair.attendees.map(a => ({ areaKey: a.areaKey, personId: a.personId, resultOn: view.on })),
  };
}
