import fc from "fast-check";
import { expect, test } from "vitest";
import { csv, neutral } from "#lib/domain/sheet.ts";

test("what a program could carry out gets an apostrophe, in every guise", () => {
  for (const words of [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\r=1",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "＝1",
    "|x",
    "%0A=1",
  ])
    expect(neutral(words)).toBe(`'${words}`);
  for (const words of ["Kaltenbach", "A = B", "3-1", "mail@here.example", ""])
    expect(neutral(words)).toBe(words);
});

test("a line of CSV can be read back, and no field begins a formula", () => {
  /** One line as RFC 4180 has it read. */
  const fields = (text: string) => {
    const found: string[] = [];
    let rest = text;
    for (;;) {
      const quoted = /^"((?:[^"]|"")*)"/s.exec(rest);
      const field = quoted ? quoted[0] : (/^[^,]*/s.exec(rest)?.[0] ?? "");
      found.push(quoted ? (quoted[1] ?? "").replaceAll('""', '"') : field);
      rest = rest.slice(field.length);
      if (rest === "") return found;
      rest = rest.slice(1);
    }
  };
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 6 }), row => {
      const text = csv([row]);
      expect(text.startsWith("\ufeff")).toBe(true);
      const read = fields(text.slice(1, -2));
      expect(read).toEqual(row.map(neutral));
      for (const field of read) expect(field).not.toMatch(/^\s*[=+\-@\t\r]/);
    }),
  );
});

test("figures and days stay what they are", () => {
  expect(csv([["a", -3, null, { day: "2027-03-01" }]])).toBe("\ufeffa,-3,,2027-03-01\r\n");
});
