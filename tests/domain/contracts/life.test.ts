import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  againstAmending,
  amendmentPrice,
  changesOf,
  firstAmendable,
  on,
  proRata,
} from "#lib/domain/contracts/amendment.ts";
import { contractState } from "#lib/domain/contracts/contract.ts";
import { periodPrice } from "#lib/domain/contracts/invoice.ts";
import { lapseOutlook } from "#lib/domain/contracts/outlook.ts";
import { lapsePrice, termPrice, yearlyPrice } from "#lib/domain/contracts/price.ts";
import { latestValidity, type QuoteFacts, quoteState } from "#lib/domain/contracts/quote.ts";
import { add, compare, money, subtract, sum } from "#lib/domain/money/money.ts";
import { addDays, addMonthsInclusive, daysBetween } from "#lib/domain/time/dates.ts";
import { standardPlan } from "#prisma/seed/ecm/plans.ts";
import { standardSubscription } from "#prisma/seed/opennebula/plans.ts";

const usd = (amount: number) => money(amount * 100, "USD");
const system = (name: string, salePrice: number) => ({
  name,
  salePrice: usd(salePrice),
  unit: null,
  units: 1,
});

const salePrices = fc.array(fc.integer({ min: 0, max: 50_000_000 }), { minLength: 1, maxLength: 6 });
const systemsOf = (prices: number[]) =>
  prices.map((minor, n) => ({ name: `s${n}`, salePrice: money(minor, "USD"), unit: null, units: 1 }));
const rate = fc.integer({ min: 0, max: 10_000 });
const start = fc.integer({ min: 0, max: 1500 }).map(n => addDays("2025-01-01", n));
const okOf = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
};

describe("a discount (S13)", () => {
  it("is taken off the systems' sum", () => {
    const price = okOf(yearlyPrice(standardPlan, [system("SIGAP", 100_000)], 1000));
    expect(price).toMatchObject({
      subtotal: usd(18_000),
      discount: { rateBp: 1000, asked: usd(1800), given: usd(1800) },
      yearly: usd(16_200),
      minimumApplied: false,
    });
  });

  it("never goes under the plan's minimum of USD 10,000 per policy", () => {
    const price = okOf(yearlyPrice(standardPlan, [system("SIGAP", 60_000)], 2500));
    expect(price).toMatchObject({
      discount: { asked: usd(2700), given: usd(800) },
      yearly: usd(10_000),
      minimumApplied: true,
    });
  });

  it.each([-1, 10_001, 12.5, Number.NaN])("of %s basis points is none", bp => {
    expect(yearlyPrice(standardPlan, [system("a", 1)], bp)).toEqual({ ok: false, error: "not_a_discount" });
  });

  it("leaves a price between the minimum and the full one, and the parts make the whole", () => {
    fc.assert(
      fc.property(salePrices, rate, (prices, bp) => {
        const full = okOf(yearlyPrice(standardPlan, systemsOf(prices)));
        const price = okOf(yearlyPrice(standardPlan, systemsOf(prices), bp));
        expect(
          sum(
            price.lines.map(line => line.amount),
            "USD",
          ),
        ).toEqual(price.subtotal);
        expect(compare(price.yearly, price.minimum)).toBeGreaterThanOrEqual(0);
        expect(compare(price.yearly, full.yearly)).toBeLessThanOrEqual(0);
        if (price.discount && compare(price.subtotal, price.minimum) >= 0)
          expect(subtract(price.subtotal, price.discount.given)).toEqual(price.yearly);
      }),
    );
  });
});

