import { expect, test } from "vitest";
import { matchingReplies } from "#components/ui/saved-replies.tsx";
import { putIn, startsLine } from "#components/ui/use-reply-place.ts";

test("a reply is found by words of its title or text in any order, accents aside, hits in the title first", () => {
  const replies = [
    { title: "Lo estamos mirando", body: "Hola, enviamos la solución." },
    { title: "¿Solución correcta?", body: "Pruébelo." },
    { title: "Registros", body: "Envíelos." },
  ];
  const found = (typed: string) => matchingReplies(replies, typed).map(one => one.title);
  expect(found("")).toEqual(["Lo estamos mirando", "¿Solución correcta?", "Registros"]);
  expect(found("SOLUCION")).toEqual(["¿Solución correcta?", "Lo estamos mirando"]);
  expect(found("mirando estamos")).toEqual(["Lo estamos mirando"]);
  expect(found("nada")).toEqual([]);
});

test("what is put in stands at the caret, in place of what is marked, and the caret behind it", () => {
  expect(putIn("Hello \nBye", 6, 6, "you")).toEqual({ text: "Hello you\nBye", caret: 9 });
  expect(putIn("abcd", 1, 3, "-")).toEqual({ text: "a-d", caret: 2 });
  expect(putIn("ab", 9, 12, "c")).toEqual({ text: "abc", caret: 3 });
});

test("a stroke asks for a reply at the start of a line alone, so that paths and dates can be written", () => {
  expect(startsLine("", 0)).toBe(true);
  expect(startsLine("a\n", 2)).toBe(true);
  expect(startsLine("see ", 4)).toBe(false);
});
