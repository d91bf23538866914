import { expect, test } from "vitest";
import { fromHit } from "#components/ui/excerpt.tsx";

const said = (text: string, hit = false) => ({ text, hit });
const shown = (pieces: readonly { text: string; hit: boolean }[]) =>
  pieces.map(piece => (piece.hit ? `[${piece.text}]` : piece.text)).join("");

test("on one line a hit stands near the beginning, with whole words before it", () => {
  const long = [
    said("Check that it is empty, power off, change memory, then the shared "),
    said("storage", true),
    said("."),
  ];
  expect(shown(fromHit(long))).toBe("…then the shared [storage].");
  expect(shown(fromHit([said("The "), said("storage", true), said(" is full")]))).toBe(
    "The [storage] is full",
  );
  expect(shown(fromHit([said("Nothing of it was found in these words")]))).toBe(
    "Nothing of it was found in these words",
  );
});
