import { expect, test, vi } from "vitest";
import { renderMail } from "#lib/jobs/mail/render.ts";

vi.stubEnv("APP_URL", "https://escala.example");
vi.stubEnv("MAIL_FROM", "Escala <portal@localhost>");

const hostile = "Acme\r\n\r\nYou have won: https://evil.example\u2028Bcc: all@evil.example";
const mail = (topic: string, params: Record<string, string>, name = "Ana") =>
  renderMail({
    topic,
    locale: "en",
    messageId: "0197",
    to: { name, address: "ana@elsewhere.example" },
    data: { path: "/x", workspace: "Sigma", params },
  });

test("a name with line breaks is a line in a mail to somebody else, and never a paragraph or a header of its own", () => {
  const made = mail("application.link", { company: hostile, workspace: "Sigma" }, hostile);
  const alone = /^(You have won|Bcc:)/m;
  expect(String(made.text)).toContain("Acme You have won: https://evil.example Bcc: all@evil.example");
  expect(String(made.text)).not.toMatch(alone);
  expect(String(made.html)).not.toMatch(/<p[^>]*>You have won/);
  expect(made.to).toEqual({
    name: expect.not.stringMatching(/[\r\n\u2028]/),
    address: "ana@elsewhere.example",
  });
  expect(mail("application.link", { company: hostile }).subject).not.toMatch(/[\r\n]/);
});

test("what people write in several lines stays in several", () => {
  const made = mail("ticket.replied", {
    number: "S-1",
    subject: "x",
    actor: "Bo",
    organisation: "K",
    excerpt: "One\nTwo",
    next: "",
  });
  expect(String(made.text)).toMatch(/One\n+Two/);
});

test("a phone reads it at its own width, in its language, and a long address widens nothing", () => {
  const made = String(
    renderMail({
      topic: "account.invitation",
      locale: "es",
      messageId: "0197",
      to: { name: "Ana", address: "ana@elsewhere.example" },
      data: { path: "/x", workspace: "Sigma", params: { by: "Bo", org: "K & Co", workspace: "Sigma" } },
    }).html,
  );
  expect(made).toMatch(/^<!doctype html><html lang="es"><head><meta charset="utf-8">/);
  expect(made).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  expect(made).toMatch(/<title>[^<]+<\/title>/);
  expect(made).toContain("overflow-wrap:anywhere");
});

const said = (excerpt: string, more: Record<string, unknown> = {}) => {
  const made = renderMail({
    topic: "ticket.replied",
    locale: "en",
    messageId: "0197",
    to: { name: "Ana", address: "ana@elsewhere.example" },
    data: {
      path: "/x",
      workspace: "Sigma",
      params: { number: "S-1", subject: "x", actor: "Bo", organisation: "K", excerpt, next: "resolved" },
      ...more,
    },
  });
  return { text: String(made.text), html: String(made.html), from: made.from };
};

test("a message stands in its mail as on its page: line by line as text, formatted as HTML, apart from our own words", () => {
  const message = "Run **this**:\n\n```\n  if up\n    ip link\n```\n\n1. look\n2. tell\n\nLine one\nLine two";
  const { text, html } = said(message);
  expect(text).toContain(`Bo of K wrote:\n\n${message}\n\nThe case is resolved.`);
  expect(html).toContain("<strong>this</strong>");
  expect(html).toMatch(/<pre[^>]*><code> {2}if up\n {4}ip link\n<\/code><\/pre>/);
  expect(html).toMatch(/<ol[^>]*>\s*<li[^>]*>look<\/li>\s*<li[^>]*>tell<\/li>\s*<\/ol>/);
  expect(html).toMatch(/Line one<br>\n?Line two/);
  expect(html).toMatch(
    /<div style="[^"]*border-left[^"]*"><p[^>]*>Run[\s\S]*<\/div><p[^>]*>The case is resolved/,
  );
});

