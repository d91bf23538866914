import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { foundEntries } from "#lib/features/tickets/queries/search.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

// What a beginning of a word goes on to: the search knows the words of its workspace.

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

const cases = async (actor: Actor, words: string) =>
  (await inWorkspace(actor, tx => foundEntries(tx, words, 100), db.client)).map(entry => entry.ticketId);

const WRITE = `INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
  SELECT $1, gen_random_uuid(), 'ticket', s.id, $4, $2, $3, '', now() - make_interval(days => 4000), search_document($1, $2, $3, $5)
  FROM (SELECT gen_random_uuid() AS id) s RETURNING subject_id AS id`;

/** An old case that says this, beyond the last few that are asked first. */
async function said(
  words: string,
  audience = "everyone",
  c: Pick<TestDatabase["admin"], "query"> = db.admin,
) {
  const { rows } = await c.query(WRITE, [w.ws.tenantId, w.engineer.orgId, w.contact.orgId, audience, words]);
  return rows[0].id as string;
}

const beginning = async (typed: string) =>
  (await db.admin.query("SELECT search_beginning($1, $2) AS q", [w.ws.tenantId, typed])).rows[0].q as string;

/** More entries than are looked at one by one, so that the words' index is asked. */
const many = () =>
  db.admin.query(
    `INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
     SELECT $1, gen_random_uuid(), 'ticket', gen_random_uuid(), 'everyone', $2, $3, '', now() - make_interval(mins => n),
       search_document($1, $2, $3, 'nothing of note') FROM generate_series(1, 2500) n`,
    [w.ws.tenantId, w.engineer.orgId, w.contact.orgId],
  );

test("a beginning finds the words it goes on to, in whole and in both languages, however old they are", async () => {
  await many();
  const id = await said("Der Hyperkonvergenzspeicher; la sincronización; WAL-archiver's watchdogs");
  for (const typed of [
    "hyperkon",
    "Hyperkonvergenzspeicher",
    "sincroni",
    "sincronización",
    "watchd",
    "wal-arch",
  ])
    for (const actor of [w.contact, w.engineer, w.manufacturer])
      expect([typed, actor.side, await cases(actor, typed)]).toEqual([typed, actor.side, [id]]);
  // Between two words, and beside one that stands in full.
  expect(await cases(w.contact, "hyperkon sincroni")).toEqual([id]);
  expect(await cases(w.contact, "verkonvergenz")).toEqual([]);
});

test("a word that stands elsewhere in the workspace is no beginning of what one may not hear (T4)", async () => {
  const id = await said("Chrysopras of the vendor", "vendor");
  expect(await cases(w.manufacturer, "chryso")).toEqual([id]);
  for (const actor of [w.engineer, w.contact, w.foreigner]) expect(await cases(actor, "chryso")).toEqual([]);
});

test("a beginning of very many words, and of numbers, stays a beginning", async () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const ids: string[] = [];
  for (const one of letters) for (const two of "mn") ids.push(await said(`zirkon${one}${two}k`));
  expect(await beginning("zirkon")).toMatch(/:\*$/u);
  expect(new Set(await cases(w.contact, "zirkon"))).toEqual(new Set(ids));
  expect(await beginning("zirkonam")).not.toMatch(/:\*/u);
  expect(new Set(await cases(w.contact, "zirkonam"))).toEqual(new Set(ids.slice(0, 1)));
  const number = await said("Serial QX4711-99");
  expect(await cases(w.contact, "qx47")).toEqual([number]);
});

test("who writes a new word waits for nobody who writes it too, and both are found", async () => {
  await db.admin.query("BEGIN");
  try {
    const first = await said("Lapislazuli first");
    const second = await inWorkspace(
      w.contact,
      async tx => {
        await tx.$executeRaw`SET LOCAL lock_timeout = '500ms'`;
        const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
          WRITE.replaceAll("$1", `'${w.ws.tenantId}'::uuid`)
            .replaceAll("$2", `'${w.engineer.orgId}'::uuid`)
            .replaceAll("$3", `'${w.contact.orgId}'::uuid`)
            .replace("$4", "'everyone'")
            .replace("$5", "'Lapislazuli second'"),
        );
        return rows[0]?.id;
      },
      db.client,
    );
    expect(await cases(w.contact, "lapisl")).toEqual([second]);
    await db.admin.query("COMMIT");
    expect(new Set(await cases(w.contact, "lapisl"))).toEqual(new Set([first, second]));
  } finally {
    await db.admin.query("ROLLBACK");
  }
});

test("a subject that changes is found by the beginnings of its new words", async () => {
  const id = await said("Malachit before");
  await db.admin.query(
    "UPDATE search_entry SET tsv = search_document($1, $2, $3, 'Turmalin after') WHERE subject_id = $4",
    [w.ws.tenantId, w.engineer.orgId, w.contact.orgId, id],
  );
  expect(await cases(w.contact, "turma")).toEqual([id]);
  expect(await cases(w.contact, "malach")).toEqual([]);
});

test("the words themselves are nobody's to read or write", async () => {
  for (const actor of [w.contact, w.engineer, w.manufacturer])
    for (const sql of [
      "SELECT count(*) FROM search_word",
      "INSERT INTO search_word (tenant_id, word) VALUES (gen_random_uuid(), 'x')",
      `SELECT search_beginning('${w.ws.tenantId}', 'chryso')`,
      `SELECT search_words_of_workspace('${w.ws.tenantId}')::text`,
    ])
      await expect(inWorkspace(actor, tx => tx.$queryRawUnsafe(sql), db.client)).rejects.toThrow(
        /permission denied/u,
      );
});
