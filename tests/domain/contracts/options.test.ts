import { expect, it } from "vitest";
import { optionsOf, USUAL_OPTIONS } from "#lib/domain/contracts/options.ts";
import { parseSupportPlan } from "#lib/features/plans/definition.ts";
import { planOptionsSchema } from "#lib/features/plans/options.ts";
import { extendedPlan } from "#prisma/seed/ecm/plans.ts";

it("a version from before plans said what they offer still holds: nothing to buy, the usual for the rest (S16)", () => {
  const { options: _, ...old } = extendedPlan;
  expect(optionsOf(parseSupportPlan(old))).toBe(USUAL_OPTIONS);
  expect(USUAL_OPTIONS).toMatchObject({ hours: null, onSite: null });
  expect(planOptionsSchema.safeParse(USUAL_OPTIONS).success).toBe(true);
});

it("as shipped: packs from 80 hours for a year, a review every six months with its three points (S16)", () => {
  const options = optionsOf(extendedPlan);
  expect(options.hours).toMatchObject({ leastHours: 80, validMonths: 12 });
  expect(options.onSite?.reviewMonths).toBe(6);
  expect(options.onSite?.agenda.map(point => point.key)).toEqual(["releases", "activity", "migrations"]);
  expect(options.onSite?.items.map(item => item.key)).toEqual([
    "monitoring",
    "reports",
    "upgrade_planning",
    "administration",
    "tuning",
  ]);
});

it("what makes no sense is refused with a message's key", () => {
  const options = optionsOf(extendedPlan);
  const wrong = planOptionsSchema.safeParse({
    ...options,
    hours: options.hours && { ...options.hours, leastHours: 0 },
    readiness: { ...options.readiness, reviewMonths: 0 },
  });
  expect(wrong.error?.issues.map(issue => [issue.path.join("."), issue.message])).toEqual([
    ["hours.leastHours", "plans.definition.leastHours"],
    ["readiness.reviewMonths", "plans.definition.reviewMonths"],
  ]);
});
