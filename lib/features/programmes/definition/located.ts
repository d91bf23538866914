import {
  findNodeAtLocation,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { z } from "zod";
import type { LocalText } from "#lib/domain/text.ts";

// Reading a definition's file so that what is wrong in it is said by line.

/** More than any programme needs; the same for the browser and the server. */
export const MOST_CHARACTERS = 1_000_000;

/** What is wrong in a file and where: its line from 1, and the path of the field as far as there is one. */
export type FileProblem = {
  line: number;
  path: string;
  level: "error" | "warning";
  /** A message of the catalogue with its parameters. */
  key: string;
  params?: Record<string, LocalText | number>;
};

const SYNTAX: Record<string, string> = {
  CommaExpected: "comma",
  ColonExpected: "colon",
  ValueExpected: "value",
  PropertyNameExpected: "name",
  CloseBraceExpected: "brace",
  CloseBracketExpected: "bracket",
  EndOfFileExpected: "end",
  InvalidCommentToken: "comment",
  UnexpectedEndOfString: "string",
  UnexpectedEndOfComment: "comment",
};

/** Lines by offset. */
function linesOf(text: string): (offset: number) => number {
  const starts = [0];
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** The field itself, or the nearest thing around it that is there. */
function nodeAt(root: Node, path: readonly PropertyKey[]): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length) as JSONPath);
    if (node) return node.parent?.type === "property" ? node.parent : node;
  }
  return root;
}

/** What kind of thing stands where another was expected. */
function shapeMessage(issue: z.core.$ZodIssue): { name: string; field?: string } {
  if (issue.code === "unrecognized_keys") return { name: "unknownField", field: issue.keys.join(", ") };
  const missing = "input" in issue && issue.input === undefined;
  if (issue.path.length === 0 || issue.path[0] === "format") return { name: "format" };
  const field = String(issue.path.findLast(step => typeof step === "string") ?? "");
  if (issue.code === "invalid_type" && missing) return { name: "missingField", field };
  if (issue.code === "too_big") return { name: "tooMuch", field };
  return { name: "wrongField", field };
}

/** A file that is JSON, with the line of each of its fields. */
type Located = { value: unknown; lineOf: (path: readonly PropertyKey[]) => number };

/** Reads JSON; a problem where it is none. Never throws, whatever is in it. */
export function readJson(text: string): Located | FileProblem {
  const trouble = (line: number, name: string): FileProblem => ({
    line,
    path: "",
    level: "error",
    key: `programmes.file.syntax.${name}`,
  });
  if (text.trim() === "") return trouble(1, "empty");
  if (text.length > MOST_CHARACTERS) return trouble(1, "tooLarge");
  const lineAt = linesOf(text);
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { disallowComments: true });
    const [first] = errors;
    if (first) return trouble(lineAt(first.offset), SYNTAX[printParseErrorCode(first.error)] ?? "other");
    const value: unknown = JSON.parse(text);
    return root ? { value, lineOf: path => lineAt(nodeAt(root, path).offset) } : trouble(1, "other");
  } catch {
    // Nested deeper than any definition, or an escape that the tolerant reader lets pass.
    return trouble(1, "other");
  }
}

/** Why a file has not the shape it should have, by line. */
export function shapeProblems(issues: readonly z.core.$ZodIssue[], { lineOf }: Located): FileProblem[] {
  return issues.map(issue => {
    const { name, field } = shapeMessage(issue);
    const at = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
    return {
      line: lineOf(at),
      path: issue.path.slice(1).map(String).join("."),
      level: "error" as const,
      key: `programmes.file.${name}`,
      ...(field === undefined ? {} : { params: { field } }),
    };
  });
}

/** Problems of what a file holds under a name, with their lines, in the order of the file. */
export function locatedProblems(
  problems: readonly Omit<FileProblem, "line">[],
  under: string,
  { lineOf }: Located,
): FileProblem[] {
  const steps = (path: string) => path.split(".").map(step => (/^\d+$/.test(step) ? Number(step) : step));
  return problems
    .map(({ path, level, key, params }) => {
      const line = lineOf([under, ...steps(path)]);
      return { line, path, level, key, ...(params ? { params } : {}) };
    })
    .sort((a, b) => a.line - b.line);
}
