import fc from "fast-check";
import { expect, test } from "vitest";
import { namesSigner } from "#lib/domain/agreements/typed-name.ts";

test("P13: a typed signature has at least a word of the signer's name, however it is written", () => {
  for (const typed of ["Carmen Rueda", "C. Rueda", "RUEDA, Carmen", "Cármen Rueda Ortiz", "carmen"])
    expect(namesSigner(typed, "Carmen Rueda"), typed).toBe(true);
  for (const typed of ["Diego Luna", "C. R.", "Carmencita", "...", "   ", "Ru eda"])
    expect(namesSigner(typed, "Carmen Rueda"), typed).toBe(false);
  expect(namesSigner("Óscar Peña", "Oscar Pena")).toBe(true);
  expect(namesSigner("李 小龙", "李小龙")).toBe(false);
  expect(namesSigner("李小龙", "李小龙")).toBe(true);
  expect(namesSigner("X", "X")).toBe(true);
});

test("P13: everybody's own name is their signature", () => {
  const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,12}$/).filter(w => /^\p{L}+$/u.test(w));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), parts =>
      namesSigner(parts.join(" "), parts.join(" ")),
    ),
  );
});
