import { describe, expect, it } from "vitest";
import { z } from "zod";
import { issueText } from "#components/forms/issue-text.ts";

const keys = new Set(["tickets.invalid.subject"]);
const say = Object.assign(
  (key: string, values?: Record<string, string | number>) => `${key}${values ? JSON.stringify(values) : ""}`,
  {
    has: (key: string) => keys.has(key),
  },
);

function text(schema: z.ZodType, value: unknown): string {
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) throw new Error("expected an issue");
  return issueText(issue, value, say, say);
}

describe("what is wrong with an answer", () => {
  it("asks to fill in what is empty, and for more of what is short", () => {
    expect(text(z.string().min(80), "")).toBe("invalid.required");
    expect(text(z.string().min(80), "abc")).toBe('invalid.tooShort{"min":80}');
    expect(text(z.string(), undefined)).toBe("invalid.required");
  });

  it("knows e-mail, address, number, day and choice", () => {
    expect(text(z.email(), "x")).toBe("invalid.email");
    expect(text(z.url(), "x")).toBe("invalid.url");
    expect(text(z.number(), Number.NaN)).toBe("invalid.number");
    expect(text(z.number().max(100), 140)).toBe('invalid.tooBig{"max":100}');
    expect(text(z.iso.date(), "")).toBe("invalid.date");
    expect(text(z.enum(["a", "b"]), "")).toBe("invalid.choose");
    expect(text(z.literal(true), false)).toBe("invalid.tick");
    expect(text(z.array(z.string()).min(2), [])).toBe('invalid.chooseSome{"min":2}');
  });

  it("prefers the schema's own words when they are a known key", () => {
    expect(text(z.string().min(3, "tickets.invalid.subject"), "ab")).toContain("tickets.invalid.subject");
    expect(text(z.string().min(3, "unknown.key"), "ab")).toBe('invalid.tooShort{"min":3}');
  });
});
