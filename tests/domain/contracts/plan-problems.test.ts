import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { emptyPlan, type PlanDraftDefinition, planToEdit } from "#lib/domain/contracts/plan-draft.ts";
import { clocksOf, type PlanSurroundings, planProblems } from "#lib/domain/contracts/plan-problems.ts";
import { CLOCK_KINDS } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import { ecmPlans, extendedPlan, standardPlan } from "#prisma/seed/ecm/plans.ts";
import { emmaPlan, emmaPlans } from "#prisma/seed/emma/plan.ts";
import { openNebulaPlans, standardSubscription } from "#prisma/seed/opennebula/plans.ts";

const around: PlanSurroundings = {
  calendars: ["madrid", "mexico-city", "round-the-clock"].map(key => ({ key, opens: true })),
  roles: ["partner_support_manager", "partner_admin", "vendor_support", "vendor_support_manager"],
  areas: ["implementation", "architect"],
};
type Plan = PlanDraftDefinition;
const said = (plan: Plan, by = around) =>
  planProblems(plan, by).map(one => `${one.level} ${one.name} ${one.path.join(".")}`);
/** A shipped plan with something changed in it. */
const changed = (of: SupportPlanDefinition, change: (plan: Plan) => void): Plan => {
  const plan = planToEdit(of);
  change(plan);
  return plan;
};

