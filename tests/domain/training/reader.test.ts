import fc from "fast-check";
import { expect, test } from "vitest";
import { companyOfResult } from "#lib/domain/training/reader.ts";

const stay = (orgId: string, from: string, to: string | null) => ({ personId: "p", orgId, from, to });
const word = (orgId: string, agreedOn: string | null, withdrawnOn: string | null = null) => ({
  personId: "p",
  orgId,
  agreedOn,
  withdrawnOn,
});
const result = (on: string, writtenOn: string) => ({ personId: "p", seatOf: "a", on, writtenOn });

const moved = [stay("a", "2026-01-01", "2026-05-31"), stay("b", "2026-07-01", null)];
const words = [word("a", "2026-01-01"), word("b", "2026-07-01")];

test("a result is read by whom the person counts for then and still when it is written down (P22)", () => {
  const reads = (on: string, writtenOn: string) => companyOfResult(moved, words, result(on, writtenOn));
  expect(reads("2026-05-10", "2026-05-12")).toBe("a");
  expect(reads("2026-05-31", "2026-05-31")).toBe("a");
  expect(reads("2026-05-31", "2026-06-01")).toBeNull();
  expect(reads("2026-06-15", "2026-06-15")).toBeNull();
  expect(reads("2026-05-10", "2026-07-02")).toBeNull();
  expect(reads("2026-07-01", "2026-07-02")).toBe("b");
});

test("who has not answered yet is the company's that sent them while there; a word taken back is kept (P22)", () => {
  const here = [stay("a", "2026-01-01", null)];
  expect(companyOfResult(here, [word("a", null)], result("2026-03-01", "2026-03-02"))).toBe("a");
  expect(companyOfResult(here, [], result("2026-03-01", "2026-03-02"))).toBe("a");
  const taken = [word("a", "2026-01-01", "2026-03-01")];
  expect(companyOfResult(here, taken, result("2026-02-01", "2026-02-02"))).toBe("a");
  expect(companyOfResult(here, taken, result("2026-02-01", "2026-03-01"))).toBeNull();
  expect(companyOfResult(here, taken, result("2026-03-02", "2026-03-02"))).toBeNull();
});

test("nobody reads what comes after the last day there, whatever was agreed or asked (P22)", () => {
  const day = fc
    .integer({ min: 0, max: 365 })
    .map(n => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const none = fc.constant(null);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("a", "b"), day, fc.oneof(day, none)), { maxLength: 4 }),
      fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.oneof(day, none), fc.oneof(day, none)), {
        maxLength: 4,
      }),
      day,
      day,
      (stays, said, on, writtenOn) => {
        const affiliations = stays.map(([org, from, to]) => stay(org, from, to));
        const reader = companyOfResult(
          affiliations,
          said.map(([org, agreed, back]) => word(org, agreed, back)),
          result(on, writtenOn),
        );
        const there = (orgId: string, at: string) =>
          affiliations.some(s => s.orgId === orgId && s.from <= at && (s.to === null || s.to >= at));
        expect(reader === null || (there(reader, on) && there(reader, writtenOn))).toBe(true);
      },
    ),
  );
});
