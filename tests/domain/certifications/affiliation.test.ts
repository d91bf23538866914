import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Affiliation,
  type Consent,
  companyOn,
  consentOn,
  countingDays,
  join,
  leave,
  withdraw,
} from "#lib/domain/certifications/affiliation.ts";
import { servants } from "#lib/domain/programmes/specialists.ts";
import type { Result } from "#lib/domain/result.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { certified } from "#tests/support/partner-facts.ts";

function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
}

const first: Affiliation = { personId: "p", orgId: "one", from: "2025-01-01", to: null };
const word = (orgId: string, agreedOn: string | null, withdrawnOn: string | null = null): Consent => ({
  personId: "p",
  orgId,
  agreedOn,
  withdrawnOn,
});

describe("a person's companies (P22)", () => {
  it("the certificate counts for one at a time", () => {
    expect(join([first], { ...first, orgId: "two", from: "2026-01-01" })).toEqual({
      ok: false,
      error: "elsewhere",
    });
    const left = value(leave(first, "2026-06-30"));
    const both = value(join([left], { ...first, orgId: "two", from: "2026-09-01" }));
    const words = [word("one", "2025-01-01"), word("two", "2026-09-01")];
    expect(companyOn(both, words, "p", "2026-06-30")).toBe("one");
    expect(companyOn(both, words, "p", "2026-07-01")).toBeNull();
    expect(companyOn(both, words, "p", "2026-09-01")).toBe("two");
  });

  it("nobody leaves before they came, and a repeat is harmless", () => {
    expect(leave(first, "2024-01-01")).toEqual({ ok: false, error: "before_start" });
    const left = value(leave(first, "2026-06-30"));
    expect(value(leave(left, "2026-06-30"))).toEqual(left);
  });
});

describe("a person's word (P22)", () => {
  it("until they agree nothing counts, and from the day they take it back nothing counts again", () => {
    const asked = [word("one", null)];
    expect(consentOn(first, asked, "2025-06-01")).toBe("asked");
    expect(companyOn([first], asked, "p", "2025-06-01")).toBeNull();
    const given = word("one", "2025-03-01");
    expect(companyOn([first], [given], "p", "2025-02-28")).toBeNull();
    expect(companyOn([first], [given], "p", "2025-03-01")).toBe("one");
    const taken = value(withdraw(given, "2025-09-10"));
    expect(companyOn([first], [taken], "p", "2025-09-09")).toBe("one");
    expect(companyOn([first], [taken], "p", "2025-09-10")).toBeNull();
    expect(consentOn(first, [taken], "2025-09-10")).toBe("withdrawn");
    expect(withdraw(taken, "2025-10-01")).toEqual({ ok: false, error: "not_agreed" });
  });

  it("a word given in an earlier stay does not carry over to a later one", () => {
    const left = value(leave(first, "2025-06-30"));
    const back = { ...first, from: "2026-01-01" };
    const words = [word("one", "2025-01-01")];
    expect(companyOn([left, back], words, "p", "2025-06-30")).toBe("one");
    expect(companyOn([left, back], words, "p", "2026-01-01")).toBeNull();
    expect(consentOn(back, words, "2026-01-01")).toBe("none");
  });

  it("taken back on the day it was given, it never counted", () => {
    const taken = value(withdraw(word("one", "2025-03-01"), "2025-03-01"));
    expect(countingDays(first, [taken])).toEqual([]);
  });

  it("the days that count lie within the stay and within the word, whatever is given and taken back", () => {
    const day = fc.integer({ min: 0, max: 400 }).map(n => addDays("2025-01-01", n));
    const maybe = fc.option(day, { nil: null });
    fc.assert(
      fc.property(
        day,
        maybe,
        fc.array(fc.tuple(maybe, maybe), { maxLength: 4 }),
        day,
        (from, to, words, on) => {
          const stay = { ...first, from, to };
          const consents = words.map(([agreed, withdrawn]) => word("one", agreed, withdrawn));
          const counts = countingDays(stay, consents).some(
            d => d.from <= on && (d.until === null || d.until >= on),
          );
          const said = consents.some(
            c =>
              c.agreedOn !== null &&
              c.agreedOn >= from &&
              c.agreedOn <= on &&
              (c.withdrawnOn === null || c.withdrawnOn > on),
          );
          const there = from <= on && (to === null || to >= on);
          expect(counts).toBe(there && said);
        },
      ),
    );
  });

  it("the facts of a company count a certificate only on the days of the word (P21)", () => {
    const facts = certified(["ana", "sales", "2026-01-01", "2026-12-31"]);
    const counted = (counts: { from: string; until: string | null }[], on: string) =>
      servants({ ...facts, people: facts.people.map(p => ({ ...p, counts })) }, ["sales"], on).map(
        s => s.until,
      );
    expect(counted([], "2026-05-01")).toEqual([]);
    expect(counted([{ from: "2026-03-01", until: null }], "2026-02-28")).toEqual([]);
    expect(counted([{ from: "2026-03-01", until: null }], "2026-03-01")).toEqual(["2026-12-31"]);
    expect(counted([{ from: "2026-03-01", until: "2026-06-30" }], "2026-05-01")).toEqual(["2026-06-30"]);
    // Taken back and given again without a day between goes on.
    const again = [
      { from: "2026-03-01", until: "2026-06-30" },
      { from: "2026-07-01", until: null },
    ];
    expect(counted(again, "2026-05-01")).toEqual(["2026-12-31"]);
  });
});
