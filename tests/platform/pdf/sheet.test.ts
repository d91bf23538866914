import { expect, test } from "vitest";
import { finish, sheet, write } from "#lib/platform/pdf/sheet.ts";

const about = { title: "t", author: "a", subject: "s", locale: "es", at: new Date(0) };
const page = async (words: string) => {
  const pdf = sheet(about);
  write(pdf, "regular", 10).text(words);
  return finish(pdf, () => ["", ""]);
};

test("a character without a glyph is drawn as a question mark, once for a run of them, and not as an empty box", async () => {
  expect((await page("Año 漢字 x")).equals(await page("Año ? x"))).toBe(true);
  expect((await page("🦄 y العربية")).equals(await page("? y ?"))).toBe(true);
  expect((await page("Ñandú, €, →")).equals(await page("?"))).toBe(false);
});