describe("an amendment within the term", () => {
  const term = { startsOn: "2026-01-01", endsOn: "2026-12-31" };

  it("costs the difference by day for the days that are left (S13)", () => {
    const price = okOf(
      amendmentPrice(
        standardPlan,
        { systems: [system("a", 100_000)], discountBp: 0 },
        { systems: [system("a", 100_000), system("b", 50_000)], discountBp: 0 },
        { effectiveOn: "2026-07-02", term, months: 12 },
      ),
    );
    // 2 July to 31 December are 183 of 365 days; 9,000 a year more.
    expect(price).toMatchObject({ fullDifference: usd(9000), days: 183, termDays: 365 });
    expect(price.delta).toEqual(money(Math.round((900_000 * 183) / 365), "USD"));
  });

  it("gives back what a removed server is no longer for (P15)", () => {
    const servers = (units: number) => ({
      systems: [{ name: "rack", salePrice: money(0, "EUR"), unit: "server" as const, units }],
      discountBp: 0,
    });
    const price = okOf(
      amendmentPrice(standardSubscription, servers(20), servers(10), {
        effectiveOn: "2026-01-01",
        term,
        months: 12,
      }),
    );
    expect(price.delta).toEqual(price.fullDifference);
    expect(price.delta.minor).toBeLessThan(0);
  });

  it("costs nothing while the minimum stands on both sides", () => {
    const price = okOf(
      amendmentPrice(
        standardPlan,
        { systems: [system("a", 10_000)], discountBp: 0 },
        { systems: [system("a", 10_000), system("b", 10_000)], discountBp: 0 },
        { effectiveOn: "2026-05-01", term, months: 12 },
      ),
    );
    expect(price.delta).toEqual(usd(0));
  });

  it("over the whole term is the full difference, and a later day never costs more of it", () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 12, max: 36 }),
        fc.integer({ min: -50_000_000, max: 50_000_000 }),
        fc.nat(),
        (startsOn, months, minor, n) => {
          const whole = { startsOn, endsOn: addMonthsInclusive(startsOn, months) };
          const difference = money(minor, "USD");
          expect(proRata(difference, startsOn, whole).amount).toEqual(difference);
          const days = daysBetween(startsOn, whole.endsOn);
          const day = addDays(startsOn, n % days);
          const sooner = proRata(difference, day, whole).amount.minor;
          const later = proRata(difference, addDays(day, 1), whole).amount.minor;
          expect(Math.abs(later)).toBeLessThanOrEqual(Math.abs(sooner));
          expect(proRata(difference, addDays(whole.endsOn, 1), whole).amount.minor).toBe(0);
        },
      ),
    );
  });

  it("is refused outside the term, in what is invoiced, and before the last one", () => {
    const about = { term, invoicedThrough: "2026-06-30", lastEffectiveOn: "2026-08-01" };
    const against = (day: string) => againstAmending(day, about)?.reason ?? null;
    expect(against("2025-12-31")).toBe("outside_term");
    expect(against("2027-01-01")).toBe("outside_term");
    expect(against("2026-06-30")).toBe("invoiced");
    expect(against("2026-07-31")).toBe("before_last");
    expect(against("2026-08-01")).toBeNull();
    expect(firstAmendable(term, "2026-06-30", "2026-08-01")).toBe("2026-08-01");
    expect(firstAmendable(term, "2026-12-31", null)).toBeNull();
  });

  it("says of every system whether it came, went, changed or stayed, each once", () => {
    const one = (id: string | null, units: number) => ({
      ...{ productId: "p", name: `n${units}`, modules: ["b", "a"], unit: "server" },
      id,
      units,
      salePrice: usd(0),
    });
    const kinds = changesOf(
      [one("1", 1), one("2", 2), one("3", 3)] as (ReturnType<typeof one> & { id: string })[],
      [{ ...one("1", 1), modules: ["a", "b"] }, one("2", 5), one(null, 9), one("2", 2)],
    ).map(change => change.kind);
    expect(kinds).toEqual(["kept", "changed", "added", "added", "removed"]);
  });

  it("leaves the systems of each day as they were agreed", () => {
    const all = [
      { id: "kept", fromOn: null, untilOn: null },
      { id: "gone", fromOn: null, untilOn: "2026-06-30" },
      { id: "come", fromOn: "2026-07-01", untilOn: null },
    ];
    expect(on(all, "2026-06-30").map(s => s.id)).toEqual(["kept", "gone"]);
    expect(on(all, "2026-07-01").map(s => s.id)).toEqual(["kept", "come"]);
  });
});

describe("invoiced periods", () => {
  it("add up to the term with its amendments, to the cent, however they are cut", () => {
    const yearly = fc.integer({ min: 0, max: 90_000_000 }).map(minor => money(minor, "USD"));
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 12, max: 24 }),
        yearly,
        fc.array(fc.tuple(fc.nat(), yearly), { maxLength: 3 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        (startsOn, months, first, later, cuts) => {
          const term = { startsOn, endsOn: addMonthsInclusive(startsOn, months) };
          const length = daysBetween(startsOn, term.endsOn) + 1;
          const steps = later
            .map(([n, amount]) => ({ from: addDays(startsOn, n % length), yearly: amount }))
            .sort((a, b) => a.from.localeCompare(b.from));
          const ends = [...new Set([...cuts.map(n => addDays(startsOn, n % length)), term.endsOn])].sort();
          let from = startsOn;
          let total = money(0, "USD");
          for (const through of ends) {
            total = add(
              total,
              periodPrice(term, months, [{ from: startsOn, yearly: first }, ...steps], from, through),
            );
            from = addDays(through, 1);
          }
          let agreed = termPrice(first, months);
          let before = agreed;
          for (const step of steps) {
            const full = termPrice(step.yearly, months);
            agreed = add(agreed, proRata(subtract(full, before), step.from, term).amount);
            before = full;
          }
          expect(total).toEqual(agreed);
        },
      ),
    );
  });
});

