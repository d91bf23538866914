import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { z } from "zod";

// An action is an open address: a number that no column holds is refused at its field, and never reaches the database.

const MOST = 2 ** 31 - 1;
/** A moment in milliseconds. */
const NOT_IN_A_COLUMN = new Set(["readAllInput.until"]);

const root = path.resolve(import.meta.dirname, "../../lib/features");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(file =>
  /(^|\/)schema(s|-[\w-]+)?\.ts$|\/schema\/[\w-]+\.ts$/.test(file),
);

type Whole = { isInt: boolean; minValue: number | null; maxValue: number | null };
const defOf = (value: unknown) =>
  (value as { _zod?: { def: Record<string, unknown> & { type: string } } } | null)?._zod?.def ?? null;

/** Every whole number in a schema, by its path, with what it may be. */
function numbers(schema: unknown, at: string, trail: readonly unknown[], found: Map<string, Whole>): void {
  const def = defOf(schema);
  if (!def || trail.includes(schema)) return;
  if (def.type === "number" && (schema as Whole).isInt) found.set(at, schema as Whole);
  for (const [key, inner] of Object.entries(def)) {
    // A check reads like a number of its own.
    if (key === "checks") continue;
    const parts: [string, unknown][] =
      key === "shape"
        ? Object.entries(inner as object).map(([name, of]) => [`${at}.${name}`, of])
        : [inner].flat().map(of => [at, of]);
    for (const [where, of] of parts) numbers(of, where, [...trail, schema], found);
  }
}

test("no form takes a whole number that its column could not hold", async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const file of files) {
    const exported = (await import(path.join(root, file))) as Record<string, z.ZodType>;
    for (const [name, schema] of Object.entries(exported)) {
      if (!/Input$/.test(name)) continue;
      const found = new Map<string, Whole>();
      numbers(schema, name, [], found);
      for (const [at, { minValue, maxValue }] of found) {
        asked += 1;
        const least = minValue ?? -Infinity;
        if (NOT_IN_A_COLUMN.has(at) || ((maxValue ?? Infinity) <= MOST && least >= -MOST - 1)) continue;
        wrong.push(`${path.dirname(file)}: ${at}`);
      }
    }
  }
  expect(asked).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
});
