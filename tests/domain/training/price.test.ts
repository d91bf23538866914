import fc from "fast-check";
import { expect, test } from "vitest";
import { money, sum } from "#lib/domain/money/money.ts";
import { coursePrice } from "#lib/domain/programmes/courses.ts";
import {
  type CoursePrice,
  costOfMore,
  includedLeft,
  orderChange,
  orderTotal,
  type Terms,
  unitsFor,
} from "#lib/domain/training/price.ts";

const eur = (minor: number) => money(minor, "EUR");
const technical: CoursePrice = { people: 3, price: eur(300_000), additionalAttendee: eur(100_000) };
const sales: CoursePrice = { people: 2, price: eur(200_000), additionalAttendee: null };
const whole = (price: CoursePrice) => ({ key: "", title: "", areas: [], ...price });

test("the course includes three technical people, each additional one pays 1,000 (P4)", () => {
  const terms = { ...technical, discountBp: 0 };
  expect([1, 3, 4, 5].map(people => orderTotal(terms, people).minor)).toEqual([
    300_000, 300_000, 400_000, 500_000,
  ]);
  expect(orderChange(terms, 2, 3)).toEqual([]);
  expect(orderChange(terms, 3, 4)).toEqual([
    { kind: "additional", quantity: 1, list: eur(100_000), discountBp: 0, pays: eur(100_000) },
  ]);
});

test("people more cost what is beyond those included, and nothing where they take seats that are paid for (P4)", () => {
  const terms = { ...technical, discountBp: 0 };
  const cost = (seats: number, spare: number, more: number) =>
    costOfMore(terms, { seats, spare }, more).minor;
  expect([cost(0, 0, 0), cost(0, 0, 2), cost(2, 0, 1), cost(2, 0, 2)]).toEqual([0, 300_000, 0, 100_000]);
  expect([cost(3, 1, 1), cost(3, 1, 2)]).toEqual([0, 100_000]);
});

test("without a price for additional attendees a second course begins (P4)", () => {
  expect(unitsFor(sales, 3)).toEqual({ course: 2, additional: 0 });
  expect(includedLeft(sales, 3)).toBe(1);
  expect(includedLeft(technical, 1)).toBe(2);
  expect(includedLeft(technical, 3)).toBe(0);
});

test("the tier's discount is taken off each line (P11)", () => {
  const [line] = orderChange({ ...technical, discountBp: 2_000 }, 0, 1);
  expect(line).toMatchObject({ list: eur(300_000), pays: eur(240_000), discountBp: 2_000 });
});

const prices = fc.record({
  people: fc.integer({ min: 1, max: 6 }),
  price: fc.integer({ min: 0, max: 500_003 }).map(eur),
  additionalAttendee: fc.option(fc.integer({ min: 0, max: 200_003 }).map(eur)),
});
const terms = fc.tuple(prices, fc.integer({ min: 0, max: 10_000 })).map(
  ([price, discountBp]): Terms => ({
    ...price,
    discountBp,
  }),
);
const people = fc.integer({ min: 0, max: 24 });

test("units add up to the price of the course, however many people (P4)", () => {
  fc.assert(
    fc.property(prices, people, (price, n) => {
      const units = unitsFor(price, n);
      const total =
        units.course * price.price.minor + units.additional * (price.additionalAttendee?.minor ?? 0);
      expect(total).toBe(coursePrice(whole(price), n));
      expect(units.course * price.people + units.additional).toBeGreaterThanOrEqual(n);
    }),
  );
});

test("people who come and go leave lines that add up to what those pay who are there, to the cent (P4, P11)", () => {
  fc.assert(
    fc.property(terms, fc.array(people, { maxLength: 12 }), (t, counts) => {
      const path = [0, ...counts];
      const lines = path.slice(1).flatMap((n, i) => orderChange(t, path[i] as number, n));
      const paid = sum(
        lines.map(line => line.pays),
        "EUR",
      );
      expect(paid).toEqual(orderTotal(t, path.at(-1) as number));
    }),
  );
});
