import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyText } from "#lib/domain/knowledge/item.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { compareEditions, sideName } from "#lib/features/knowledge/compare.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let ws: TestWorkspace;
let reader: Actor;
let partner: Actor;

const content = (en: string, es = "") => ({
  audience: "public",
  severity: null,
  course: null,
  productId: null,
  ranges: [],
  mustRead: false,
  texts: { en: { ...emptyText(), title: en }, es: { ...emptyText(), title: es } },
});

/** Editions as they were published, and what is being written. */
async function item(number: string, editions: object[], draft?: object) {
  const id = newId();
  await db.admin.query(
    `INSERT INTO knowledge_item (tenant_id, id, number, kind, state, for_whom, gate, edition, created_by_id, created_by)
     VALUES ($1, $2, $3, 'article', 'published', 'public', 'public', $4, $2, 'Test')`,
    [ws.tenantId, id, number, editions.length],
  );
  for (const [i, one] of editions.entries())
    await db.admin.query(
      `INSERT INTO knowledge_edition (tenant_id, item_id, edition, content, written_by, published_by) VALUES ($1, $2, $3, $4, 'Test', 'Test')`,
      [ws.tenantId, id, i + 1, JSON.stringify(one)],
    );
  if (draft)
    await db.admin.query(
      "INSERT INTO knowledge_draft (tenant_id, item_id, content, authors, saved_by) VALUES ($1, $2, $3, '{}', 'Test')",
      [ws.tenantId, id, JSON.stringify(draft)],
    );
}

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  reader = await makeVendorActor(db, ws, ["vendor_support"]);
  partner = (await makePartner(db, ws)).actor;
  await item("KB-1", [content("One"), content("Two", "Dos"), content("Three", "Tres")]);
  await item("KB-2", [content("One")], content("One more"));
  await item("KB-3", [content("Alone")]);
});
afterAll(() => db.drop());

async function between(number: string, from = "", to = "", who = reader) {
  const found = await inWorkspace(who, tx =>
    compareEditions({ tx, actor: who, today: "2026-11-27" as PlainDate }, number, { from, to }),
  );
  return {
    choices: found.choices.map(sideName),
    sides:
      found.between &&
      [found.between.before, found.between.after].map(side => [
        sideName(side),
        side.content.texts[side.locale].title,
      ]),
  };
}

test("without a wish the newest stands beside the one before it, in the reader's language", async () => {
  const { choices, sides } = await between("KB-1");
  expect(choices).toEqual(["3.en", "3.es", "2.en", "2.es", "1.en"]);
  expect(sides).toEqual([
    ["2.en", "Two"],
    ["3.en", "Three"],
  ]);
  expect((await between("KB-1", "", "", { ...reader, locale: "es" })).sides?.map(([side]) => side)).toEqual([
    "2.es",
    "3.es",
  ]);
  expect((await between("KB-2")).sides).toEqual([
    ["1.en", "One"],
    ["draft.en", "One more"],
  ]);
});

test("any two are compared, also backwards and across languages; what is there in no edition is as no wish", async () => {
  expect((await between("KB-1", "3.es", "1.en")).sides).toEqual([
    ["3.es", "Tres"],
    ["1.en", "One"],
  ]);
  for (const nothing of ["1.es", "9.en", "draft.en", "x", "1.en'; --"])
    expect((await between("KB-1", nothing)).sides?.[0]).toEqual(["2.en", "Two"]);
  expect((await between("KB-3")).sides).toBeNull();
});

test("editions whole are the vendor's: to all others there are none", async () => {
  await expect(between("KB-1", "", "", partner)).rejects.toMatchObject({ kind: "not_found" });
  await expect(between("KB-9")).rejects.toMatchObject({ kind: "not_found" });
});
