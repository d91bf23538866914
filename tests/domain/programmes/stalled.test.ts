import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { hindrancesOf, openStep, phaseProgress, type StepRecord } from "#lib/domain/programmes/onboarding.ts";
import { onboardingDue } from "#lib/domain/programmes/onboarding-plan.ts";
import { stalledFor, stalledFrom, stalledOwner } from "#lib/domain/programmes/stalled.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";

const step = (key: string, dueDays: number, after?: string[]) => ({
  key,
  title: key,
  description: key,
  doneBy: "partner" as const,
  evidence: "none" as const,
  dueDays,
  ...(after ? { after } : {}),
});
const way = {
  phases: [
    {
      key: "first",
      title: "First",
      summary: "-",
      ongoing: false,
      steps: [step("a", 10), step("b", 20, ["a"])],
    },
    { key: "second", title: "Second", summary: "-", ongoing: false, steps: [step("c", 5)] },
    { key: "beside", title: "Beside", summary: "-", ongoing: false, after: ["first"], steps: [step("d", 7)] },
    { key: "daily", title: "Daily", summary: "-", ongoing: true, steps: [step("e", 0)] },
  ],
} as unknown as ProgrammeDefinition;
const open = (key: string, dueOn: string | null = null) => ({ record: openStep(key), dueOn });
const done = (key: string): { record: StepRecord; dueOn: null } => ({
  record: { ...openStep(key), state: "done" },
  dueOn: null,
});

it("whoever does a step is named while it is their side's turn, and not for the other side's word (P2)", () => {
  const at = (turn: "partner" | "vendor") => stalledOwner(way, { stepKey: "a", turn }, "Urs Amstutz");
  expect(at("partner")).toBe("Urs Amstutz");
  expect(at("vendor")).toBeNull();
  expect(stalledOwner(way, { stepKey: "a", turn: "partner" }, undefined)).toBeNull();
});

describe("what a step waits for (P2)", () => {
  it("is named: the phases before it, the steps it comes after, what it points to", () => {
    const records = ["a", "b", "c", "d"].map(openStep);
    expect(hindrancesOf(way, records, "a", true)).toEqual([]);
    expect(hindrancesOf(way, records, "b", true)).toEqual([{ kind: "step", key: "a" }]);
    expect(hindrancesOf(way, records, "d", true)).toEqual([{ kind: "phase", key: "first" }]);
    expect(hindrancesOf(way, [done("a").record, ...records.slice(1)], "b", true)).toEqual([]);
  });

  it("lets phases that name what they come after open beside one another; an ongoing one holds nobody up", () => {
    const records = [done("a").record, done("b").record, openStep("c"), openStep("d")];
    expect(phaseProgress(way, records).map(p => p.state)).toEqual(["complete", "open", "open", "waiting"]);
    expect(phaseProgress(way, records)[3]?.waitsFor).toEqual(["second", "beside"]);
  });

  it("moves the plan: a phase opens when the last step of those it comes after is due", () => {
    const due = Object.fromEntries(onboardingDue(way, "2026-01-01").map(p => [p.step.key, p.dueOn]));
    expect(due).toEqual({ a: "2026-01-11", b: "2026-01-21", c: "2026-01-26", d: "2026-01-28" });
  });
});

describe("a way in that stands still", () => {
  const steps = [open("a", "2026-01-11"), open("b", "2026-01-21"), open("c", "2026-01-26")];

  it("counts from the day after the first step was due whose turn it is", () => {
    expect(stalledFrom(way, steps, "2026-01-09")).toMatchObject({
      on: "2026-01-12",
      why: "overdue",
      stepKey: "a",
      turn: "partner",
    });
  });

  it("counts from the day after so many quiet days, 14 where the programme says none", () => {
    const early = [open("a", "2026-03-01"), open("b"), open("c")];
    expect(stalledFrom(way, early, "2026-01-01")).toMatchObject({ on: "2026-01-16", why: "quiet" });
    expect(stalledFrom({ ...way, stalledDays: 5 }, early, "2026-01-01")?.on).toBe("2026-01-07");
  });

  it("never while everything is finished, and not by a step that waits for another", () => {
    expect(stalledFrom(way, [done("a"), done("b"), done("c"), done("d")], "2026-01-01")).toBeNull();
    const late = [open("a", "2026-02-01"), open("b", "2026-01-02"), open("c")];
    expect(stalledFrom(way, late, "2026-01-30")?.stepKey).toBe("a");
  });

  it("is told in days from the first of them", () => {
    expect(stalledFor("2026-01-12", "2026-01-11")).toBeNull();
    expect(stalledFor("2026-01-12", "2026-01-12")).toBe(0);
    expect(stalledFor("2026-01-12", "2026-01-20")).toBe(8);
    expect(stalledFor(null, "2026-01-20")).toBeNull();
  });

  it("property: moving a date further away never makes it stand still earlier, and progress never either", () => {
    const day = fc.integer({ min: 0, max: 120 }).map(n => addDays("2026-01-01", n));
    fc.assert(
      fc.property(day, fc.nat(60), day, fc.nat(60), (due, more, progress, later) => {
        const of = (dueOn: string, on: string) =>
          stalledFrom(emmaProgramme, [open(emmaProgramme.phases[0]!.steps[0]!.key, dueOn)], on)!.on;
        expect(of(addDays(due, more), progress) >= of(due, progress)).toBe(true);
        expect(of(due, addDays(progress, later)) >= of(due, progress)).toBe(true);
      }),
    );
  });
});