describe("what stands between a plan's fields", () => {
  test.each([...ecmPlans, ...emmaPlans, ...openNebulaPlans])(
    "nothing is wrong in what is shipped: $key",
    plan => {
      expect(planProblems(planToEdit(plan), around).filter(one => one.level === "error")).toEqual([]);
    },
  );

  test("S2: a calendar that is not there, or never opens, is said at the priority that counts in it", () => {
    const plan = changed(extendedPlan, p => {
      p.terms.calendars.P2 = "lisbon";
      p.terms.rules = { response: { calendars: { P1: "x", P2: "madrid", P3: "madrid", P4: "madrid" } } };
    });
    const shut = { ...around, calendars: [...around.calendars.slice(1), { key: "madrid", opens: false }] };
    expect(said(plan, shut)).toEqual([
      "error calendarUnknown terms.calendars.P2",
      "error calendarUnknown terms.rules.response.calendars.P1",
      "error calendarClosed terms.rules.response.calendars.P2",
      "error calendarClosed terms.rules.response.calendars.P3",
      "error calendarClosed terms.rules.response.calendars.P4",
    ]);
  });

  test("S6: a step tells and hands over to roles that are there, about clocks that run", () => {
    const plan = changed(standardPlan, p => {
      p.terms.escalations[0]!.notify = ["vendor_support_manager", "night_watch"];
      p.terms.escalations[0]!.acts = [{ kind: "raise_level" }, { kind: "reassign", role: "customer_admin" }];
      p.terms.escalations[1]!.clocks = ["update", "response"];
    });
    expect(said(plan)).toEqual([
      "error roleUnknown terms.escalations.0.notify",
      "error roleUnknown terms.escalations.0.acts.1.role",
      "warning idle.update terms.escalations.1.clocks",
    ]);
  });

  test("S6: a clock that no step belongs to, two steps at one moment and no ladder at all are worth a thought", () => {
    const only = changed(standardPlan, p => {
      p.terms.further = { update: { targets: { P1: 60 } } };
      p.terms.escalations = [1, 2].map(level => ({
        level,
        at: { percent: 100 },
        notify: ["vendor_support"],
        clocks: ["response", "diagnosis"],
      }));
    });
    expect(said(only)).toEqual([
      "warning stepTwice terms.escalations.1.at",
      "warning unwatched.update terms.escalations",
    ]);
    const none = changed(standardPlan, p => {
      p.terms.escalations = [];
    });
    expect(said(none)).toEqual(["warning noLadder terms.escalations"]);
  });

  test("S3, T2: a level that may hold a case longer than the customer waits for an answer is a warning, not an error", () => {
    const plan = changed(emmaPlan, p => {
      p.terms.targets = { P1: 60, P2: 120, P3: 240, P4: 480 };
      p.terms.level3Targets = { P1: 61, P2: 120, P3: 240, P4: 480 };
      p.terms.further = { level2: { targets: { P4: 481 } } };
      p.terms.resolutionTargets = { P1: 30, P2: 120, P3: 240, P4: 480 };
    });
    expect(said(plan)).toEqual([
      "warning levelLonger terms.level3Targets.P1",
      "warning levelLonger terms.further.level2.targets.P4",
      "warning solvedBeforeAnswer terms.resolutionTargets.P1",
    ]);
  });

  test("S3: the more urgent waits longer by the same hours only by mistake; by other hours it can't be said", () => {
    const upside = changed(standardPlan, p => {
      p.terms.targets.P1 = 600;
    });
    expect(said(upside)).toEqual(["warning priorityOrder terms.targets.P1"]);
    // Round the clock, ten hours may well be sooner than eight office hours.
    const round = changed(extendedPlan, p => {
      p.terms.targets.P1 = 600;
    });
    expect(said(round)).toEqual([]);
  });

  test("S5: fewer affected and more urgent is worth a thought", () => {
    const plan = changed(standardPlan, p => {
      p.terms.priorityRules = {
        nonProduction: "P4",
        allUnable: "P1",
        someUnable: "P2",
        bands: [
          { above: 5000, priority: "P3" },
          { above: 1000, priority: "P2" },
        ],
        rest: "P4",
      };
    });
    expect(said(plan)).toEqual(["warning bandOrder terms.priorityRules.bands.0.priority"]);
  });

  test("P15, S15: a unit has one price and a number of lapsed years one penalty", () => {
    const plan = changed(standardSubscription, p => {
      if (p.price.kind === "per_unit") p.price.units[1]!.unit = "server";
      p.lapse.penalties[2]!.fromYears = 2;
    });
    expect(said(plan)).toEqual([
      "error unitTwice price.units.1.unit",
      "error penaltyTwice lapse.penalties.2.fromYears",
    ]);
  });

  test("S7, S14: training that nothing explains, an area that is gone, a contract that always ends", () => {
    const plan = changed(standardPlan, p => {
      p.options!.contactTraining = { areas: [], howTo: null };
      p.expiringDays = 365;
    });
    expect(said(plan)).toEqual([
      "warning trainingUnsaid options.contactTraining.howTo",
      "warning alwaysExpiring expiringDays",
    ]);
    const gone = changed(emmaPlan, p => {
      p.options!.contactTraining.areas = ["implementation", "sales"];
    });
    expect(said(gone)).toEqual(["error areaUnknown options.contactTraining.areas"]);
  });

  test("a plan of which nothing is said yet has nothing wrong between its fields but its missing ladder", () => {
    expect(said(emptyPlan("new"))).toEqual([
      "warning noLadder terms.escalations",
      "warning trainingUnsaid options.contactTraining.howTo",
    ]);
  });

  test("whatever targets are typed: a warning of a level stands exactly where it is longer than the answer", () => {
    const target = fc.option(fc.integer({ min: 1, max: 600 }), { nil: null });
    const targets = fc.record({ P1: target, P2: target, P3: target, P4: target });
    fc.assert(
      fc.property(targets, targets, (answer, level3) => {
        const plan = changed(emmaPlan, p => {
          p.terms.targets = answer;
          p.terms.level3Targets = level3;
        });
        const found = planProblems(plan, around)
          .filter(one => one.name === "levelLonger" && one.path[1] === "level3Targets")
          .map(one => one.path.at(-1));
        const longer = PRIORITIES.filter(
          p => answer[p] !== null && level3[p] !== null && Number(level3[p]) > Number(answer[p]),
        );
        expect(found).toEqual(longer);
      }),
    );
  });

  test("whatever clocks a step names: it is idle exactly where the plan runs one of them not", () => {
    const clocks = fc.uniqueArray(fc.constantFrom(...CLOCK_KINDS), { minLength: 1 });
    fc.assert(
      fc.property(clocks, fc.boolean(), fc.boolean(), (named, update, level3) => {
        const plan = changed(emmaPlan, p => {
          p.terms.escalations = [
            { level: 1, at: { percent: 50 }, notify: ["vendor_support"], clocks: named },
          ];
          if (update) p.terms.further = { update: { targets: { P1: 60 } } };
          if (!level3) p.terms.level3Targets = null;
        });
        const running = clocksOf(plan.terms);
        const idle = planProblems(plan, around).some(one => one.name.startsWith("idle."));
        expect(idle).toBe(named.some(clock => running[clock] === undefined));
      }),
    );
  });
});
