import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { WorkspaceAction } from "#lib/platform/action.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { OTHER_ACTIONS, WORKSPACE_ACTIONS } from "#tests/security/actions-table.ts";
import type { Case } from "#tests/security/table/types.ts";
import { EVERYBODY, everything, makeWorld, type World } from "#tests/security/world.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { as } from "#tests/support/present.ts";

// Every export of every actions file is an address anybody can call. Each is found by itself; one whose permissions
// are written down nowhere fails the suite.

const ROOT = path.resolve(import.meta.dirname, "../..");
type Found = { feature: string; name: string; value: unknown };

const modules = globSync("lib/features/*/actions*.ts", { cwd: ROOT }).sort();
const found: Found[] = (
  await Promise.all(
    modules.map(async file => {
      const feature = file.split("/")[2] ?? "";
      const exported = (await import(path.join(ROOT, file))) as Record<string, unknown>;
      return Object.entries(exported).map(([name, value]) => ({ feature, name, value }));
    }),
  )
).flat();

const entryOf = ({ feature, name }: Found) => WORKSPACE_ACTIONS[feature]?.[name];
const otherOf = ({ feature, name }: Found) => OTHER_ACTIONS[feature]?.[name];
const title = ({ feature, name }: Found) => `${feature}: ${name}`;
const workspaceActions = found.filter(f => otherOf(f) === undefined);

const call = (db: TestDatabase, f: Found, who: Actor | null, input: unknown, slug: string) =>
  as(db, who, () => (f.value as WorkspaceAction<unknown>)(slug, input));

/** Whether every action has its permissions written down. */
export function everyActionIsWrittenDown(): void {
  describe("every action has its permissions written down", () => {
    test("none is left out, and none is written down that isn't there", () => {
      expect(found.length).toBeGreaterThan(60);
      const missing = found.filter(f => entryOf(f) === undefined && otherOf(f) === undefined);
      expect(missing.map(title)).toEqual([]);
      const there = new Set(found.map(title));
      const written = [WORKSPACE_ACTIONS, OTHER_ACTIONS].flatMap(all =>
        Object.entries(all).flatMap(([feature, t]) => Object.keys(t).map(name => `${feature}: ${name}`)),
      );
      expect(written.filter(name => !there.has(name))).toEqual([]);
      expect(new Set(written).size).toBe(written.length);
    });

    test("an actions file begins as one and exports functions alone", () => {
      for (const file of modules)
        expect(readFileSync(path.join(ROOT, file), "utf8").trimStart().slice(0, 12)).toBe('"use server"');
      expect(found.filter(f => typeof f.value !== "function").map(title)).toEqual([]);
    });

    test("what is called with a workspace is never passed off as an account's own", () => {
      // The wrapper of workspace actions takes three; forms and presses of visitors fewer.
      const wrapped = found.filter(f => (f.value as { length: number }).length === 3);
      expect(wrapped.filter(f => otherOf(f) !== undefined).map(title)).toEqual([]);
      expect(workspaceActions.filter(f => !wrapped.includes(f)).map(title)).toEqual([]);
    });

    test("a file that stands for an action's test calls it", () => {
      for (const f of found) {
        const entry = entryOf(f) ?? otherOf(f);
        if (entry === undefined || !("testedIn" in entry)) continue;
        const text = readFileSync(path.join(ROOT, entry.testedIn), "utf8").replace(/^import[^;]*;/gm, "");
        expect(text, `${entry.testedIn} calls ${f.name}`).toMatch(new RegExp(`\\b${f.name}\\b`));
      }
    });
  });
}

const casesOf = (f: Found): readonly Case[] => {
  const entry = entryOf(f);
  return entry === undefined || "testedIn" in entry ? [] : entry;
};

/**
 * Each action as everybody of every side, the n-th part of them: two files share them, for one alone would keep a
 * machine's other core waiting. The first part also asks before every door.
 */
export function everyActionIsTried(part: number, of: number): void {
  let db: TestDatabase;
  let w: World;

  beforeAll(async () => {
    db = await cloneDatabase();
    usePrisma(db.client);
    w = await makeWorld(db);
  });
  afterAll(() => db.drop());

  if (part === 0)
    test("the signed out and people of other workspaces stand before every action's door", async () => {
      const before = await everything(db);
      const elsewhere = w.foreigner.workspaceSlug;
      for (const f of workspaceActions) {
        const answers = [
          await call(db, f, null, {}, w.ws.slug),
          await call(db, f, w.foreigner, {}, w.ws.slug),
          await call(db, f, w.people.vendor_admin, {}, elsewhere),
        ];
        const kinds = answers.map(answer => (answer.ok ? "done" : answer.kind));
        expect([title(f), ...kinds]).toEqual([title(f), "signed_out", "not_found", "not_found"]);
        // In the language of the page they typed into.
        expect(answers[0]).toMatchObject({ message: expect.stringContaining("sesión") });
      }
      expect(await everything(db)).toEqual(before);
    });

  describe.each(
    workspaceActions
      .filter(f => casesOf(f).length > 0)
      .filter((_, i) => i % of === part)
      .map(f => [title(f), f] as const),
  )("%s", (_, f) => {
    for (const { on, may, make, own } of casesOf(f)) {
      const refused = EVERYBODY.filter(who => !may.includes(who));

      const what = on ? `${on}: ` : "";
      test(`${what}${may.join(", ")} may; nobody else, and then nothing is written`, async () => {
        const input = await make(w);
        const before = await everything(db);
        for (const who of refused) {
          const result = await call(db, f, w.people[who], input, w.ws.slug);
          const kind = result.ok ? "done" : result.kind;
          expect(["forbidden", "not_found"], `${who} is answered ${JSON.stringify(result)}`).toContain(kind);
          // A reason in words, never a key.
          expect(result).toMatchObject({ message: expect.stringMatching(/\S \S/) });
        }
        // At the own door with the others' ids: as if they did not exist.
        if (!own) {
          const result = await call(db, f, w.foreigner, input, w.foreigner.workspaceSlug);
          expect(result, "another workspace").toMatchObject({ ok: false, kind: "not_found" });
        }
        expect(await everything(db)).toEqual(before);

        for (const [nth, who] of may.entries()) {
          const fresh = await make(w);
          // To read every table twice is most of what a test costs: that the action writes is seen at the first who may.
          const untouched = nth === 0 ? await everything(db) : null;
          const result = await call(db, f, w.people[who], fresh, w.ws.slug);
          expect(result, who).toMatchObject({ ok: true });
          if (untouched) expect(await everything(db), `${who} changes something`).not.toEqual(untouched);
        }
      });
    }
  });
}
