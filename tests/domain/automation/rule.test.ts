import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CaseFacts,
  CONDITION_FIELDS,
  type Condition,
  holds,
} from "#lib/domain/automation/conditions.ts";
import { factsOf, TRIGGERS, triggerOf } from "#lib/domain/automation/events.ts";
import { standings } from "#lib/domain/automation/past.ts";
import { MOST_DEPTH, MOST_RUNS, outcomeOf, ruleApplies, stopOf } from "#lib/domain/automation/rule.ts";

const facts: CaseFacts = {
  kind: "incident",
  priority: "P1",
  level: 1,
  state: "new",
  channel: "email",
  productId: "p",
  customerOrgId: "c",
  partnerOrgId: null,
  plan: "standard",
  subject: "La Migración se detiene",
  tags: ["backup", "hot fix"],
  assigned: false,
  inHours: false,
};
const condition = (field: Condition["field"], values: string[], not = false): Condition => ({
  field,
  values,
  not,
});
const any = fc.record({
  field: fc.constantFrom(...CONDITION_FIELDS),
  not: fc.boolean(),
  values: fc.array(
    fc.constantFrom("P1", "incident", "1", "new", "email", "closed", "nobody", "migracion", "backup", "x"),
    {
      minLength: 1,
    },
  ),
});

describe("conditions", () => {
  test("each reads its own part of the case", () => {
    const met: Condition[] = [
      condition("kind", ["incident", "question"]),
      condition("priority", ["P1"]),
      condition("level", ["1"]),
      condition("channel", ["email"]),
      condition("hours", ["closed"]),
      condition("holder", ["nobody"]),
      condition("product", ["p"]),
      condition("plan", ["standard"]),
      condition("partner", ["x"], true),
      condition("subject", ["backup", "migracion"]),
      condition("subject", ["backup"], true),
      condition("tag", ["other", "hot fix"]),
      // A tag is one as a whole, not a word it may hold.
      condition("tag", ["hot"], true),
    ];
    expect(met.filter(one => !holds(one, facts))).toEqual([]);
  });

  test("“none of” is the opposite of “one of”", () => {
    fc.assert(fc.property(any, one => holds(one, facts) !== holds({ ...one, not: !one.not }, facts)));
  });

  test("all is every one, any is at least one, none is always", () => {
    fc.assert(
      fc.property(fc.array(any), conditions => {
        const said = (match: "all" | "any") =>
          ruleApplies({ trigger: "opened", match, conditions }, { trigger: "opened" }, facts);
        const met = conditions.filter(one => holds(one, facts));
        expect(said("all").applies).toBe(met.length === conditions.length);
        expect(said("any").applies).toBe(conditions.length === 0 || met.length > 0);
        expect(said("all").matched).toEqual(met);
      }),
    );
    const rule = { trigger: "opened" as const, match: "all" as const, conditions: [] };
    expect(ruleApplies(rule, { trigger: "breached" }, facts).applies).toBe(false);
  });
});

test("every event has facts that are it; a note or staff's reply is nobody's writing customer (T4)", () => {
  for (const trigger of TRIGGERS)
    for (const type of factsOf(trigger))
      expect(triggerOf({ type, actorSide: "customer", audience: "everyone" })).toBe(trigger);
  expect(triggerOf({ type: "ticket.replied", actorSide: "partner", audience: "everyone" })).toBeNull();
  expect(triggerOf({ type: "ticket.replied", actorSide: "customer", audience: "partner" })).toBeNull();
  expect(triggerOf({ type: "ticket.rule_did", actorSide: "partner", audience: "partner" })).toBeNull();
});

test("whatever rules there are and however they start each other, a chain ends", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 7 }), (rules, first) => {
      let causes: string[] = [];
      let next = first % rules;
      for (let steps = 0; stopOf(String(next), causes, 0) === null; steps++) {
        expect(steps).toBeLessThan(MOST_DEPTH);
        causes = [...causes, String(next)];
        next = (next + 1) % rules;
      }
      expect(stopOf(String(next), causes, 0)).toBe("chain");
    }),
  );
  expect(stopOf("a", ["b"], MOST_RUNS - 1)).toBeNull();
  expect(stopOf("a", ["b"], MOST_RUNS)).toBe("often");
});

test("a run in a word", () => {
  expect(outcomeOf(["done", "same"])).toBe("done");
  expect(outcomeOf(["done", "refused"])).toBe("partly");
  expect(outcomeOf(["same", "refused"])).toBe("refused");
  expect(outcomeOf(["same"])).toBe("nothing");
});

test("a case stands as its timeline left it (T2, T5)", () => {
  const fact = (type: string, data: Record<string, unknown> = {}) => ({
    id: type,
    type: `ticket.${type}`,
    at: 0,
    actorSide: "partner",
    audience: "everyone" as const,
    data,
  });
  const past = standings([
    fact("opened", { priority: "P3" }),
    fact("assigned", { personId: "a" }),
    fact("priority_changed", { to: "P1" }),
    fact("level_changed", { to: 2 }),
    fact("escalated"),
    fact("back_from_manufacturer"),
    fact("closed"),
  ]).map(({ standing }) => standing);
  expect(past[0]).toEqual({ priority: "P3", level: 1, state: "new", holderId: null, atLevel3: false });
  expect(past[2]).toMatchObject({ priority: "P1", holderId: "a" });
  expect(past[3]).toMatchObject({ level: 2, holderId: null });
  expect(past[4]).toMatchObject({ level: 3, atLevel3: true });
  expect(past[6]).toMatchObject({ level: 2, atLevel3: false, state: "closed" });
});
