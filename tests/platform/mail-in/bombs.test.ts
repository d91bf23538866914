import { expect, test } from "vitest";
import { originalPage } from "#lib/features/inbound-mail/original.ts";
import { tooMuchOf } from "#lib/platform/mail-in/bounds.ts";
import { DamagedMail, readMail } from "#lib/platform/mail-in/read.ts";

const MB = 1024 * 1024;
const head = (type: string) =>
  `From: a@b.example\r\nTo: x@y.example\r\nSubject: bomb\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`;

/** Mails written to end or to hold up whoever reads them, as long as a mail may be where it matters. */
const BOMBS: [name: string, make: () => string, said: string | null][] = [
  [
    "millions of empty parts",
    () => head("multipart/mixed; boundary=b") + "--b\r\n\r\n".repeat((34 * MB) / 7),
    "too many parts",
  ],
  [
    "thousands of files",
    () =>
      head('multipart/mixed; boundary="b c"') +
      "--b c\r\nContent-Disposition: attachment\r\n\r\nx\r\n".repeat(90_000),
    "too many parts",
  ],
  [
    "parts in parts in parts",
    () =>
      `From: a@b.example\r\n${Array.from({ length: 2_000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join("")}`,
    "too many boundaries",
  ],
  [
    "sixty parts in parts",
    () =>
      `From: a@b.example\r\n${Array.from({ length: 60 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join("")}`,
    "depth",
  ],
  ["letters in letters", () => head("message/rfc822").repeat(3_000), null],
  ["a header of 20 MB", () => `X-A: ${"a".repeat(20 * MB)}\r\n${head("text/plain")}x`, "header size"],
  ["a million headers", () => "X-A: a\r\n".repeat(MB) + head("text/plain"), "too many headers"],
  ["eighty thousand senders", () => `From: ${"<a@b>,".repeat(80_000)}\r\nSubject: x\r\n\r\nx`, null],
  [
    "groups in groups",
    () => `From: a@b.example\r\nTo: ${"a:(".repeat(100_000)}\r\nSubject: x\r\n\r\nx`,
    null,
  ],
  ["words in code", () => `From: a@b.example\r\nSubject: ${"=?utf-8?q?a?= ".repeat(30_000)}\r\n\r\nx`, null],
  ["references without end", () => `From: a@b.example\r\nReferences: ${"<".repeat(400_000)}\r\n\r\nx`, null],
  ["millions of short lines", () => head("text/plain") + "> a\r\n".repeat((34 * MB) / 5), "too many lines"],
  ["one line of 30 MB", () => head("text/plain") + "a ".repeat(15 * MB), null],
  ["HTML that only opens", () => head("text/html") + "<div><b><table><tr><td>".repeat(200_000), null],
  [
    "parameters in pieces",
    () => `${head(`text/plain; ${Array.from({ length: 8_000 }, (_, i) => `name*${i}*=a`).join("; ")}`)}x`,
    null,
  ],
  [
    "Base64 of short lines",
    () => head("application/zip\r\nContent-Transfer-Encoding: base64") + "aaaa\r\n".repeat(2 * MB),
    null,
  ],
];

test.each(BOMBS)(
  "%s: set aside or read, soon",
  async (_, make, said) => {
    const bytes = Buffer.from(make());
    const since = performance.now();
    if (said === null) await readMail(bytes, null);
    else {
      const error = await readMail(bytes, null).catch(e => e);
      expect(error).toBeInstanceOf(DamagedMail);
      expect(error.message).toContain(said);
      // Whoever looks at it is no worse off.
      expect((await originalPage(bytes)).length).toBeLessThan(MB);
    }
    expect(performance.now() - since).toBeLessThan(10_000);
  },
  30_000,
);

test("what people send is not too much", () => {
  const log = "2026-11-23 10:14:00 INFO  the worker looked at a mail and found it was all right.\r\n";
  expect(tooMuchOf(Buffer.from(head("text/plain") + log.repeat((20 * MB) / log.length)))).toBeNull();
  // Rules drawn in a text are no parts.
  expect(
    tooMuchOf(
      Buffer.from(`${head("multipart/mixed; boundary=b")}--b\r\n\r\n${"--\r\n-- \r\n--c\r\n".repeat(5_000)}`),
    ),
  ).toBeNull();
  // A file of 25 MB as mail programs pack it.
  const packed = `${"A".repeat(76)}\r\n`.repeat((34 * MB) / 78);
  expect(
    tooMuchOf(
      Buffer.from(
        `${head("multipart/mixed; boundary=b")}--b\r\nContent-Transfer-Encoding: base64\r\n\r\n${packed}--b--\r\n`,
      ),
    ),
  ).toBeNull();
});