test("what somebody writes on a case fetches nothing, runs nothing and says where it leads", () => {
  const { html } = said(
    '<img src=x onerror=alert(1)> ![a picture](https://evil.example/p.png) <script>alert(1)</script>\n[https://bank.example](https://evil.example/in) [x](javascript:alert(1)) <b onmouseover="alert(1)">b</b>',
  );
  expect(html).not.toMatch(/<img|<script|<b |javascript:/);
  expect(html).toContain("&#x3C;script>");
  expect(html).toContain("a picture");
  expect(html).toMatch(/>https:\/\/bank\.example<\/a> \(→ https:\/\/evil\.example\/in\)/);
});

test("what nobody could read as Markdown stands as it was typed", () => {
  const { html } = said("<i>*".repeat(3_000));
  expect(html).toContain("white-space:pre-wrap");
  expect(html).not.toContain("<i>");
});

test("a line of a message that would begin a signature hides nothing of what follows it", () => {
  expect(said("Hello\n-- \nBo").text).toContain("Hello\n--\nBo\n\nThe case is resolved.");
});

test("a mail names the files of its message, and that it goes on in the portal", () => {
  const { text } = said("Look at it.", { more: true, files: ["trace.log", "two\r\nlines.txt"] });
  expect(text).toContain(
    "Look at it.\n\nThe message goes on; the rest is on the page of the case.\n\n2 files are with it, on the page of the case: trace.log, two lines.txt",
  );
});

test("a mail comes from the vendor by name; one of an account from the portal", () => {
  expect(said("x").from).toEqual({ name: "Sigma", address: "portal@localhost" });
  const { from } = renderMail({
    topic: "account.reset",
    locale: "en",
    messageId: "0197",
    to: { name: "Ana", address: "ana@elsewhere.example" },
    data: { path: "/x", params: {} },
  });
  expect(from).toBe("Escala <portal@localhost>");
});

test.each([
  ["en", "has published the alert KB-7:"],
  ["es", "ha publicado la alerta KB-7:"],
] as const)("an alert in %s says in its words what it is about, also without a summary", (locale, lead) => {
  const { text } = renderMail({
    topic: "knowledge.alert_new",
    locale,
    data: {
      workspace: "Acme",
      path: "/acme/knowledge/KB-7",
      params: {
        workspace: "Acme",
        number: "KB-7",
        severity: "high",
        title: "Queue stalls",
        summary: "",
        note: "",
        systems: 0,
        list: "",
      },
    },
    messageId: "<m@portal.example>",
    to: { name: "Ana", address: "ana@customer.example" },
  });
  const lines = String(text)
    .split("\n")
    .filter(line => line !== "");
  expect(lines.indexOf("Queue stalls")).toBe(lines.findIndex(line => line.endsWith(lead)) + 1);
  expect(lines.some(line => line.endsWith(lead))).toBe(true);
});

test.each([
  ["en", "Please confirm that you have read it", "Read the alert and confirm"],
  ["es", "Confirme que la ha leído", "Leer la alerta y confirmarlo"],
] as const)(
  "an alert that asks its readers to confirm it says so in %s, and its button leads there",
  (locale, ask, button) => {
    const made = (params: Record<string, string | number>) =>
      renderMail({
        topic: "knowledge.alert_new",
        locale,
        data: {
          workspace: "Acme",
          path: "/acme/knowledge/KB-7",
          params: {
            workspace: "Acme",
            number: "KB-7",
            severity: "high",
            title: "Queue stalls",
            summary: "It stalls.",
            note: "",
            systems: 0,
            list: "",
            ...params,
          },
        },
        messageId: "<m@portal.example>",
        to: { name: "Ana", address: "ana@customer.example" },
      });
    const asked = made({ confirm: "asked" });
    for (const shown of [asked.text, asked.html].map(String)) {
      expect(shown).toContain(ask);
      expect(shown).toContain(button);
    }
    expect(String(asked.text)).toContain(`${button}: https://escala.example/acme/knowledge/KB-7`);
    // Nor does one that waits from before it could be asked.
    for (const plain of [made({ confirm: "no" }), made({})].map(one => String(one.text))) {
      expect(plain).toContain("It stalls.");
      expect(plain).not.toContain(ask);
      expect(plain).not.toContain(button);
    }
  },
);
