import fc from "fast-check";
import { expect, test } from "vitest";
import { lostLetters } from "#lib/domain/mail/legible.ts";
import { mendCharsets } from "#lib/platform/mail-in/charsets.ts";
import { readMail } from "#lib/platform/mail-in/read.ts";

const words = fc
  .array(fc.constantFrom("señor", "año", "módulo", "¿qué?", "así", "error", "42", "«sí»"), { minLength: 1 })
  .map(all => all.join(" "))
  .filter(text => /[^ -~]/.test(text));
const mail = (charset: string, body: Buffer, encoding = "8bit") =>
  Buffer.concat([
    Buffer.from(
      `From: ana@customer.example\r\nSubject: x\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`,
    ),
    encoding === "base64" ? Buffer.from(body.toString("base64")) : body,
  ]);

test("what is written in UTF-8 or windows-1252 is read, whatever the mail says of itself", async () => {
  await fc.assert(
    fc.asyncProperty(
      words,
      fc.constantFrom("utf-8", "iso-8859-1", "us-ascii", "windows-1252", "iso-8859-15", "x-unknown"),
      fc.constantFrom("utf8", "latin1") as fc.Arbitrary<BufferEncoding>,
      fc.constantFrom("8bit", "base64"),
      async (text, says, is, encoding) => {
        const read = await readMail(mail(says, Buffer.from(text, is), encoding), null);
        expect(read.visible).toBe(text);
        expect(lostLetters(read.visible)).toBe(0);
      },
    ),
    { numRuns: 200 },
  );
});

test("whatever bytes come, the mail is read to its end and nothing but text comes out", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 600 }),
      fc.constantFrom("utf-8", "iso-8859-1", "utf-16", "gbk", "iso-2022-jp"),
      async (bytes, says) => {
        const read = await readMail(mail(says, Buffer.from(bytes), "base64"), null);
        expect(read.visible.includes("\0")).toBe(false);
        expect(read.visible.isWellFormed()).toBe(true);
        if (read.unreadable) expect(read.visible).toBe("");
      },
    ),
    { numRuns: 200 },
  );
});

test("a mail that says the truth isn't touched", async () => {
  const bytes = mail("iso-8859-1", Buffer.from("El año", "latin1"));
  expect((await mendCharsets(bytes)).bytes).toBe(bytes);
});
