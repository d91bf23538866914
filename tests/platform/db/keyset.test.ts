import fc from "fast-check";
import { expect, test } from "vitest";
import { type Edge, type KeysetOrder, readCursor, writeCursor } from "#lib/platform/db/keyset.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";

const order = (type: KeysetOrder["column"]["type"]): KeysetOrder => ({
  column: { sql: Prisma.sql`x`, type },
  descending: false,
});
const orders = [order("date"), order("timestamptz"), order("int"), order("uuid")];
const id = "0192f3c1-7d2e-7cc3-9a64-2f1d8b5e4a10";
const good: Edge = ["2027-02-28", "2027-02-28 23:59:59.123+05:30", "-12", id];
const read = (edge: unknown) => readCursor(Buffer.from(JSON.stringify(edge)).toString("base64url"), orders);
const instead = (place: number, value: string | null) => good.with(place, value);

test("an edge is read as it was written, also where a row has no value", () => {
  expect(readCursor(writeCursor(good), orders)).toEqual(good);
  expect(readCursor(writeCursor([null, null, null, id]), orders)).toEqual([null, null, null, id]);
});

test("what the database would refuse is no edge: an altered link shows the first page", () => {
  for (const bad of [
    instead(0, "2027-02-31"),
    instead(0, "2027-13-01"),
    instead(1, "2027-02-31 10:00:00+00"),
    instead(1, "2027-02-28 24:00:00+00"),
    instead(1, "2027-02-28 10:61:00+00"),
    instead(1, "2027-02-28 10:00:00.1.2+00"),
    instead(1, "2027-02-28 10:00:00+99"),
    instead(2, "9999999999"),
    instead(3, "nobody"),
    // Every row has an id; beyond a row without one is nowhere.
    instead(3, null),
    [null, null, null, null],
    good.slice(1),
    { length: 4 },
  ])
    expect([bad, read(bad)]).toEqual([bad, null]);
  fc.assert(fc.property(fc.string(), text => readCursor(text, orders) === null));
});
