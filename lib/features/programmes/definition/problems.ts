import { type DraftDefinition, type Problem, partOfPath } from "#lib/domain/programmes/draft.ts";
import type { Found } from "#lib/domain/programmes/problems/found.ts";
import { referenceProblems } from "#lib/domain/programmes/problems/references.ts";
import { definitionWarnings } from "#lib/domain/programmes/problems/warnings.ts";
import { definitionShape } from "../definition.ts";
import { message } from "./words.ts";

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | null)?.[step], root);
const isEmpty = (value: unknown) => value === undefined || value === null || value === "";

/**
 * Everything that is wrong with a draft, field by field and between fields, and what its author may not mean. A field
 * has one error: the first. Without an error the definition can be published.
 */
export function problemsOf(draft: DraftDefinition): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const add = (
    level: Problem["level"],
    key: string,
    path: readonly PropertyKey[],
    params: Found["params"],
  ) => {
    const at = path.map(String).join(".");
    if (seen.has(`${level}:${at}`) && level === "error") return;
    seen.add(`${level}:${at}`);
    problems.push({ path: at, part: partOfPath(path), level, key, ...(params ? { params } : {}) });
  };
  const shape = definitionShape.safeParse(draft);
  for (const issue of shape.error?.issues ?? []) {
    // A schema's own message is a key; anything else is a field left empty, as is a number or a key not there yet.
    const empty =
      issue.code === "invalid_type" || issue.path.at(-1) === "key" || issue.path.at(-1) === "document";
    const left = empty && isEmpty(valueAt(draft, issue.path));
    const key = issue.message.startsWith("programmes.") && !left ? issue.message : message("missing");
    add("error", key, issue.path, undefined);
  }
  for (const { name, path, params } of referenceProblems(draft)) add("error", message(name), path, params);
  for (const { name, path, params } of definitionWarnings(draft)) add("warning", message(name), path, params);
  return problems;
}
