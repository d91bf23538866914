import fc from "fast-check";
import { expect, test } from "vitest";
import { newAfter, openingOf, type ReadLine } from "#lib/domain/tickets/reading-place.ts";

const line = (at: number, own = false): ReadLine => ({ id: `m${at}`, at, own });

test("a conversation opens at the first message of others after the reader's place", () => {
  expect(openingOf([line(1), line(2, true), line(3), line(4)], 2)).toEqual({
    readTo: 2,
    firstNew: "m3",
    count: 2,
  });
});

test("who answered has read what stood before their answer, whatever place is kept", () => {
  expect(openingOf([line(1), line(2), line(3, true), line(4)], null).firstNew).toBe("m4");
  expect(openingOf([line(1), line(2), line(3, true), line(4)], 1)).toEqual({
    readTo: 3,
    firstNew: "m4",
    count: 1,
  });
});

test("nothing is new to who never read and never wrote, nor to who has read all: they begin at the newest", () => {
  expect(openingOf([line(1), line(2)], null)).toEqual({ readTo: null, firstNew: null, count: 0 });
  expect(openingOf([line(1), line(2)], 2).firstNew).toBeNull();
  expect(openingOf([], 5)).toEqual({ readTo: 5, firstNew: null, count: 0 });
});

test("what is new is of others, lies after the place and begins with the first of it", () => {
  const lines = fc
    .array(fc.record({ at: fc.integer({ min: 1, max: 50 }), own: fc.boolean() }))
    .map(rows => rows.sort((a, b) => a.at - b.at).map((row, index) => ({ ...row, id: `m${index}` })));
  fc.assert(
    fc.property(lines, fc.option(fc.integer({ min: 0, max: 60 })), (all, kept) => {
      const { readTo, firstNew, count } = openingOf(all, kept);
      if (readTo === null) return kept === null && all.every(one => !one.own) && firstNew === null;
      const fresh = newAfter(all, readTo);
      return (
        readTo >= (kept ?? 0) &&
        count === fresh.length &&
        firstNew === (fresh[0]?.id ?? null) &&
        all.every(one => !one.own || one.at <= readTo)
      );
    }),
  );
});
