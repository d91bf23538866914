import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type EnvError, readSettings, settings } from "#lib/platform/env.ts";
import { readImapUrl } from "#lib/platform/mail-in/imap-settings.ts";

const problemsOf = (source: Record<string, string>) => {
  try {
    readSettings(source);
    return [];
  } catch (error) {
    return (error as EnvError).problems;
  }
};

describe("settings", () => {
  test("nothing set is a complete set of defaults", () => {
    expect(readSettings({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      UPLOAD_MAX_MB: 25,
      DEMO_DATA: "yes",
    });
  });

  test("an empty value counts as not set", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: " " })).toMatchObject({
      PORT: 3000,
      DATABASE_URL: undefined,
    });
  });

  test.each([
    ["DATABASE_URL", "mysql://root@db/escala"],
    ["DATABASE_URL", "postgres://user@host"],
    ["DATABASE_URL", "not an address"],
    ["SMTP_URL", "mail.example.com"],
    ["MAIL_FROM", "nobody"],
    ["MAIL_IN_IMAP_URL", "mail.example.com"],
    ["MAIL_IN_IMAP_URL", "https://a:b@mail.example.com"],
    ["MAIL_IN_IMAP_URL", "imaps://mail.example.com"],
    ["MAIL_IN_IMAP_URL", "imaps://a:%zz@mail.example.com"],
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["APP_URL", "portal.example.com"],
    ["AUTH_SECRET", "short"],
    ["CREDENTIAL_KEYS", "only-a-key"],
    ["CREDENTIAL_KEYS", "2026:dG9vIHNob3J0"],
    ["CREDENTIAL_KEYS", `a:${"A".repeat(43)}=,a:${"B".repeat(43)}=`],
    ["UPLOAD_MAX_MB", "0"],
    ["LOG_LEVEL", "loud"],
    ["DEMO_DATA", "maybe"],
  ])("%s=%s is refused in one line that names it", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: must `));
  });

  test("a mailbox's address says all about it, and is not told when it is wrong: it holds the password", () => {
    expect(readImapUrl("imaps://a%40b.example:p%40ss%2F@mail.example/Env%C3%ADos%2F1", "Done")).toEqual({
      host: "mail.example",
      port: 993,
      secure: true,
      plain: false,
      user: "a@b.example",
      password: "p@ss/",
      folder: "Envíos/1",
      done: "Done",
    });
    expect(readImapUrl("imap://a:b@mail.example", "Done")).toMatchObject({
      port: 143,
      secure: false,
      plain: false,
      folder: "INBOX",
    });
    expect(readImapUrl("imap://a:b@127.0.0.1:1143", "Done")).toMatchObject({ port: 1143, plain: true });
    expect(() => readImapUrl("imaps://a:b@mail.example/Escala", "escala")).toThrow(/MAIL_IN_IMAP_DONE/);
    expect(problemsOf({ MAIL_IN_IMAP_URL: "imap:secret@x" }).join()).not.toContain("secret");
    expect(problemsOf({ MAIL_IN_IMAP_URL: "imaps://a:secret@x/Escala" })).toEqual([
      "MAIL_IN_IMAP_URL: must not watch the folder that MAIL_IN_IMAP_DONE names",
    ]);
  });

  test("every wrong variable is told at once", () => {
    expect(problemsOf({ PORT: "x", LOG_LEVEL: "loud" })).toHaveLength(2);
  });

  test(".env.example explains every variable and no other", () => {
    const text = readFileSync(path.resolve(import.meta.dirname, "../../.env.example"), "utf8");
    const named = [...text.matchAll(/^#([A-Z_]+)=/gm)].map(match => match[1]);
    expect(named.toSorted()).toEqual(Object.keys(settings.shape).toSorted());
  });
});
