import { expect, test, vi } from "vitest";
import { renderMail } from "#lib/jobs/mail/render.ts";

vi.stubEnv("APP_URL", "https://escala.example");

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
