import fc from "fast-check";
import { expect, test } from "vitest";
import { KINDS } from "#lib/features/files/kinds.ts";
import { shownFile } from "#lib/features/files/shown.ts";
import { MOST_TEXT_BYTES, viewOf } from "#lib/features/files/view.ts";

const shown = async (mediaType: string, bytes: Uint8Array) => {
  const found = await shownFile({ mediaType, bytes });
  return found && { ...found, text: new TextDecoder().decode(found.bytes) };
};

test("text comes out as UTF-8 whatever it was written in", async () => {
  for (const bytes of [
    Buffer.from("Año, señal"),
    Buffer.from("\ufeffAño, señal", "utf16le"),
    Buffer.from("\ufeffAño, señal", "utf16le").swap16(),
    Buffer.from("Año, señal", "latin1"),
  ])
    expect((await shown("text/plain", bytes))?.text).toBe("Año, señal");
});

test("a text that is cut in the middle of a letter loses that letter and no other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 3 }), async shift => {
      const bytes = Buffer.from("x".repeat(shift) + "€".repeat(MOST_TEXT_BYTES / 2));
      const found = await shown("text/plain", bytes);
      expect(found?.cut).toBe(true);
      expect(found?.text).toMatch(/^x*€+$/);
    }),
    { numRuns: 4 },
  );
});

test("nothing is shown but what stands in the list, and nothing that runs stands there", async () => {
  const types = [...new Set(Object.values(KINDS).map(kind => kind.mediaType))];
  expect(types.filter(type => viewOf(type) !== null).length).toBeGreaterThan(8);
  for (const type of [
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/javascript",
    "constructor",
    "",
  ])
    expect(viewOf(type)).toBeNull();
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.uint8Array({ maxLength: 64 }), async (type, bytes) => {
      fc.pre(viewOf(type) === null);
      expect(await shownFile({ mediaType: type, bytes })).toBeNull();
    }),
    { numRuns: 50 },
  );
});
