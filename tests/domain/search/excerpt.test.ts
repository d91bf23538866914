import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt } from "#lib/domain/search/excerpt.ts";

const shown = (text: string, asked: string, longest?: number) =>
  excerpt(text, asked, longest)
    .map(piece => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");

test("words are marked whatever their accents, capitals and endings", () => {
  expect(shown("La INSTALACIÓN falla", "instalacion")).toBe("La [INSTALACIÓN] falla");
  expect(shown("Quedó instalado ayer", "instalación")).toBe("Quedó [instalado] ayer");
  expect(shown("La actualización, actualizada", "actualizar")).toBe("La [actualización], [actualizada]");
  expect(shown("Backups are failing", "backup fail")).toBe("[Backups] are [failing]");
  expect(shown("The case of the day", "the")).toBe("[The] case of [the] day");
});

test("what only begins alike is not marked, nor is a filler beside words", () => {
  expect(shown("Portal and portability", "portal")).toBe("[Portal] and portability");
  expect(shown("El disco de la nube", "disco de")).toBe("El [disco] de la nube");
});

test("a long text shows the part that was asked for, from a word's beginning to a word's end", () => {
  const text = `${"before ".repeat(40)}needle ${"after ".repeat(40)}`;
  const said = shown(text, "needle", 60);
  expect(said).toMatch(/^…before .*\[needle\] .*after…$/);
  expect(shown(text, "nowhere", 30)).toBe("before before before before…");
});

test("markup is text: nothing of it is taken for more", () => {
  expect(excerpt("<img src=x onerror=alert(1)> disk", "disk")).toEqual([
    { text: "<img src=x onerror=alert(1)> ", hit: false },
    { text: "disk", hit: true },
  ]);
});

test("an excerpt is a part of the text, no longer than asked, with whole characters", () => {
  const letters = fc.string({
    unit: fc.constantFrom("a", "b", "é", " ", "😀", "-", "Ñ", "\n"),
    maxLength: 300,
  });
  fc.assert(
    fc.property(letters, letters, fc.integer({ min: 5, max: 80 }), (text, asked, longest) => {
      const whole = text.normalize("NFC").replace(/\s+/g, " ").trim();
      const said = excerpt(text, asked, longest)
        .map(piece => piece.text)
        .join("")
        .replace(/^…|…$/g, "");
      expect(whole.includes(said)).toBe(true);
      expect(said.length).toBeLessThanOrEqual(longest);
      expect(said.isWellFormed()).toBe(true);
      expect(said === "").toBe(whole === "");
    }),
  );
});
