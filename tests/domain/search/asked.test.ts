import fc from "fast-check";
import { expect, test } from "vitest";
import { askedWords, partOfNumber } from "#lib/domain/search/asked.ts";

test("words in quotes are phrases, whatever the quotes; their words are asked for too", () => {
  expect(askedWords('node "does not  start" «al arrancar»')).toEqual({
    words: "node does not start al arrancar",
    phrases: ["does not start", "al arrancar"],
  });
  expect(askedWords('an "open quote')).toEqual({ words: "an open quote", phrases: [] });
  expect(askedWords('"a" "--- "')).toEqual({ words: "a ---", phrases: [] });
});

test("no phrase is longer than the question, none holds a quote, and the words hold all of each", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab 1"“”«»'), maxLength: 60 }), query => {
      const { words, phrases } = askedWords(query);
      expect(words).not.toMatch(/["“”«»]/);
      expect(phrases.length).toBeLessThanOrEqual(3);
      for (const phrase of phrases) expect(words).toContain(phrase);
    }),
  );
});

test("three digits alone may be a part of a number", () => {
  expect([partOfNumber("031"), partOfNumber("# 1031 "), partOfNumber("31"), partOfNumber("a031")]).toEqual([
    "031",
    "1031",
    null,
    null,
  ]);
});
