import { expect, test } from "vitest";
import { storable } from "#lib/platform/storable.ts";

test("null bytes and halves of characters go, everything else stays", () => {
  const file = new File(["x"], "a.txt");
  const typed = { a: "x\0y", list: ["\ud800!", "😀 ñ"], n: 3, none: null, file, "k\0": true };
  expect(storable(typed)).toEqual({ a: "xy", list: ["\ufffd!", "😀 ñ"], n: 3, none: null, file, k: true });
  expect((storable(typed) as { file: File }).file).toBe(file);
});

test("marks that turn the direction of what follows go; letters of a language written from the right stay", () => {
  expect(storable({ name: "Acme \u202egpj.exe\u202c \u2066x\u2069", other: "שלום\u200f!" })).toEqual({
    name: "Acme gpj.exe x",
    other: "שלום\u200f!",
  });
});

test("what is nested without end, or in itself, is cut off instead of exhausting the stack", () => {
  const round: Record<string, unknown> = { a: "x\0" };
  round.self = round;
  expect(storable(round)).toMatchObject({ a: "x", self: { a: "x" } });
  let deep: unknown = "x";
  for (let n = 0; n < 100_000; n += 1) deep = [deep];
  expect(() => storable(deep)).not.toThrow();
});
