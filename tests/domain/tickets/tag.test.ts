import fc from "fast-check";
import { expect, test } from "vitest";
import { TAG_LETTERS, TAGS_PER_TICKET, tagName, tagsAfter } from "#lib/domain/tickets/tag.ts";

test("a tag is small letters with single spaces, and keeps its accents", () => {
  expect(tagName("  #Migración   a 8.0 ")).toBe("migración a 8.0");
  expect(tagName("a,b")).toBe("a b");
  expect(tagName("ÁRBOL".normalize("NFD"))).toBe("árbol");
  for (const nothing of ["", "  ", "###", "\u0000\u200b", ",", "x".repeat(TAG_LETTERS + 1)])
    expect(tagName(nothing)).toBeNull();
});

test("what is kept already stays as it is, is never too long, and holds nothing invisible", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), typed => {
      const name = tagName(typed);
      if (name === null) return;
      expect(tagName(name)).toBe(name);
      expect([...name].length).toBeLessThanOrEqual(TAG_LETTERS);
      expect(name).not.toMatch(/[\p{C},]|^[#\s]|\s$|\s\s/u);
    }),
  );
});

test("putting on and taking away: each tag once, in order, up to the bound; the opposite gives back what was", () => {
  const names = fc.uniqueArray(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), { maxLength: 12 });
  fc.assert(
    fc.property(names, names, (tags, add) => {
      const sorted = [...tags].sort();
      const after = tagsAfter(sorted, { add, remove: [] });
      const all = new Set([...tags, ...add]);
      if (all.size > TAGS_PER_TICKET) return expect(after).toBeNull();
      expect(after).toEqual([...all].sort());
      const fresh = add.filter(tag => !tags.includes(tag));
      expect(tagsAfter(after ?? [], { add: [], remove: fresh })).toEqual(sorted);
    }),
  );
});
