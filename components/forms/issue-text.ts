import type { z } from "zod";

type Translate = {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
};

const isKey = /^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)+$/;

/**
 * What is wrong with an answer, in the person's language. A schema's own message is a key of the catalogue
 * ("tickets.invalid.subject"); without one, the kind of the problem gives the text.
 */
export function issueText(issue: z.core.$ZodIssue, value: unknown, forms: Translate, all: Translate): string {
  if (isKey.test(issue.message) && all.has(issue.message)) return all(issue.message, limits(issue));
  // An empty answer is not a short one.
  const nothing = value === "" && (issue.code === "too_small" || issue.code === "invalid_format");
  if (nothing && !(issue.code === "invalid_format" && issue.format === "date"))
    return forms("invalid.required");
  const [key, values] = general(issue);
  return forms(`invalid.${key}`, values);
}

function limits(issue: z.core.$ZodIssue): Record<string, string | number> | undefined {
  if (issue.code === "custom") return issue.params;
  if (issue.code === "too_small") return { minimum: Number(issue.minimum) };
  if (issue.code === "too_big") return { maximum: Number(issue.maximum) };
  return undefined;
}

function general(issue: z.core.$ZodIssue): [string, Record<string, number>?] {
  switch (issue.code) {
    case "too_small": {
      const min = Number(issue.minimum);
      if (issue.origin === "string") return min <= 1 ? ["required"] : ["tooShort", { min }];
      if (issue.origin === "array" || issue.origin === "set") return ["chooseSome", { min }];
      return ["tooSmall", { min }];
    }
    case "too_big": {
      const max = Number(issue.maximum);
      if (issue.origin === "string") return ["tooLong", { max }];
      if (issue.origin === "array" || issue.origin === "set") return ["tooMany", { max }];
      return ["tooBig", { max }];
    }
    case "invalid_type":
      if (issue.expected === "int") return ["integer"];
      if (issue.expected === "number") return ["number"];
      return ["required"];
    case "invalid_value":
      return issue.values.length === 1 && issue.values[0] === true ? ["tick"] : ["choose"];
    case "invalid_union":
      return ["choose"];
    case "invalid_format":
      if (issue.format === "email") return ["email"];
      if (issue.format === "url") return ["url"];
      if (issue.format === "date") return ["date"];
      return ["format"];
    default:
      return ["value"];
  }
}
