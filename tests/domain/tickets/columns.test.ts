import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chosenColumns,
  columnsFor,
  FIXED_COLUMN,
  knownColumns,
  QUEUE_COLUMNS,
  sameColumns,
  usualColumns,
} from "#lib/domain/tickets/columns.ts";
import type { Side } from "#lib/domain/tickets/types.ts";

const SIDES: Side[] = ["vendor", "partner", "customer"];
const side = fc.constantFrom(...SIDES);
const names = fc.array(fc.oneof(fc.constantFrom<string>(...QUEUE_COLUMNS), fc.string({ maxLength: 12 })), {
  maxLength: 30,
});

test("a customer is offered neither level, nor who works on a case, nor a desk's tags; a partner not itself (T1, T5)", () => {
  for (const hidden of ["customer", "level", "tags", "assignee"] as const) {
    expect(columnsFor("customer")).not.toContain(hidden);
    expect(chosenColumns("customer", ["subject", hidden])).toEqual(["subject"]);
  }
  expect(columnsFor("partner")).not.toContain("servedBy");
  expect(columnsFor("vendor")).toEqual(QUEUE_COLUMNS);
});

test("whoever chose nothing, or nothing that still is a column, has the usual ones", () => {
  for (const who of SIDES)
    for (const nothing of [[], ["gone", "__proto__", ""]])
      expect(chosenColumns(who, nothing)).toEqual(usualColumns(who));
});

test("order is kept, a name counts once, and the way into the case is always there", () => {
  expect(chosenColumns("vendor", ["clock", "subject", "clock", "number"])).toEqual([
    "clock",
    "subject",
    "number",
  ]);
  expect(chosenColumns("vendor", ["clock"])).toEqual([FIXED_COLUMN, "clock"]);
  expect(sameColumns(["clock", "subject"], ["subject", "clock"])).toBe(false);
  expect(sameColumns(["clock"], ["clock", "subject"])).toBe(false);
});

test("any choice gives columns of the side, each once, with the subject; chosen again it stays as it is", () => {
  fc.assert(
    fc.property(side, names, (who, typed) => {
      const shown = chosenColumns(who, typed);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown).toContain(FIXED_COLUMN);
      for (const column of shown) expect(columnsFor(who)).toContain(column);
      expect(chosenColumns(who, shown)).toEqual(shown);
      const known = knownColumns(typed).filter(column => columnsFor(who).includes(column));
      if (known.length > 0) expect(shown.filter(column => known.includes(column))).toEqual(known);
    }),
  );
});
