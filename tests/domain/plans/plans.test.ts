import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlanContent, planGaps, quartersOf } from "#lib/domain/plans/content.ts";
import { planDifferences } from "#lib/domain/plans/differences.ts";
import { actionProgress, type PlanRecord, targetProgress } from "#lib/domain/plans/progress.ts";
import { planEnd } from "#lib/domain/plans/validity.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { addQuarters, daysOf, quarterOf, quartersFrom } from "#lib/domain/time/quarters.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

const plan = (): PlanContent => ({
  period: { from: "2027-Q1", quarters: 4 },
  market: {
    text: "Hospitals of the region.",
    items: [{ key: "hosp", name: "Hospitals", size: 40, note: "" }],
  },
  offers: { text: "", items: [{ key: "cloud", name: "Turnkey cloud", note: "" }] },
  targets: {
    text: "",
    items: [
      {
        key: "proj",
        name: "Projects",
        unit: "projects",
        adds: true,
        figures: { "2027-Q1": 1, "2027-Q2": 1, "2027-Q3": 2, "2027-Q4": 2 },
      },
      { key: "team", name: "Team", unit: "people", adds: false, figures: { "2027-Q1": 3, "2027-Q4": 5 } },
    ],
  },
  actions: {
    text: "",
    items: [
      { key: "day", name: "Open day", owner: "Hanna", quarter: "2027-Q1", dueOn: "2027-02-10" },
      { key: "case", name: "Case study", owner: "Miriam", quarter: "2027-Q2", dueOn: null },
    ],
  },
});
const text = (content: PlanContent, title = "Plan 2027") => ({ title, content });
const said = (r: Partial<PlanRecord>): PlanRecord => ({
  id: "x",
  kind: "target",
  itemKey: "proj",
  quarter: "",
  value: null,
  state: null,
  ...r,
});

describe("quarters", () => {
  test("every day lies in its quarter, and quarters follow each other without a gap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), n => {
        const day = addDays("1990-01-01", n);
        const { from, to } = daysOf(quarterOf(day));
        expect(from <= day && day <= to).toBe(true);
        expect(quarterOf(addDays(to, 1))).toBe(addQuarters(quarterOf(day), 1));
        expect(addQuarters(addQuarters(quarterOf(day), 7), -7)).toBe(quarterOf(day));
      }),
    );
    expect(quartersFrom("2027-Q3", 4)).toEqual(["2027-Q3", "2027-Q4", "2028-Q1", "2028-Q2"]);
  });
});

describe("what a plan must say (P2, P10)", () => {
  test("a whole plan has no gap; an empty one is told where each is", () => {
    expect(planGaps("Plan", plan())).toEqual([]);
    const empty: PlanContent = {
      period: { from: "2027-Q1", quarters: 4 },
      market: { text: " ", items: [] },
      offers: { text: "", items: [] },
      targets: { text: "", items: [] },
      actions: { text: "", items: [] },
    };
    expect(planGaps("", empty)).toEqual([
      { path: "title", gap: "required" },
      { path: "market.text", gap: "required" },
      { path: "offers.text", gap: "required" },
      { path: "targets.text", gap: "noTarget" },
      { path: "actions.text", gap: "noAction" },
    ]);
  });

  test("a target without a figure in the plan's quarters, an action outside them", () => {
    const content = plan();
    content.period = { from: "2028-Q1", quarters: 4 };
    expect(planGaps("Plan", content).map(g => g.path)).toEqual([
      "targets.items.0.figures.2028-Q1",
      "targets.items.1.figures.2028-Q1",
      "actions.items.0.quarter",
      "actions.items.1.quarter",
    ]);
  });
});

