import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Rows nothing of which is read and judged before they change: the version sent is all there is, or it was held against the row
 * already; drafts are kept by a rule of their own (`keepDraft`).
 */
const NOTHING_JUDGED = [
  "lib/features/booked-days/commands.ts",
  "lib/features/form-drafts/drafts.ts",
  "lib/features/mail-preferences/commands.ts",
  "lib/features/programmes/draft-commands.ts",
  "lib/features/tickets/reply-draft.ts",
  "lib/features/training/courses.ts",
  "lib/features/workspace/commands.ts",
];

/** What an UPDATE or DELETE asks of the row's version. */
const compared = (text: string): string[] =>
  [...text.matchAll(/\.(?:updateMany|deleteMany)\(\{\s*where: \{(?:[^{}]|\{[^{}]*\})*\}/g)].flatMap(
    ([where]) =>
      [...where.matchAll(/[\s{]version(?:: ([^,}\n]+?))?(?=\s*[,}])/g)].map(
        ([, value]) => value ?? "version",
      ),
  );

const ofTheRow = (value: string) =>
  /^judged\(/.test(value) || (/\.version$/.test(value) && !/^input\b/.test(value));

test("a change compares the version of the row that was judged, never alone the one that was sent", () => {
  const files = globSync("lib/features/**/*.ts", { cwd: root }).sort();
  const all = files.map(file => ({ file, asks: compared(readFileSync(path.join(root, file), "utf8")) }));
  expect(all.flatMap(one => one.asks).length).toBeGreaterThan(50);
  const wrong = all.filter(one => one.asks.some(value => !ofTheRow(value))).map(one => one.file);
  expect(wrong).toEqual(NOTHING_JUDGED);
});
