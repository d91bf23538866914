import fc from "fast-check";
import { expect, test } from "vitest";
import { EVIDENCE_FIELDS } from "#lib/domain/tickets/escalation.ts";
import { type Gathered, putTogether } from "#lib/domain/tickets/gathered.ts";

const empty: Gathered = {
  product: "",
  version: "",
  environment: "",
  steps: "",
  logs: "",
  tried: "",
  own: {},
};

test("each one's parts stand beside the other's, own parts of the product too", () => {
  const stored = { ...empty, steps: "Theirs", own: { bundle: "a.tgz" } };
  const mine = { ...empty, logs: "Mine", own: { bundle: "", cluster: "two nodes" } };
  expect(putTogether(empty, stored, mine)).toEqual({
    evidence: { ...empty, steps: "Theirs", logs: "Mine", own: { bundle: "a.tgz", cluster: "two nodes" } },
    theirs: [],
  });
});

test("where both wrote, what the other wrote is told, and what one cleared oneself is cleared", () => {
  const opened = { ...empty, steps: "One", own: { bundle: "" } };
  const both = putTogether(
    opened,
    { ...opened, steps: "Two", own: { bundle: "a" } },
    { ...opened, steps: "Three", own: { bundle: "b" } },
  );
  expect(both.theirs).toEqual([
    { path: "steps", words: "Two" },
    { path: "own.bundle", words: "a" },
  ]);
  expect(putTogether(opened, opened, { ...opened, steps: "" })).toEqual({
    evidence: { ...opened, steps: "" },
    theirs: [],
  });
});

test("nothing that somebody wrote is gone without a word", () => {
  const words = fc.constantFrom("", "a", "b", "c");
  const gathered = fc.record({
    product: words,
    version: words,
    environment: words,
    steps: words,
    logs: words,
    tried: words,
    own: fc.constant({}),
  });
  fc.assert(
    fc.property(gathered, gathered, gathered, (opened, stored, mine) => {
      const { evidence, theirs } = putTogether(opened, stored, mine);
      for (const field of EVIDENCE_FIELDS) {
        const changed = stored[field] !== opened[field] && stored[field] !== "";
        if (changed && evidence[field] !== stored[field])
          expect(theirs.map(one => one.path)).toContain(field);
        if (mine[field] !== opened[field]) expect(evidence[field]).toBe(mine[field]);
      }
    }),
  );
});
