import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planDifferences } from "#lib/domain/contracts/plan-differences.ts";
import { PLAN_PARTS, planPartOf, planToEdit } from "#lib/domain/contracts/plan-draft.ts";
import { mergeChanges } from "#lib/domain/programmes/merge.ts";
import { ecmPlans, extendedPlan, standardPlan } from "#prisma/seed/ecm/plans.ts";
import { emmaPlan } from "#prisma/seed/emma/plan.ts";
import { openNebulaPlans, premiumSubscription } from "#prisma/seed/opennebula/plans.ts";

const all = [...ecmPlans, emmaPlan, ...openNebulaPlans];

describe("what one version of a plan says otherwise than another (S1)", () => {
  test("each difference stands in its part, in the order of the editor", () => {
    const before = planToEdit(standardPlan);
    const after = planToEdit(standardPlan);
    after.terms.targets.P1 = 120;
    after.terms.escalations = after.terms.escalations.slice(0, 1);
    after.terms.level3Targets = { P1: 60, P2: 60, P3: 60, P4: 60 };
    after.authorisedContacts = 3;
    after.componentsChecklist = after.componentsChecklist.slice(1);
    after.options!.onSite!.agenda = after.options!.onSite!.agenda.slice(1);
    after.options!.readiness.reviewMonths = 6;
    const found = planDifferences(before, after);
    expect(found.map(one => `${one.part} ${one.kind}`)).toEqual([
      "targets changed",
      "escalation changed",
      "levels changed",
      "levels changed",
      "levels changed",
      "levels changed",
      "entitlements changed",
      "checklists removed",
      "options removed",
      "options changed",
    ]);
    expect(found[0]).toMatchObject({ field: "terms.targets.P1", before: 240, after: 120 });
  });

  test("Extended differs from Standard in what S1, S3, S7, S12 and S13 say", () => {
    const parts = new Set(
      planDifferences(planToEdit(standardPlan), planToEdit(extendedPlan)).map(one => one.part),
    );
    expect([...parts]).toEqual(["general", "targets", "entitlements", "price"]);
  });

  test("what only came to be written is no difference; the key is none either", () => {
    const { options: _, channels: __, ...older } = premiumSubscription;
    const before = { ...planToEdit(premiumSubscription), options: undefined, channels: undefined };
    const after = planToEdit({ ...older, key: "other" });
    expect(planDifferences(before, after)).toEqual([]);
  });

  test("any plan against itself says nothing, and against any other only parts that are there", () => {
    const plan = fc.constantFrom(...all).map(planToEdit);
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        expect(planDifferences(a, a)).toEqual([]);
        for (const one of planDifferences(a, b)) expect(PLAN_PARTS).toContain(one.part);
      }),
    );
  });
});

test("every field of a plan stands in one part of the editor", () => {
  expect(planPartOf("terms.further.level2.targets.P1")).toBe("levels");
  expect(planPartOf("terms.further.update.targets")).toBe("targets");
  expect(planPartOf("terms.rules.level3.warnAtPercents")).toBe("levels");
  expect(planPartOf("terms.priorityRules.bands.0.above")).toBe("priorities");
  expect(planPartOf("options.bookedDays.calendar")).toBe("options");
  expect(planPartOf("bookedDays")).toBe("entitlements");
  expect(planPartOf("channels.0.hours")).toBe("entitlements");
});

test("two people at one plan: what each changed is in it, and only the same field makes them choose", () => {
  const base = planToEdit(emmaPlan);
  const mine = structuredClone(base);
  mine.terms.targets.P1 = 120;
  mine.terms.further = { update: { targets: { P1: 60 } } };
  const theirs = structuredClone(base);
  theirs.terms.targets.P2 = 360;
  theirs.authorisedContacts = 5;
  const joined = mergeChanges(base, mine, theirs, "mine");
  expect(joined.clashes).toBe(0);
  expect(joined.value).toMatchObject({
    terms: { targets: { P1: 120, P2: 360 }, further: { update: { targets: { P1: 60 } } } },
    authorisedContacts: 5,
  });
  theirs.terms.targets.P1 = 90;
  expect(mergeChanges(base, mine, theirs, "theirs")).toMatchObject({
    clashes: 1,
    value: { terms: { targets: { P1: 90, P2: 360 }, further: { update: { targets: { P1: 60 } } } } },
  });
});
