import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lapsePrice, termPrice, yearlyPrice } from "#lib/domain/contracts/price.ts";
import { compare, money } from "#lib/domain/money/money.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { extendedPlan, standardPlan } from "#prisma/seed/ecm/plans.ts";
import { standardSubscription } from "#prisma/seed/opennebula/plans.ts";

const usd = (amount: number) => money(amount * 100, "USD");
const system = (name: string, salePrice: number) => ({
  name,
  salePrice: usd(salePrice),
  unit: null,
  units: 1,
});

describe("the price of a policy", () => {
  it("is a percentage of each system's sale price (S13)", () => {
    const result = yearlyPrice(extendedPlan, [system("SIGAP", 80_000), system("ECM Framework", 40_000)]);
    expect(result).toMatchObject({
      ok: true,
      value: {
        yearly: usd(30_000),
        minimumApplied: false,
        lines: [
          { name: "SIGAP", amount: usd(20_000) },
          { name: "ECM Framework", amount: usd(10_000) },
        ],
      },
    });
  });

  it("is at least USD 10,000 per policy, not per system (S13)", () => {
    const result = yearlyPrice(standardPlan, [system("a", 20_000), system("b", 20_000)]);
    expect(result).toMatchObject({
      ok: true,
      value: { yearly: usd(10_000), subtotal: usd(7200), minimumApplied: true },
    });
  });

  it("is so much a server, zone or domain where units are sold (P15)", () => {
    const result = yearlyPrice(standardSubscription, [
      { name: "rack", salePrice: money(0, "EUR"), unit: "server", units: 12 },
    ]);
    expect(result).toMatchObject({
      ok: true,
      value: { yearly: money(720_000, "EUR"), minimumApplied: false },
    });
  });

  it("is refused without systems, or in another currency", () => {
    expect(yearlyPrice(standardPlan, [])).toEqual({ ok: false, error: "no_systems" });
    const euros = { ...system("a", 1), salePrice: money(100, "EUR") };
    expect(yearlyPrice(standardPlan, [euros])).toEqual({ ok: false, error: "other_currency" });
  });

  it("grows with the term", () => {
    expect(termPrice(usd(10_000), 18)).toEqual(usd(15_000));
  });
});

describe("coming back after a lapse (S15)", () => {
  const yearly = usd(36_500);
  const price = (days: string) => lapsePrice(standardPlan, yearly, "2024-12-31", days);

  it("without a lapsed day costs the new year alone", () => {
    expect(price("2025-01-01")).toMatchObject({ lapsedDays: 0, total: yearly });
  });

  it("within the first year: the lapsed period by day, and a new year", () => {
    expect(price("2025-01-31")).toMatchObject({
      lapsedDays: 30,
      lapsedPeriod: usd(3000),
      penalty: usd(0),
      total: usd(39_500),
    });
  });

  it("after exactly one year: that year and a new one", () => {
    expect(price("2026-01-01")).toMatchObject({ lapsedYears: 1, lapsedPeriod: yearly, penalty: usd(0) });
  });

  it("between one and two years: whole years, no penalty yet", () => {
    expect(price("2026-06-01")).toMatchObject({ lapsedPeriod: usd(73_000), penalty: usd(0) });
    expect(price("2026-12-31")).toMatchObject({ lapsedPeriod: usd(73_000), penalty: usd(0) });
  });

  it("from two years on: a penalty by the plan's schedule", () => {
    expect(price("2027-01-01")).toMatchObject({
      lapsedYears: 2,
      lapsedPeriod: usd(73_000),
      penalty: usd(18_250),
    });
    expect(price("2028-01-01").penalty).toEqual(usd(27_375));
    expect(price("2035-01-01").penalty).toEqual(yearly);
  });

  it("never gets cheaper by waiting", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 400 }), (days, more) => {
        const sooner = price(addDays("2025-01-01", days)).total;
        const later = price(addDays("2025-01-01", days + more)).total;
        expect(compare(sooner, later)).not.toBe(1);
      }),
    );
  });
});
