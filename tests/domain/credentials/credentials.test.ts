import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bakePng, bakeSvg, unbakePng, unbakeSvg } from "#lib/domain/credentials/baking.ts";
import { answerByTerm, clockIsWrong, foreignContext, readClaims } from "#lib/domain/credentials/check.ts";
import { didDocument, didOf, jwks, vendorOf } from "#lib/domain/credentials/did.ts";
import { fromMultibase, toMultibase } from "#lib/domain/credentials/multibase.ts";
import { credentialState } from "#lib/domain/credentials/state.ts";
import { bitsWith, isSet, LIST_LENGTH } from "#lib/domain/credentials/status-list.ts";
import { addDays } from "#lib/domain/time/dates.ts";

const anyDay = fc.integer({ min: 0, max: 2000 }).map(days => addDays("2026-01-01", days));

describe("state on a day (P23)", () => {
  test("every day has exactly one state, in their order", () => {
    const rank = { not_yet: 0, valid: 1, grace: 2, expired: 3, revoked: 4 };
    fc.assert(
      fc.property(
        anyDay,
        fc.nat(800),
        fc.nat(60),
        fc.option(anyDay),
        anyDay,
        (from, length, grace, revokedOn, on) => {
          const validUntil = addDays(from, length);
          const term = { validFrom: from, validUntil, lastDay: addDays(validUntil, grace), revokedOn };
          const [now, next] = [credentialState(term, on), credentialState(term, addDays(on, 1))];
          expect(rank[next]).toBeGreaterThanOrEqual(rank[now]);
          if (revokedOn !== null && revokedOn <= on) expect(now).toBe("revoked");
          if (revokedOn === null && on === validUntil) expect(now).toBe("valid");
        },
      ),
    );
  });

  test("a company's credential, which nothing ends, is valid until it is taken back", () => {
    const term = { validFrom: "2026-01-01", validUntil: null, lastDay: null, revokedOn: null };
    expect(credentialState(term, "2099-01-01")).toBe("valid");
    expect(credentialState({ ...term, revokedOn: "2026-05-01" }, "2026-04-30")).toBe("valid");
  });
});

describe("lists of revocations", () => {
  test("hold at least 131,072 entries, and exactly those set that were", () => {
    expect(LIST_LENGTH).toBeGreaterThanOrEqual(131_072);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(LIST_LENGTH - 1), { maxLength: 50 }),
        fc.nat(LIST_LENGTH - 1),
        (set, any) => {
          const bits = bitsWith(set);
          for (const index of set) expect(isSet(bits, index)).toBe(true);
          expect(isSet(bits, any)).toBe(set.includes(any));
        },
      ),
      { numRuns: 30 },
    );
    expect(bitsWith([0], 8)).toEqual(Uint8Array.of(0b1000_0000));
    expect(bitsWith([7], 8)).toEqual(Uint8Array.of(1));
    expect(isSet(bitsWith([]), LIST_LENGTH)).toBeNull();
    expect(isSet(bitsWith([]), -1)).toBeNull();
    expect(() => bitsWith([LIST_LENGTH])).toThrow(RangeError);
  });
});

describe("did:web in path form", () => {
  test("carries host, port and path, and is told from every other", () => {
    expect(didOf("https://portal.example", "acme")).toBe("did:web:portal.example:acme");
    expect(didOf("http://localhost:3000", "acme")).toBe("did:web:localhost%3A3000:acme");
    expect(didOf("https://a.example/portal/", "acme")).toBe("did:web:a.example:portal:acme");
    expect(vendorOf("https://portal.example", "did:web:portal.example:acme")).toBe("acme");
    for (const other of ["did:web:portal.example", "did:web:evil.example:acme", "did:key:z6Mk", "acme", ""])
      expect(vendorOf("https://portal.example", other)).toBeNull();
  });

  test("a key that was followed stays published and may still be checked; one in other hands is no longer vouched for", () => {
    const key = (fragment: string, until: number | null, revokedAt: number | null) => ({
      fragment,
      multikey: "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
      from: 0,
      until,
      revokedAt,
    });
    const keys = [key("key-1", 10, null), key("key-2", 20, 20), key("key-3", null, null)];
    const document = didDocument("did:web:a:b", keys, "https://a/b/jwks.json") as {
      verificationMethod: { revoked?: string; expires?: string }[];
      assertionMethod: string[];
    };
    expect(document.assertionMethod).toEqual(["did:web:a:b#key-1", "did:web:a:b#key-3"]);
    expect(document.verificationMethod.map(method => method.revoked !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
    expect(document.verificationMethod.some(method => method.expires !== undefined)).toBe(false);
    const set = jwks(keys, bytes => Buffer.from(bytes).toString("base64url")) as {
      keys: { kid: string; x: string }[];
    };
    expect(set.keys.map(jwk => jwk.kid)).toEqual(["key-1", "key-3"]);
    expect(Buffer.from(set.keys[0]?.x ?? "", "base64url")).toHaveLength(32);
  });
});

test("bytes read the same before and after multibase", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), bytes => {
      expect(fromMultibase(toMultibase(bytes))).toEqual(bytes);
    }),
  );
});

