import {
  type BasisPoints,
  type Money,
  money,
  shareOf,
  subtract,
  sum,
  times,
} from "#lib/domain/money/money.ts";
import { coursePrice } from "#lib/domain/programmes/courses.ts";
import type { TrainingDefinition } from "#lib/domain/programmes/definition.ts";

/** What a course costs (P4): a price for so many people, and one for each further, where there is one. */
export type CoursePrice = Pick<TrainingDefinition, "people" | "price" | "additionalAttendee">;

/** The terms of one company in one session: agreed with its first seat and kept for it (P4, P11). */
export type Terms = CoursePrice & { discountBp: BasisPoints };

export const LINE_KINDS = ["course", "additional"] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** How many whole courses and additional attendees so many people are: the cheapest there is, the same that `coursePrice` adds up. */
export function unitsFor(price: CoursePrice, people: number): Record<LineKind, number> {
  if (people <= 0) return { course: 0, additional: 0 };
  const most = Math.ceil(people / price.people);
  const best = coursePrice({ key: "", title: "", areas: [], ...price }, people);
  const more = price.additionalAttendee;
  if (more !== null)
    for (let course = 1; course < most; course++) {
      const additional = people - course * price.people;
      if (course * price.price.minor + additional * more.minor === best) return { course, additional };
    }
  return { course: most, additional: 0 };
}

/** What one unit of a line costs: list price, discount, and what is paid. Rounded once, on the unit's discount. */
export function unitPrice(terms: Terms, kind: LineKind): { list: Money; pays: Money } {
  const list = kind === "course" ? terms.price : (terms.additionalAttendee ?? terms.price);
  return { list, pays: subtract(list, shareOf(list, terms.discountBp)) };
}

/** A line of an order; taken back where the quantity is negative. */
export type OrderLine = {
  kind: LineKind;
  quantity: number;
  list: Money;
  discountBp: BasisPoints;
  pays: Money;
};

/** The lines that take an order from so many people to so many others. None where nothing changes: an included seat costs nothing more. */
export function orderChange(terms: Terms, before: number, after: number): OrderLine[] {
  const [was, is] = [unitsFor(terms, before), unitsFor(terms, after)];
  return LINE_KINDS.flatMap((kind): OrderLine[] => {
    const quantity = is[kind] - was[kind];
    if (quantity === 0) return [];
    const unit = unitPrice(terms, kind);
    return [
      {
        kind,
        quantity,
        list: times(unit.list, quantity),
        discountBp: terms.discountBp,
        pays: times(unit.pays, quantity),
      },
    ];
  });
}

/** What so many people of one company pay in one session. */
export function orderTotal(terms: Terms, people: number): Money {
  return sum(
    orderChange(terms, 0, people).map(line => line.pays),
    terms.price.currency,
  );
}

/** Seats a company pays for in a session, and how many of them it gave back too late: those the next people take at no cost. */
export type PaidSeats = { seats: number; spare: number };

/** What so many people more cost a company. */
export function costOfMore(terms: Terms, { seats, spare }: PaidSeats, more: number): Money {
  const after = seats + Math.max(0, more - spare);
  return subtract(orderTotal(terms, after), orderTotal(terms, seats));
}

/** Seats that are paid for and still empty: the next people who cost nothing more. */
export function includedLeft(price: CoursePrice, people: number): number {
  const now = coursePrice({ key: "", title: "", areas: [], ...price }, people);
  let more = 0;
  while (
    people > 0 &&
    more < price.people &&
    coursePrice({ key: "", title: "", areas: [], ...price }, people + more + 1) === now
  )
    more += 1;
  return more;
}

/** Nothing to pay, in a currency. */
export const free = (currency: Money["currency"]): Money => money(0, currency);
