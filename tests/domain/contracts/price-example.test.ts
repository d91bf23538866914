import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanDraftDefinition, planToEdit } from "#lib/domain/contracts/plan-draft.ts";
import { planProblems } from "#lib/domain/contracts/plan-problems.ts";
import { yearlyPrice } from "#lib/domain/contracts/price.ts";
import { priceExample } from "#lib/domain/contracts/price-example.ts";
import { MOST_SUM } from "#lib/domain/money/money.ts";
import { ecmPlans, standardPlan } from "#prisma/seed/ecm/plans.ts";
import { emmaPlans } from "#prisma/seed/emma/plan.ts";
import { openNebulaPlans, standardSubscription } from "#prisma/seed/opennebula/plans.ts";

const usual = { sale: 100_000, count: 10, months: 18 };
const shipped = [...ecmPlans, ...emmaPlans, ...openNebulaPlans];

/** Where numbers stand in a plan, as paths. */
function numbersIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => numbersIn(part, [...path, name]));
}

function withNumber(plan: PlanDraftDefinition, path: (string | number)[], number: number | null) {
  const copy = structuredClone(plan);
  const holder = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>((at, name) => at[name] as never, copy as never);
  holder[path.at(-1) ?? ""] = number;
  return copy;
}

const typed = fc.oneof(
  fc.constantFrom(null, 0, -1, 0.5, 1e21, -1e21, Number.MAX_SAFE_INTEGER, Number.MAX_VALUE),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
);

describe("a price rule's example", () => {
  it("is the rule's own sum (S13, S15)", () => {
    const { yearly, back } = priceExample(planToEdit(standardPlan), usual);
    expect(yearly?.yearly).toEqual({ minor: 1_800_000, currency: "USD" });
    expect(back?.lapsedYears).toBe(1);
    expect(priceExample(planToEdit(standardSubscription), usual)).toMatchObject({
      unit: standardSubscription.price.kind === "per_unit" ? standardSubscription.price.units[0]?.unit : null,
      yearly: { lines: [{ units: 10 }] },
    });
  });

  it("leaves out what can't be counted, and what no field takes (P20)", () => {
    const plan = planToEdit(standardPlan);
    for (const sale of [Number.NaN, -5, 1e20])
      expect(priceExample(plan, { ...usual, sale }).yearly).toBeNull();
    for (const months of [Number.NaN, -5, 1.5, 1e20]) {
      const { yearly, back } = priceExample(plan, { ...usual, months });
      expect([yearly !== null, back]).toEqual([true, null]);
    }
  });

  it("never breaks the page it stands on, whatever is typed in any field of a plan", () => {
    const around = { calendars: [], roles: [], areas: [] };
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped),
        fc.nat(),
        typed,
        fc.double(),
        fc.double(),
        fc.double(),
        (of, nth, number, sale, count, months) => {
          const plan = planToEdit(of);
          const paths = numbersIn(plan);
          const broken = withNumber(plan, paths[nth % paths.length] ?? [], number);
          priceExample(broken, usual);
          priceExample(broken, { sale, count, months });
          planProblems(broken, around);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("a price", () => {
  it("beyond what can be counted exactly is refused as no amount (S13, P15)", () => {
    const { price } = standardSubscription;
    if (price.kind !== "per_unit") throw new Error("not by the unit");
    const [unit] = price.units;
    if (!unit) throw new Error("no unit");
    const dear = { ...price, units: [{ ...unit, price: { ...unit.price, minor: MOST_SUM } }] };
    const of = (units: number) => ({
      name: "x",
      salePrice: { minor: 0, currency: price.minimum.currency },
      unit: unit.unit,
      units,
    });
    expect(yearlyPrice({ price: dear }, [of(1)]).ok).toBe(true);
    expect(yearlyPrice({ price: dear }, [of(2)])).toEqual({ ok: false, error: "not_an_amount" });
    expect(yearlyPrice({ price: dear }, [of(1), of(1)])).toEqual({ ok: false, error: "not_an_amount" });
  });
});
