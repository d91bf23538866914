import { expect, test } from "vitest";
import { type Held, told } from "#components/ui/notices.ts";

const tell = (...notices: Omit<Held, "id">[]) =>
  notices.reduce<readonly Held[]>((held, notice, id) => told(held, { ...notice, id }), []);
const texts = (held: readonly Held[]) => held.map(one => one.text);

test("the last three of what was told stand", () => {
  expect(texts(tell({ text: "a" }, { text: "b" }, { text: "c" }, { text: "d" }))).toEqual(["b", "c", "d"]);
});

test("what is said later of one matter takes the place of what was said of it, and of nothing else", () => {
  const end = { text: "3 changed", about: "one", instead: true };
  expect(texts(tell({ text: "under way", about: "one" }, { text: "b" }, end))).toEqual(["3 changed", "b"]);
  expect(texts(tell({ text: "under way", about: "two" }, end))).toEqual(["under way"]);
});

test("the end of what nobody reads the beginning of any more is told elsewhere", () => {
  const end = { text: "3 changed", about: "one", instead: true };
  expect(tell(end)).toEqual([]);
  expect(texts(tell({ text: "a" }, { text: "b" }, { text: "c" }, end))).toEqual(["a", "b", "c"]);
});
