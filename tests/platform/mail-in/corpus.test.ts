import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { automaticReason } from "#lib/domain/mail/automatic.ts";
import { originalPage } from "#lib/features/inbound-mail/original.ts";
import { htmlToMarkdown } from "#lib/platform/mail-in/html-markdown.ts";
import { safePage } from "#lib/platform/mail-in/html-page.ts";
import { DamagedMail, readMail } from "#lib/platform/mail-in/read.ts";

const folder = path.resolve(import.meta.dirname, "../../support/mail/corpus");

type Expected = {
  /** What was written now; null: not said here. */
  visible?: string | null;
  subject?: string | null;
  files?: string[];
  automatic?: string;
  sender?: string;
  name?: string;
  /** Text came, and nobody can read it. */
  unreadable?: boolean;
  hostile?: boolean;
  damaged?: boolean;
};
const expected = JSON.parse(readFileSync(path.resolve(folder, "../expected.json"), "utf8")) as Record<
  string,
  Expected
>;
const own = ["support@portal.example"];

/** What would run, fetch or lead somewhere by itself in a browser. */
const LIVE =
  /<(script|iframe|object|embed|form|input|meta http|base|svg|link)\b|\bon\w+\s*=|javascript:|src="(?!data:image\/)|url\(|data:text/i;

describe("the mails of the real world, each with what is expected of it", () => {
  test("every mail of the corpus is expected, and there are sixty of them at least", () => {
    const files = readdirSync(folder);
    expect(files.sort()).toEqual(Object.keys(expected).sort());
    expect(files.length).toBeGreaterThanOrEqual(60);
  });

  test.each(Object.entries(expected))("%s", async (file, wanted) => {
    const bytes = readFileSync(path.join(folder, file));
    if (wanted.damaged) {
      await expect(readMail(bytes, null)).rejects.toBeInstanceOf(DamagedMail);
      expect(await originalPage(bytes)).not.toMatch(LIVE);
      return;
    }
    const mail = await readMail(bytes, null);
    if (typeof wanted.visible === "string") expect(mail.visible).toBe(wanted.visible);
    if (typeof wanted.subject === "string") expect(mail.subject).toBe(wanted.subject);
    if (wanted.files) expect(mail.files.map(one => one.name)).toEqual(wanted.files);
    expect(mail.facts.from).toBe(wanted.sender ?? mail.facts.from);
    if (wanted.name) expect(mail.fromName).toBe(wanted.name);
    expect(mail.unreadable).toBe(wanted.unreadable ?? false);
    expect(automaticReason(mail.facts, own)).toBe(wanted.automatic ?? null);
    // Whatever it is: what is shown of it does nothing, and what is kept can be kept.
    expect(
      (await originalPage(bytes)).replace(/^<!doctype html>.*?<body>/s, "").replace(/&#x3C;|&lt;/g, ""),
    ).not.toMatch(LIVE);
    expect(mail.visible).not.toMatch(/<script|onerror=|\0/);
    expect(mail.visible.length).toBeLessThanOrEqual(20_000);
  });
});

test("pictures of the letter itself stand in the original, others are not fetched", () => {
  const page = safePage(
    '<img src="cid:a@b"><img src="https://t.example/x.gif"><a href="https://ok.example">x</a>',
    new Map([["a@b", "data:image/png;base64,AAAA"]]),
  );
  expect(page).toContain('src="data:image/png;base64,AAAA"');
  expect(page).not.toContain("t.example");
  expect(page).toContain('rel="nofollow noopener noreferrer"');
});

test("a link that names another address shows where it leads, in the original and beside the words", () => {
  const html =
    '<p style="color:#fff">Go to <a href="https://evil.example/login" title="https://bank.example">https://<b>bank</b>.example</a>.</p><p><a href="https://ok.example/a">https://ok.example</a></p>';
  const page = safePage(html, new Map());
  expect(page).toMatch(
    /bank<\/b>\.example<\/a> <span class="leads-to"[^>]*>→ https:\/\/evil\.example\/login<\/span>/,
  );
  expect(page).not.toContain('title="https://bank.example"');
  expect(page.match(/leads-to/g)).toHaveLength(1);
  expect(htmlToMarkdown(html)).toBe(
    "Go to [https://**bank**.example](https://evil.example/login) (→ evil.example/login).\n\n[https://ok.example](https://ok.example/a)",
  );
});

test("a letter can't make the mark of a link itself, nor hide it by a picture", () => {
  const page = safePage(
    '<a href="https://evil.example"><img alt="www.bank.example" src="cid:x"></a><span class="leads-to">→ https://bank.example</span>',
    new Map(),
  );
  expect(page.match(/class="leads-to"/g)).toHaveLength(1);
  expect(page).toContain("→ https://evil.example<");
});

test("links side by side don't run together", () => {
  expect(
    htmlToMarkdown('<p><a href="https://a.example">One</a><a href="https://b.example">Two</a> end</p>'),
  ).toBe("[One](https://a.example) [Two](https://b.example) end");
  expect(
    htmlToMarkdown(
      '<p><span><a href="https://a.example">One</a></span><b><a href="https://b.example">Two</a></b></p>',
    ),
  ).toBe("[One](https://a.example) **[Two](https://b.example)**");
});

test("HTML made to take long or to break takes no longer", () => {
  const since = performance.now();
  for (const html of [
    "<div>".repeat(100_000),
    "<b><i>".repeat(20_000),
    `<table>${"<tr><td>".repeat(3_000)}`,
    "<a ".repeat(50_000),
    "&".repeat(300_000),
  ]) {
    expect(typeof htmlToMarkdown(html)).toBe("string");
    expect(safePage(html, new Map())).toContain("</html>");
  }
  expect(performance.now() - since).toBeLessThan(12_000);
});
