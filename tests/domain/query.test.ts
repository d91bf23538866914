import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuery } from "#lib/domain/query.ts";

test("a query kept as text says what its address would", () => {
  expect(readQuery("view=team&q=a+b%26c&q=second&none")).toEqual({ view: "team", q: "a b&c", none: "" });
  expect(readQuery("q=%00a%00&__proto__=x")).toEqual({ q: "a" });
  expect(readQuery("")).toEqual({});
});

test("whatever it holds, no value has what the database would not take", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: "binary" }))), pairs => {
      const said = readQuery(new URLSearchParams(pairs).toString());
      expect(Object.values(said).join("")).not.toContain("\0");
    }),
  );
});
