import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut } from "#lib/domain/programmes/draft.ts";
import { mergeChanges } from "#lib/domain/programmes/merge.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

type Thing = { key: string; title: string; days: number | null };
const thing = (key: string, title = key, days: number | null = 1): Thing => ({ key, title, days });
const base = [thing("a"), thing("b"), thing("c")];
const keys = (list: readonly Thing[]) => list.map(one => one.key).join("");

const things = fc
  .uniqueArray(fc.constantFrom(..."abcdefg"), { maxLength: 6 })
  .chain(names =>
    fc.tuple(
      ...names.map(key =>
        fc.record({
          key: fc.constant(key),
          title: fc.constantFrom("one", "two"),
          days: fc.option(fc.integer({ min: 0, max: 3 })),
        }),
      ),
    ),
  )
  .map(list => list as Thing[]);

describe("two managers at one part (P20)", () => {
  test("what only one of them changed is kept, of either", () => {
    const mine = [thing("a", "mine"), thing("b"), thing("c")];
    const theirs = [thing("a", "a", 9), thing("b"), thing("c"), thing("d")];
    expect(mergeChanges(base, mine, theirs, "mine")).toEqual({
      value: [thing("a", "mine", 9), thing("b"), thing("c"), thing("d")],
      clashes: 0,
    });
  });

  test("where both changed the same to something different, it is counted, and the one preferred stands", () => {
    const mine = [thing("a", "mine"), ...base.slice(1)];
    const theirs = [thing("a", "theirs"), ...base.slice(1)];
    expect(mergeChanges(base, mine, theirs, "mine")).toEqual({ value: mine, clashes: 1 });
    expect(mergeChanges(base, mine, theirs, "theirs")).toEqual({ value: theirs, clashes: 1 });
  });

  test("who takes away what the other one is changing takes nothing away without a question", () => {
    const mine = [thing("b"), thing("c")];
    const theirs = [thing("a", "changed"), thing("b"), thing("c")];
    const merged = mergeChanges(base, mine, theirs, "mine");
    expect(merged.clashes).toBe(1);
    expect(merged.value).toContainEqual(thing("a", "changed"));
    expect(keys(mergeChanges(base, mine, base, "mine").value)).toBe("bc");
  });

  test("who moves things decides on the order; what the other adds stands after what stood before it", () => {
    const mine = [thing("c"), thing("a"), thing("b")];
    const theirs = [thing("a"), thing("x"), thing("b"), thing("c")];
    expect(keys(mergeChanges(base, mine, theirs, "mine").value)).toBe("caxb");
    expect(keys(mergeChanges(base, theirs, mine, "mine").value)).toBe("caxb");
  });

  test("another kind of requirement is another thing: its fields are never mixed", () => {
    const before = cut(openNebulaProgramme, "requirements");
    const mine = structuredClone(before);
    const theirs = structuredClone(before);
    mine.requirements[0] = { ...theirs.requirements[0], kind: "approved_application", params: {} } as never;
    const group = theirs.requirements[0];
    if (group?.kind === "certified_specialists") group.params.minimum = 7;
    expect(mergeChanges(before, mine, theirs, "mine")).toEqual({ value: mine, clashes: 1 });
    expect(mergeChanges(before, mine, theirs, "theirs").value).toEqual(theirs);
  });

  test("whoever changed nothing takes over the other's; equal changes are no clash", () => {
    fc.assert(
      fc.property(things, things, (before, after) => {
        expect(mergeChanges(before, before, after, "mine")).toEqual({ value: after, clashes: 0 });
        expect(mergeChanges(before, after, before, "mine")).toEqual({ value: after, clashes: 0 });
        expect(mergeChanges(before, after, after, "theirs")).toEqual({ value: after, clashes: 0 });
      }),
    );
  });

  test("nothing that either added is lost, no key comes twice, and who is preferred changes no count", () => {
    fc.assert(
      fc.property(things, things, things, (before, mine, theirs) => {
        const merged = mergeChanges(before, mine, theirs, "mine");
        const other = mergeChanges(before, mine, theirs, "theirs");
        const all = merged.value.map(one => one.key);
        expect(new Set(all).size).toBe(all.length);
        for (const one of [...mine, ...theirs])
          if (!before.some(was => was.key === one.key)) expect(all).toContain(one.key);
        expect(other.clashes).toBe(merged.clashes);
      }),
    );
  });
});
