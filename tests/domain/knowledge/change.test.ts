import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { substantialChanges } from "#lib/domain/knowledge/change.ts";
import { deflection, type Suggested } from "#lib/domain/knowledge/deflection.ts";
import { emptyText, type KnowledgeContent } from "#lib/domain/knowledge/item.ts";
import { type Candidate, nearness, suggestions } from "#lib/domain/knowledge/rank.ts";

const base: KnowledgeContent = {
  audience: "entitled",
  severity: "medium",
  course: "active",
  productId: "p",
  ranges: [{ from: "6.8", to: "6.10", fixedIn: "" }],
  mustRead: false,
  texts: { en: { ...emptyText(), title: "Queue stalls", summary: "It stalls." }, es: emptyText() },
};
const inEnglish = (more: Partial<KnowledgeContent["texts"]["en"]>): KnowledgeContent => ({
  ...base,
  texts: { ...base.texts, en: { ...base.texts.en, ...more } },
});

describe("what people are told of again (S10, S18)", () => {
  test("the first edition, and whatever its readers act by", () => {
    expect(substantialChanges(null, base)).toEqual(["first"]);
    expect(substantialChanges(base, { ...base, severity: "critical" })).toEqual(["severity"]);
    expect(substantialChanges(base, { ...base, course: "resolved" })).toEqual(["course"]);
    expect(substantialChanges(base, { ...base, ranges: [] })).toEqual(["concerns"]);
    expect(substantialChanges(base, { ...base, audience: "public" })).toEqual(["audience"]);
    expect(substantialChanges(base, { ...base, mustRead: true })).toEqual(["must_read"]);
    expect(substantialChanges(base, inEnglish({ workaround: "Restart it." }))).toEqual(["workaround"]);
  });

  test("not another wording, a translation, less severity, a narrower audience, or ranges in another order", () => {
    const two = { ...base, ranges: [...base.ranges, { from: "7.0", to: "", fixedIn: "7.2" }] };
    for (const [before, after] of [
      [base, inEnglish({ title: "The queue stalls", summary: "It stands still." })],
      [base, { ...base, severity: "low" as const }],
      [base, { ...base, audience: "staff" as const }],
      [two, { ...two, ranges: [...two.ranges].reverse() }],
      [
        inEnglish({ workaround: "Restart it." }),
        {
          ...inEnglish({ workaround: "Restart  it. " }),
          texts: {
            en: { ...base.texts.en, workaround: "Restart it." },
            es: { ...emptyText(), title: "La cola se para", workaround: "Reinicie." },
          },
        },
      ],
    ] as const)
      expect(substantialChanges(before, after)).toEqual([]);
  });

  test("property: nothing is told of an edition that says the same", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (workaround, resolution) => {
        const same = inEnglish({ workaround, resolution });
        expect(substantialChanges(same, structuredClone(same))).toEqual([]);
      }),
    );
  });
});

describe("what is suggested while a case is written (S10)", () => {
  const candidate = (more: Partial<Candidate> = {}): Candidate => ({
    id: "a",
    kind: "article",
    course: null,
    productId: "p",
    ranges: [],
    hits: 3,
    asked: 4,
    rank: 0.4,
    ...more,
  });
  const subject = { productId: "p", version: "6.9" };

  test("one word of many is not enough, two are; another product's, and what one's version does not have, are left out", () => {
    expect(nearness(candidate({ hits: 1 }), subject)).toBe(0);
    expect(nearness(candidate({ hits: 2 }), subject)).toBeGreaterThan(0);
    expect(nearness(candidate({ productId: "q" }), subject)).toBe(0);
    expect(nearness(candidate({ ranges: [{ from: "7.0", to: "", fixedIn: "" }] }), subject)).toBe(0);
    expect(nearness(candidate({ productId: "q" }), { productId: "", version: "" })).toBeGreaterThan(0);
  });

  test("an open alert for one's very version stands before an article as near", () => {
    const alert = candidate({
      id: "z",
      kind: "alert",
      course: "active",
      ranges: [{ from: "6.8", to: "6.10", fixedIn: "" }],
    });
    expect(suggestions([candidate(), alert], subject, 5).map(one => one.id)).toEqual(["z", "a"]);
    expect(suggestions([candidate({ id: "b" }), candidate()], subject, 5).map(one => one.id)).toEqual([
      "a",
      "b",
    ]);
  });

  test("property: more words found never make it less near", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(28), (asked, n) => {
        const hits = Math.min(n, asked - 1);
        expect(nearness(candidate({ asked, hits: hits + 1 }), subject)).toBeGreaterThanOrEqual(
          nearness(candidate({ asked, hits }), subject),
        );
      }),
    );
  });
});

describe("what suggestions save (S10)", () => {
  const said = (sessionId: string, more: Partial<Suggested> = {}): Suggested => ({
    sessionId,
    itemId: "i",
    opened: false,
    solved: false,
    caseOpened: false,
    ...more,
  });

  test("counted by writing; solved and opened anyway was not solved; who just left counts as neither", () => {
    const log = [
      said("1", { opened: true }),
      said("1", { itemId: "j", solved: true }),
      said("2", { caseOpened: true }),
      said("3", { solved: true, caseOpened: true }),
      said("4"),
    ];
    expect(deflection(log)).toEqual({ shown: 4, opened: 2, solved: 1, caseOpened: 2, solvedBp: 3333 });
    expect(deflection([]).solvedBp).toBeNull();
  });

  test("property: no part is greater than what was shown, and the order of the log says nothing", () => {
    const one = fc.record({
      sessionId: fc.constantFrom("1", "2", "3", "4"),
      itemId: fc.constantFrom("i", "j"),
      opened: fc.boolean(),
      solved: fc.boolean(),
      caseOpened: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one), log => {
        const sum = deflection(log);
        expect(sum.solved + sum.caseOpened).toBeLessThanOrEqual(sum.shown);
        expect(sum.solved).toBeLessThanOrEqual(sum.opened);
        expect(deflection([...log].reverse())).toEqual(sum);
      }),
    );
  });
});