describe("coming back after a lapse (S15)", () => {
  const yearly = usd(36_500);

  it("never costs less for a later start, by either way of counting years", () => {
    const penalty = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3000 }));
    fc.assert(
      fc.property(
        fc.constantFrom("begun" as const, "completed" as const),
        fc.integer({ min: 1, max: 3 }),
        fc.array(penalty, { maxLength: 4 }),
        fc.integer({ min: 1, max: 3000 }),
        (wholeYears, byDayForYears, steps, n) => {
          // Within the rule: a schedule that rises with the years.
          const rising = [...steps].sort((a, b) => a[0] - b[0]);
          const penalties = rising.map(([fromYears], index) => ({
            fromYears,
            rateBp: rising.slice(0, index + 1).reduce((all, [, more]) => all + more, 0),
          }));
          const plan = { lapse: { byDayForYears, wholeYears, penalties } };
          const day = addDays("2024-02-28", n);
          const sooner = lapsePrice(plan, yearly, "2024-02-28", day);
          const later = lapsePrice(plan, yearly, "2024-02-28", addDays(day, 1));
          expect(compare(later.total, sooner.total)).toBeGreaterThanOrEqual(0);
          expect(add(add(later.lapsedPeriod, later.penalty), later.newYear)).toEqual(later.total);
        },
      ),
    );
  });

  it("is shown from the day asked on, with the days on which it jumps", () => {
    const days = lapseOutlook(standardPlan, yearly, "2024-12-31", "2025-03-01");
    expect(days[0]?.startsOn).toBe("2025-03-01");
    expect(days.map(one => one.startsOn)).toContain("2026-01-02");
    const totals = days.map(one => one.price.total.minor);
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
    expect(new Set(days.map(one => one.startsOn)).size).toBe(days.length);
  });
});

describe("a quote", () => {
  const facts: QuoteFacts = {
    validUntil: "2027-03-31",
    withdrawn: false,
    accepted: null,
    followed: false,
    sealed: false,
  };

  it.each<[string, Partial<QuoteFacts>, string, string]>([
    ["waits until its last day", {}, "2027-03-31", "open"],
    ["has expired the day after", {}, "2027-04-01", "expired"],
    ["does not run out once accepted", { accepted: true }, "2028-01-01", "accepted"],
    ["is declined whatever the day", { accepted: false }, "2027-03-01", "declined"],
    [
      "is withdrawn also after it was accepted",
      { accepted: true, withdrawn: true },
      "2027-03-01",
      "withdrawn",
    ],
    ["is settled by an order or the signature", { sealed: true }, "2027-05-01", "sealed"],
    [
      "stays declined though the contract was signed later",
      { accepted: false, sealed: true },
      "2027-03-01",
      "declined",
    ],
    ["is superseded by a later revision", { accepted: true, followed: true }, "2027-03-01", "superseded"],
  ])("%s", (_, change, day, state) => {
    expect(quoteState({ ...facts, ...change }, day)).toBe(state);
  });

  it("of a renewal in time holds to the last covered day, any other a year at most (S14, S15)", () => {
    expect(latestValidity("2027-03-01", "2027-03-31")).toBe("2027-03-31");
    expect(latestValidity("2027-03-01", null)).toBe("2028-02-29");
    expect(latestValidity("2027-03-01", "2027-02-01")).toBe("2028-02-29");
  });
});

describe("a contract's state", () => {
  it("goes from draft over quoted and ordered to its signature (S14)", () => {
    const facts = {
      ...{ startsOn: "2027-01-01", endsOn: "2027-12-31", cancelledOn: null, renewal: null },
    };
    const draft = (sale: "quoted" | "ordered" | null) =>
      contractState({ ...facts, signedOn: null, sale }, "2027-02-01", 90);
    expect([draft(null), draft("quoted"), draft("ordered")]).toEqual(["draft", "quoted", "ordered"]);
    const signed = { ...facts, signedOn: "2026-12-20", sale: "ordered" as const };
    expect(contractState(signed, "2026-12-24", 90)).toBe("scheduled");
    expect(contractState(signed, "2027-02-01", 90)).toBe("in_force");
    expect(contractState(signed, "2027-11-01", 90)).toBe("expiring");
    expect(contractState(signed, "2028-01-01", 90)).toBe("lapsed");
    expect(contractState({ ...facts, signedOn: null, cancelledOn: "2027-01-05" }, "2027-02-01", 90)).toBe(
      "cancelled",
    );
  });
});
