import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type EnvError, readSettings, settings } from "#lib/platform/env.ts";

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

  test("every wrong variable is told at once", () => {
    expect(problemsOf({ PORT: "x", LOG_LEVEL: "loud" })).toHaveLength(2);
  });

  test(".env.example explains every variable and no other", () => {
    const text = readFileSync(path.resolve(import.meta.dirname, "../../.env.example"), "utf8");
    const named = [...text.matchAll(/^#([A-Z_]+)=/gm)].map(match => match[1]);
    expect(named.toSorted()).toEqual(Object.keys(settings.shape).toSorted());
  });
});