describe("baking", () => {
  const PNG = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVQIW2NgUPr/HwADaAIhG61j/AAAAABJRU5ErkJggg==",
    "base64",
  );
  const never = () => null;

  test("whatever is baked is what comes out, once and in any alphabet", () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (one, two) => {
        expect(unbakePng(bakePng(bakePng(PNG, one), two), never)).toBe(two);
        expect(unbakeSvg(bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', two))).toBe(two);
      }),
    );
    expect(unbakeSvg(bakeSvg("<svg></svg>", '{"a":"]]>"}'))).toBe('{"a":"]]>"}');
  });

  test("a picture without one, or cut short, has none", () => {
    expect(unbakePng(PNG, never)).toBeNull();
    const baked = bakePng(PNG, "{}");
    for (const length of [0, 5, 20, baked.length - 40])
      expect(unbakePng(baked.subarray(0, length), never)).toBeNull();
    expect(unbakeSvg("<svg></svg>")).toBeNull();
    expect(() => bakePng(Buffer.from("GIF89a"), "{}")).toThrow(TypeError);
  });
});

describe("reading what somebody uploads", () => {
  test("never throws, whatever it is", () => {
    fc.assert(fc.property(fc.anything(), value => void readClaims(value)));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("@context", "type", "issuer", "proof", "validFrom"), fc.jsonValue()),
        value => void readClaims(value),
      ),
    );
  });

  test("a context anywhere that isn't held is named", () => {
    const known = ["https://a.example"];
    expect(foreignContext({ "@context": "https://a.example" }, known)).toBeNull();
    expect(
      foreignContext({ a: [{ b: { "@context": ["https://a.example", "https://b.example"] } }] }, known),
    ).toBe("https://b.example");
    expect(foreignContext({ "@context": { name: "https://schema.org/name" } }, known)).toContain(
      "schema.org",
    );
  });

  test("a clock is wrong when a proof was made in the future, before its key, or long after it", () => {
    const proof = (created: string | null) => ({ created }) as Parameters<typeof clockIsWrong>[0];
    const now = Date.parse("2026-06-01T12:00:00Z");
    const key = { from: Date.parse("2026-01-01T00:00:00Z"), until: null };
    expect(clockIsWrong(proof("2026-06-01T11:59:00Z"), key, now)).toBe(false);
    expect(clockIsWrong(proof("2026-06-01T12:04:00Z"), key, now)).toBe(false);
    expect(clockIsWrong(proof("2026-06-01T12:06:00Z"), key, now)).toBe(true);
    expect(clockIsWrong(proof("2025-12-31T23:00:00Z"), key, now)).toBe(true);
    expect(
      clockIsWrong(proof("2026-05-01T00:00:00Z"), { ...key, until: Date.parse("2026-04-01T00:00:00Z") }, now),
    ).toBe(true);
    expect(clockIsWrong(proof("soon"), key, now)).toBe(true);
  });

  test("the last second counts, the one after doesn't (P21)", () => {
    const term = { validFrom: null, validUntil: Date.parse("2026-03-11T22:59:59Z") };
    expect(answerByTerm(term, term.validUntil)).toBe("valid");
    expect(answerByTerm(term, term.validUntil + 1)).toBe("expired");
  });
});
