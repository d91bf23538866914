import { expect, test } from "vitest";
import { documentLoader, UnknownContext } from "#lib/platform/credentials/contexts.ts";
import { open, parseMasterKeys, seal } from "#lib/platform/credentials/sealing.ts";

const masters = parseMasterKeys(`a:${Buffer.alloc(32, 7).toString("base64")}`);
const secret = Buffer.from("a private key");

test("what is sealed opens for its row alone, whole, and as it was", () => {
  const kept = seal(secret, "row-1", masters);
  expect(open(kept, "row-1", masters).equals(secret)).toBe(true);
  expect(() => open(kept, "row-2", masters)).toThrow();
  const flipped = Buffer.from(kept.sealed);
  flipped.writeUInt8(flipped.readUInt8(14) ^ 1, 14);
  expect(() => open({ ...kept, sealed: flipped }, "row-1", masters)).toThrow();
  // A tag cut to a few bytes would be guessed in an afternoon.
  for (const length of [0, 12, 16, 20, 27])
    expect(() => open({ ...kept, sealed: kept.sealed.subarray(0, length) }, "row-1", masters)).toThrow();
});

test("names that every object has are no contexts", async () => {
  for (const name of ["constructor", "__proto__", "toString", "https://schema.org"])
    await expect(documentLoader()(name)).rejects.toBeInstanceOf(UnknownContext);
});
