import fc from "fast-check";
import { expect, test } from "vitest";
import { fitting } from "#lib/domain/search/label-fits.ts";

const labels = [
  "Casos",
  "Escalera",
  "Certificados",
  "Mis certificados",
  "Ficha de partner",
  "Registrar llamada",
  "Año",
];
const found = (typed: string) => fitting(labels, label => label, typed);

test.each([
  ["", labels],
  ["  ", labels],
  ["certi", ["Certificados", "Mis certificados"]],
  ["ANO", ["Año"]],
  ["partner", ["Ficha de partner"]],
])("%j as it stands", (typed, expected) => {
  expect(found(typed)).toEqual(expected);
});

test.each([
  ["certifcado", ["Certificados", "Mis certificados"]],
  ["certificados mis", ["Mis certificados"]],
  ["escalra", ["Escalera"]],
  ["ecsalera", ["Escalera"]],
  ["partnr ficha", ["Ficha de partner"]],
  ["rejistrar lamada", ["Registrar llamada"]],
  ["csos", ["Casos"]],
  // Too short for an error, and nothing like it.
  ["anp", []],
  ["facturas", []],
])("%j with an error or in another order", (typed, expected) => {
  expect(found(typed).sort()).toEqual([...expected].sort());
});

test("what is a part of a label always finds it, and one letter left out of a long word does too", () => {
  fc.assert(
    fc.property(fc.constantFrom(...labels), fc.nat(), fc.nat(), (label, a, b) => {
      const from = a % label.length;
      expect(found(label.slice(from, from + 1 + (b % (label.length - from))))).toContain(label);
      const word = label.split(" ").at(-1) ?? "";
      const at = 1 + (a % Math.max(1, word.length - 1));
      if (word.length > 5) expect(found(word.slice(0, at) + word.slice(at + 1))).toContain(label);
    }),
  );
});
