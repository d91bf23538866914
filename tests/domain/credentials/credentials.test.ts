import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attachedFiles } from "#lib/domain/credentials/attached.ts";
import { bakePng, bakeSvg, unbakePng, unbakeSvg } from "#lib/domain/credentials/baking.ts";
import { answerByTerm, clockIsWrong, foreignContext, readClaims } from "#lib/domain/credentials/check.ts";
import { didDocument, didOf, jwks, vendorOf } from "#lib/domain/credentials/did.ts";
import { fromMultibase, toMultibase } from "#lib/domain/credentials/multibase.ts";
import { credentialState, suspensionOn, suspensionsOf } from "#lib/domain/credentials/state.ts";
import { bitsWith, isSet, LIST_LENGTH } from "#lib/domain/credentials/status-list.ts";
import { addDays } from "#lib/domain/time/dates.ts";

const anyDay = fc.integer({ min: 0, max: 2000 }).map(days => addDays("2026-01-01", days));

describe("state on a day (P23)", () => {
  test("every day has exactly one state, in their order", () => {
    const rank = { not_yet: 0, valid: 1, suspended: 1, grace: 2, expired: 3, revoked: 4 };
    fc.assert(
      fc.property(
        anyDay,
        fc.nat(800),
        fc.nat(60),
        fc.option(anyDay),
        anyDay,
        (from, length, grace, revokedOn, on) => {
          const validUntil = addDays(from, length);
          const term = {
            validFrom: from,
            validUntil,
            lastDay: addDays(validUntil, grace),
            revokedOn,
            suspensions: [],
          };
          const [now, next] = [credentialState(term, on), credentialState(term, addDays(on, 1))];
          expect(rank[next]).toBeGreaterThanOrEqual(rank[now]);
          if (revokedOn !== null && revokedOn <= on) expect(now).toBe("revoked");
          if (revokedOn === null && on === validUntil) expect(now).toBe("valid");
        },
      ),
    );
  });

  test("a company's credential, which nothing ends, is valid until it is taken back", () => {
    const term = {
      validFrom: "2026-01-01",
      validUntil: null,
      lastDay: null,
      revokedOn: null,
      suspensions: [],
    };
    expect(credentialState(term, "2099-01-01")).toBe("valid");
    expect(credentialState({ ...term, revokedOn: "2026-05-01" }, "2026-04-30")).toBe("valid");
  });

  test("P1: one that is suspended holds before and after, both days inclusive; taken back, it is taken back", () => {
    const suspensions = [
      { from: "2026-03-01", until: "2026-03-31" },
      { from: "2026-06-01", until: null },
    ];
    const term = { validFrom: "2026-01-01", validUntil: null, lastDay: null, revokedOn: null, suspensions };
    expect(
      ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01", "2026-06-01", "2099-01-01"].map(day =>
        credentialState(term, day),
      ),
    ).toEqual(["valid", "suspended", "suspended", "valid", "suspended", "suspended"]);
    expect(credentialState({ ...term, revokedOn: "2026-07-01" }, "2026-07-01")).toBe("revoked");
    expect(suspensionOn(suspensions, "2026-03-15")?.from).toBe("2026-03-01");
  });

  test("P1, P21: suspended exactly on the days its history says so, from its first day on", () => {
    const stretch = fc.record({ days: fc.integer({ min: 1, max: 40 }), holds: fc.boolean() });
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), fc.nat(60), (parts, late) => {
        let next = "2026-01-01";
        const history = parts.map(({ days, holds }) => {
          const from = next;
          next = addDays(from, days);
          return { from, to: addDays(next, -1), holds };
        });
        const today = addDays(next, -1);
        const first = addDays("2026-01-01", late);
        const found = suspensionsOf(history, first, today);
        for (const { from, to, holds } of history)
          for (let day = from; day <= to; day = addDays(day, 1))
            expect(suspensionOn(found, day) !== null).toBe(!holds && day >= first);
        // It lasts exactly when today is such a day, and no two touch.
        expect(found.at(-1)?.until === null).toBe(suspensionOn(found, today) !== null);
        for (const [i, one] of found.entries())
          if (i > 0) expect(one.from > addDays(found[i - 1]?.until ?? "9", 1)).toBe(true);
      }),
    );
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
    // A document that speaks of one is the document.
    expect(unbakeSvg('{"a":"<openbadges:credential>{}</openbadges:credential>"}')).toBeNull();
    expect(unbakeSvg('<svg><openbadges:credential verify="https://a.example"/></svg>')).toBeNull();
    expect(() => bakePng(Buffer.from("GIF89a"), "{}")).toThrow(TypeError);
  });
});

