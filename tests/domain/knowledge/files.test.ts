import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describePicture, fileOf, filesIn, markOf, picturesIn, putIn } from "#lib/domain/knowledge/files.ts";
import { emptyText, filesOf, incomplete, type KnowledgeContent } from "#lib/domain/knowledge/item.ts";

const A = "0192f0a0-0000-7000-8000-00000000000a";
const B = "0192f0a0-0000-7000-8000-00000000000b";

const content = (body: string): KnowledgeContent => ({
  audience: "public",
  severity: null,
  course: null,
  productId: null,
  ranges: [],
  mustRead: false,
  texts: { en: { ...emptyText(), title: "Title", body }, es: emptyText() },
});

describe("pictures and files of a text", () => {
  test("every way of naming one counts, so that none is shown whose reader is not let at it", () => {
    const text = `![a](file:${A}) [b](file:${B}) \`file:${A}\`\n\n[x]: FILE:${B.toUpperCase()}`;
    expect(filesIn(text)).toEqual([A, B]);
    expect(filesIn("file:nothing ![a](https://elsewhere.example/a.png)")).toEqual([]);
    expect(
      filesOf({
        texts: { en: { ...emptyText(), workaround: `![](file:${B})` }, es: { ...emptyText(), body: text } },
      }),
    ).toEqual([B, A]);
  });

  test("an address leads to a file as a whole or not at all", () => {
    expect(fileOf(`file:${A.toUpperCase()}`)).toBe(A);
    for (const other of [
      `file:${A}/x`,
      `file:///etc/passwd`,
      `https://e.example/file:${A}`,
      "",
      `x file:${A}`,
    ])
      expect(fileOf(other)).toBeNull();
  });

  test("a picture waits for what is seen; a file is called by its name", () => {
    expect(markOf({ id: A, name: "a.png", picture: true })).toBe(`![](file:${A})`);
    expect(markOf({ id: A, name: "a [1].log", picture: false })).toBe(`[a \\[1\\].log](file:${A})`);
  });

  test("what is seen comes back as it was said, whatever it holds, and the rest of the text stays", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, after, said) => {
        const text = `${before}\n\n![](file:${A})\n\n![other](file:${B})${after}`;
        const next = describePicture(text, A, said);
        const found = picturesIn(next).find(one => one.id === A);
        if (!picturesIn(text).some(one => one.id === A && one.seen === "")) return;
        expect(found?.seen).toBe(said.replace(/\s+/g, " "));
        expect(next.startsWith(before)).toBe(true);
        expect(next.endsWith(after)).toBe(true);
        expect(describePicture(next, A, "")).toBe(text);
      }),
    );
  });

  test("it is put where the cursor stands, a picture in a paragraph of its own", () => {
    const mark = `![](file:${A})`;
    expect(putIn("", 0, mark).text).toBe(`${mark}\n\n`);
    expect(putIn("One.Two.", 4, mark).text).toBe(`One.\n\n${mark}\n\nTwo.`);
    expect(putIn("One.\n\nTwo.", 6, mark)).toEqual({ text: `One.\n\n${mark}\n\nTwo.`, at: 8 + mark.length });
    expect(putIn("See here.", 4, "[a](file:x)").text).toBe("See [a](file:x) here.");
  });

  test("it is not published before every picture says what is seen (a11y)", () => {
    expect(incomplete("article", content(`![](file:${A})`))).toEqual([{ what: "seen", where: "en" }]);
    expect(incomplete("article", content(`![ ](file:${A})`))).toEqual([{ what: "seen", where: "en" }]);
    expect(incomplete("article", content(`![A red lamp](file:${A})`))).toEqual([]);
    expect(incomplete("article", content(`[a.log](file:${A})`))).toEqual([]);
  });
});
