import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folded, type Piece, sideBySide } from "#lib/features/knowledge/side-by-side.ts";

const textOf = (pieces: Piece[]) => pieces.map(piece => piece.text).join("");
const only = (pieces: Piece[] | null) => (pieces ?? []).filter(piece => piece.only).map(piece => piece.text);

describe("editions beside each other", () => {
  test("a reworded line stands beside what it became, with the words that differ", () => {
    const rows = sideBySide(
      "Stop it.\nRun the old tool.\nDone.",
      "Stop it.\nRun the new tool.\nDone.\nSay so.",
    );
    expect(rows.map(row => row.same)).toEqual([true, false, true, false]);
    expect([only(rows[1]?.before ?? null), only(rows[1]?.after ?? null)]).toEqual([["old"], ["new"]]);
    expect(rows[3]).toEqual({ before: null, after: [{ text: "Say so.", only: true }], same: false });
  });

  test("nothing on one side is all gone or all come", () => {
    expect(sideBySide("", "")).toEqual([]);
    expect(sideBySide("A\nB", "").map(row => [only(row.before), row.after])).toEqual([
      [["A"], null],
      [["B"], null],
    ]);
    expect(sideBySide("", "A").map(row => [row.before, only(row.after)])).toEqual([[null, ["A"]]]);
  });

  const text = fc
    .array(fc.constantFrom("", "a", "a b", "b c", "c", "Error: x"), { maxLength: 20 })
    .map(lines => lines.join("\n"));

  test("each side, joined again, is its text; what is said to be the same is; equal texts differ nowhere", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rows = sideBySide(before, after);
        const side = (of: "before" | "after") =>
          rows.flatMap(row => (row[of] ? [textOf(row[of])] : [])).join("\n");
        expect(side("before")).toBe(before);
        expect(side("after")).toBe(after);
        for (const row of rows) if (row.same) expect(row.before).toEqual(row.after);
        if (before === after) expect(rows.every(row => row.same)).toBe(true);
      }),
    );
  });

  test("folding loses no line and hides none that changed", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rows = sideBySide(before, after);
        const blocks = folded(rows);
        expect(blocks.flatMap(block => block.rows)).toEqual(rows);
        for (const block of blocks) if (block.folded) expect(block.rows.every(row => row.same)).toBe(true);
      }),
    );
  });
});