describe("files attached to a PDF", () => {
  const latin = (text: string) => Uint8Array.from(text, c => c.charCodeAt(0));
  const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);
  const never = () => null;
  const stream = (dictionary: string, body: string) =>
    `5 0 obj\n<< ${dictionary} >>\nstream\n${body}\nendstream\nendobj\n`;
  const found = (body: string, inflate: (data: Uint8Array) => Uint8Array | null = never) =>
    attachedFiles(latin(`%PDF-1.7\n${body}`), inflate).map(text);

  test("come out as they were put in, with a length of their own, elsewhere, or wrong", () => {
    expect(found(stream("/Type /EmbeddedFile /Length 7", "{\n}\n{\n}"))).toEqual(["{\n}\n{\n}"]);
    expect(found(stream("/Type /EmbeddedFile /Length 9 0 R", "{}"))).toEqual(["{}\n"]);
    expect(found(stream("/Length 99999 /Type/EmbeddedFile", "{}"))).toEqual(["{}\n"]);
    expect(
      found(stream("/Type /EmbeddedFile /Filter /FlateDecode /Length 2", "ab"), () => latin("opened")),
    ).toEqual(["opened"]);
  });

  test("are none where it is no PDF, no attachment, packed some other way, or cut short", () => {
    expect(attachedFiles(latin(stream("/Type /EmbeddedFile", "{}")), never)).toEqual([]);
    expect(found(stream("/Type /Font", "{}"))).toEqual([]);
    expect(found("1 0 obj << /EmbeddedFiles 2 0 R >> endobj")).toEqual([]);
    expect(found(stream("/Type /EmbeddedFile /Filter /LZWDecode", "{}"))).toEqual([]);
    expect(found("5 0 obj << /Type /EmbeddedFile >> stream\n{}")).toEqual([]);
  });
});

describe("files made to hold the check up", () => {
  const MB = 1024 * 1024;
  const filled = (head: string, part: string, tail = "") => head + part.repeat(MB / part.length) + tail;
  const quick = (work: () => unknown) => {
    const from = performance.now();
    work();
    // A pattern that tried every beginning took a minute over such a one.
    expect(performance.now() - from).toBeLessThan(2_000);
  };

  test("are read once, from beginning to end", () => {
    quick(() => unbakeSvg(filled("<svg>", "<openbadges:credential>")));
    quick(() => unbakeSvg(filled("<svg>", "<openbadges:credential ")));
    quick(() => unbakeSvg(filled("<openbadges:credential>", "<![CDATA[", "</openbadges:credential>")));
    const bytes = (text: string) => new TextEncoder().encode(text);
    quick(() => attachedFiles(bytes(filled("%PDF-", "/EmbeddedFile ")), () => null));
    quick(() => attachedFiles(bytes(filled("%PDF-", "/EmbeddedFiles")), () => null));
    quick(() => attachedFiles(bytes(filled("%PDF-", "/EmbeddedFile>>stream\n")), () => null));
  });

  test("nor break it: a list of half a million is a list", () => {
    const list = { "@context": ["https://www.w3.org/ns/credentials/v2"], type: "VerifiableCredential" };
    expect(readClaims({ ...list, a: Array(500_000).fill(0) })).toMatchObject({ answer: "unknown_proof" });
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
