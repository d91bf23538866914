import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTnef } from "#lib/platform/mail-in/tnef.ts";
import { packTnef } from "#tests/support/mail/tnef.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const log = bytes("line one\nline two\n");
const plan = new Uint8Array([37, 80, 68, 70, 45, 49, 46, 55, 0, 255, 1]);
const inner = packTnef([{ short: "inner.txt", bytes: bytes("from within") }]);
const whole = packTnef(
  [
    { short: "NODE~1.LOG", long: "Nodo 5 – según diagnóstico.log", bytes: log },
    { short: "plan.pdf", bytes: plan, inProperties: true },
    { short: "empty.txt", bytes: new Uint8Array() },
  ],
  { text: "Va adjunto.", within: inner },
);

describe("what Outlook packs into a winmail.dat", () => {
  test("files come out under their long names, of a mail within it too; what is empty is none", () => {
    const found = readTnef(whole);
    expect(found?.text).toBe("Va adjunto.");
    expect(found?.files.map(file => file.name)).toEqual([
      "Nodo 5 – según diagnóstico.log",
      "plan.pdf",
      "inner.txt",
    ]);
    expect(found?.files.map(file => [...file.bytes])).toEqual([
      [...log],
      [...plan],
      [...bytes("from within")],
    ]);
  });

  test("what is none is left alone", () => {
    for (const other of [new Uint8Array(), bytes("x"), bytes("not a packed mail at all")])
      expect(readTnef(other)).toBeNull();
  });

  test("one that breaks off gives what came before", () => {
    for (let length = 6; length < whole.length; length++) {
      const files = readTnef(whole.subarray(0, length))?.files ?? [];
      for (const file of files.slice(0, 1)) expect([...file.bytes]).toEqual([...log]);
    }
  });

  test("mails in mails without end come to an end", () => {
    let deep = inner;
    for (let i = 0; i < 40; i++) deep = packTnef([], { within: deep });
    expect(readTnef(deep)?.files).toEqual([]);
  });

  test("no bytes at all make it fail, or make more of them", () => {
    const spoilt = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
      .map(changes => {
        const copy = whole.slice();
        for (const [at, value] of changes) copy[at] = value;
        return copy;
      });
    const headed = fc
      .uint8Array({ maxLength: 400 })
      .map(rest => new Uint8Array([0x78, 0x9f, 0x3e, 0x22, 1, 0, ...rest]));
    fc.assert(
      fc.property(fc.oneof(spoilt, headed, fc.uint8Array({ maxLength: 200 })), stream => {
        const files = readTnef(stream)?.files ?? [];
        expect(files.length).toBeLessThanOrEqual(100);
        for (const file of files) expect(file.bytes.length).toBeLessThanOrEqual(stream.length);
      }),
      { numRuns: 2_000 },
    );
  });
});
