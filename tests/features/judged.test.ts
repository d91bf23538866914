import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { saveRuleAction, setRuleStateAction } from "#lib/features/automation/actions.ts";
import { setRuleState } from "#lib/features/automation/commands.ts";
import { findRule } from "#lib/features/automation/queries.ts";
import { createDefectAction, withdrawDefectAction } from "#lib/features/defects/actions.ts";
import { saveDefect } from "#lib/features/defects/commands.ts";
import { findDefect } from "#lib/features/defects/queries.ts";
import { createFeatureAction, moveFeatureAction } from "#lib/features/feature-requests/actions.ts";
import { moveFeature } from "#lib/features/feature-requests/commands.ts";
import { findFeature } from "#lib/features/feature-requests/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

/** Judges what is there, lets a colleague decide and be done, and then writes with the number the row has by then. */
async function overtaken<R extends { version: number }>(
  actor: Actor,
  read: (tx: Tx) => Promise<R | null>,
  colleague: (row: R) => Promise<unknown>,
  write: (tx: Tx, row: R, guessed: number, now: Date) => Promise<unknown>,
): Promise<unknown> {
  return inWorkspace(
    actor,
    async (tx, now) => {
      const row = await read(tx);
      if (!row) throw new Error("nothing to judge");
      await colleague(row);
      await write(tx, row, row.version + 1, now);
    },
    db.client,
  ).catch((error: unknown) => error);
}
const conflict = { kind: "conflict", key: "errors.conflict" };

const ruleWords = (more: object = {}) => ({
  ruleId: null,
  version: 0,
  name: "Overtaken",
  trigger: "opened",
  match: "all",
  conditions: [],
  actions: [{ type: "note", text: "Look", personId: "", priority: "P1", reason: "", level: "1" }],
  ...more,
});

test("a rule a colleague words anew in between is not turned on as it was looked at", async () => {
  const lead = w.partnerManager;
  const save = (more: object) => as(db, lead, () => saveRuleAction(w.ws.slug, ruleWords(more)));
  const { ruleId, version } = done(await save({}));
  const refused = await overtaken(
    lead,
    tx => findRule(tx, lead, ruleId),
    async () => done(await save({ ruleId, version, name: "Another rule by now" })),
    (tx, rule, guessed, now) => setRuleState(tx, lead, rule, { version: guessed, active: true }, now),
  );
  expect(refused).toMatchObject(conflict);
  const after = await inWorkspace(lead, tx => findRule(tx, lead, ruleId), db.client);
  expect(after).toMatchObject({ name: "Another rule by now", active: false, version: version + 1 });
  // Who looked at it as it is now turns it on.
  done(
    await as(db, lead, () => setRuleStateAction(w.ws.slug, { ruleId, version: version + 1, active: true })),
  );
});

test("a wish a colleague declines in between is not answered once more by who looked before", async () => {
  const vendor = w.manufacturer;
  const { number } = done(
    await as(db, vendor, () =>
      createFeatureAction(w.ws.slug, {
        productId: w.product.productId,
        titleEn: "A wish",
        titleEs: "",
        textEn: "Of many",
        textEs: "",
        publish: true,
      }),
    ),
  );
  const step = { release: "", reasonEn: "", reasonEs: "" };
  const refused = await overtaken(
    vendor,
    tx => findFeature(tx, vendor, number),
    async row =>
      done(
        await as(db, vendor, () =>
          moveFeatureAction(w.ws.slug, {
            number,
            version: row.version,
            ...step,
            progress: "declined",
            reasonEn: "Not in this product",
            reasonEs: "No en este producto",
          }),
        ),
      ),
    (tx, row, guessed, now) =>
      moveFeature(
        { tx, actor: vendor, now },
        row,
        { number, version: guessed, ...step, progress: "declined", reasonEn: "I do not like it" },
        "2026-06-01",
      ),
  );
  expect(refused).toMatchObject(conflict);
  const after = await inWorkspace(vendor, tx => findFeature(tx, vendor, number), db.client);
  expect(after).toMatchObject({ progress: "declined", reasonEn: "Not in this product" });
});

test("a defect a colleague withdraws in between is not worded over", async () => {
  const vendor = w.manufacturer;
  const words = {
    title: "A defect",
    description: "",
    titleEn: "A defect",
    titleEs: "Un defecto",
    textEn: "",
    textEs: "",
    workaroundEn: "",
    workaroundEs: "",
  };
  const { number } = done(
    await as(db, vendor, () =>
      createDefectAction(w.ws.slug, { productId: w.product.productId, versions: "8.0", ...words }),
    ),
  );
  const refused = await overtaken(
    vendor,
    tx => findDefect(tx, vendor, number),
    async row =>
      done(
        await as(db, vendor, () =>
          withdrawDefectAction(w.ws.slug, { number, version: row.version, reason: "No defect of ours" }),
        ),
      ),
    (tx, row, guessed, now) =>
      saveDefect({ tx, actor: vendor, now }, row, {
        number,
        version: guessed,
        ...words,
        versions: "8.0",
        title: "Mine",
      }),
  );
  expect(refused).toMatchObject(conflict);
  const after = await inWorkspace(vendor, tx => findDefect(tx, vendor, number), db.client);
  expect(after?.title).toBe("A defect");
});