describe("what changed between two texts", () => {
  test("equal texts differ in nothing, whatever their items' order", () => {
    const turned = plan();
    turned.targets.items.reverse();
    expect(planDifferences(text(plan()), text(turned))).toEqual([]);
  });

  test("a renamed target is a changed one; a figure is told with its quarter", () => {
    const after = plan();
    const [projects, team] = after.targets.items;
    if (!projects || !team) throw new Error("no targets");
    projects.name = "New projects";
    projects.figures["2027-Q4"] = 3;
    after.market.text = "Hospitals and universities.";
    after.actions.items.pop();
    after.offers.items.push({ key: "ops", name: "Operation", note: "" });
    expect(planDifferences(text(plan()), text(after, "Plan B"))).toEqual([
      { kind: "title", before: "Plan 2027", after: "Plan B" },
      {
        kind: "text",
        part: "market",
        before: "Hospitals of the region.",
        after: "Hospitals and universities.",
      },
      { kind: "added", part: "offers", name: "Operation" },
      {
        kind: "changed",
        part: "targets",
        name: "New projects",
        field: "name",
        before: "Projects",
        after: "New projects",
      },
      {
        kind: "changed",
        part: "targets",
        name: "New projects",
        field: { figure: "2027-Q4" },
        before: 2,
        after: 3,
      },
      { kind: "removed", part: "actions", name: "Case study" },
    ]);
  });

  test("the way back tells the same things the other way round", () => {
    const figure = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });
    const made = fc.record({ a: figure, b: figure, drop: fc.boolean(), words: fc.constantFrom("x", "y") });
    const from = (m: { a: number | null; b: number | null; drop: boolean; words: string }) => {
      const content = plan();
      const [target] = content.targets.items;
      if (target) target.figures = { "2027-Q1": m.a, "2027-Q2": m.b };
      if (m.drop) content.actions.items.shift();
      content.market.text = m.words;
      return text(content);
    };
    fc.assert(
      fc.property(made, made, (one, other) => {
        const there = planDifferences(from(one), from(other));
        const back = planDifferences(from(other), from(one));
        expect(back).toHaveLength(there.length);
        const turned = back.map(c =>
          c.kind === "added"
            ? { ...c, kind: "removed" }
            : c.kind === "removed"
              ? { ...c, kind: "added" }
              : { ...c, before: (c as { after: unknown }).after, after: (c as { before: unknown }).before },
        );
        expect(turned).toEqual(expect.arrayContaining(there));
      }),
    );
  });
});

describe("progress", () => {
  test("what adds up is summed, a level is its last figure; behind is under what should be there by now", () => {
    const records = [
      said({ quarter: "2027-Q1", value: 2 }),
      said({ quarter: "2027-Q1", value: 1 }),
      said({ quarter: "2027-Q2", value: 0 }),
      said({ itemKey: "team", quarter: "2027-Q1", value: 4 }),
    ];
    const [projects, team] = targetProgress(plan(), records, "2027-07-01");
    // A correction counts, not both.
    expect(projects).toMatchObject({ planned: 6, reached: 1, expected: 2, behind: true });
    expect(team).toMatchObject({ planned: 5, reached: 4, expected: 3, behind: false });
    expect(projects?.quarters.map(q => q.current)).toEqual([false, false, true, false]);
  });

  test("before the first quarter is over nobody is behind, whatever the day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 89 }), n => {
        const day = addDays("2027-01-01", n);
        expect(targetProgress(plan(), [], day).some(t => t.behind)).toBe(false);
      }),
    );
  });

  test("an action is late after its day, or its quarter where it has none, unless done or dropped", () => {
    const on = (day: string, records: PlanRecord[] = []) =>
      actionProgress(plan(), records, day).map(a => `${a.state}${a.late ? " late" : ""}`);
    expect(on("2027-02-10")).toEqual(["planned", "planned"]);
    expect(on("2027-02-11")).toEqual(["planned late", "planned"]);
    expect(on("2027-07-01")).toEqual(["planned late", "planned late"]);
    const done = said({ kind: "action", itemKey: "day", state: "done" });
    const begun = said({ kind: "action", itemKey: "case", state: "under_way" });
    expect(on("2027-07-01", [done, begun])).toEqual(["done", "under_way late"]);
    expect(quartersOf(plan())).toHaveLength(4);
  });
});

test("a plan counts as long as its programme says, or until its own day (P10, P21)", () => {
  const months = (validMonths: number | null) => ({
    ...openNebulaProgramme,
    requirements: [
      { key: "plan", kind: "validated_business_plan" as const, title: "Plan", params: { validMonths } },
    ],
  });
  expect(planEnd("2027-03-12", null, months(12) as never)).toBe("2028-03-11");
  expect(planEnd("2027-03-12", "2027-12-31", months(12) as never)).toBe("2027-12-31");
  expect(planEnd("2027-03-12", "2029-12-31", months(12) as never)).toBe("2029-12-31");
  expect(planEnd("2027-03-12", null, months(null) as never)).toBeNull();
});
