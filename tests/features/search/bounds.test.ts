import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { foundEntries } from "#lib/features/tickets/queries/search.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

// What the search function proposes of very much: 24,000 entries of 6,000 cases, all about backups, newest last.
const CASES = 6_000;

let db: TestDatabase;
let w: TicketWorld;
const caseOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  const { tenantId } = w.ws;
  // Written as the triggers write them, but to the cases themselves: the function proposes, others look cases up.
  await db.admin.query(
    `INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
     SELECT $1, gen_random_uuid(), 'ticket', s.id, CASE WHEN m = 3 THEN 'vendor' ELSE 'everyone' END, $2, $3, '',
       now() - make_interval(mins => ${CASES} - n),
       search_document($1, $2, $3, concat_ws(' ', 'The backup stops', CASE m
         WHEN 0 THEN 'every night' WHEN 1 THEN 'on server ' || (ARRAY['alpha','beta','gamma'])[1 + n % 3]
         WHEN 2 THEN CASE WHEN n % 50 = 0 THEN 'with an exclamation' ELSE 'again' END ELSE 'internally quixotic' END))
         || CASE WHEN m = 0 THEN search_number($1, 'T-' || n) ELSE '' END
     FROM generate_series(1, ${CASES}) n
     CROSS JOIN LATERAL (SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid AS id) s, generate_series(0, 3) m`,
    [tenantId, w.engineer.orgId, w.contact.orgId],
  );
  await db.admin.query("ANALYZE search_entry");
}, 60_000);
afterAll(() => db.drop());

const found = (actor: Actor, words: string, most = 2_000) =>
  inWorkspace(actor, tx => foundEntries(tx, words, most), db.client);
const cases = async (actor: Actor, words: string, most?: number) =>
  (await found(actor, words, most)).map(entry => entry.ticketId);

test("of what is very common the newest are looked through, and that is said", async () => {
  for (const actor of [w.contact, w.engineer, w.manufacturer]) {
    const entries = await found(actor, "backup");
    expect(entries.slice(0, 3).map(entry => entry.ticketId)).toEqual([
      caseOf(CASES),
      caseOf(CASES - 1),
      caseOf(CASES - 2),
    ]);
    expect(entries.every(entry => entry.newestOnly)).toBe(true);
    expect(new Set(entries.map(entry => entry.ticketId)).size).toBe(entries.length);
  }
});

test("what is less common is found however old it is, and all of it", async () => {
  const entries = await found(w.contact, "exclamation");
  expect(entries).toHaveLength(CASES / 50);
  expect(entries.at(-1)?.ticketId).toBe(caseOf(50));
  expect(entries.some(entry => entry.newestOnly)).toBe(false);
  // Beside a common word, in one place and in several.
  expect(await cases(w.contact, "backup exclamation")).toHaveLength(CASES / 50);
  expect(await cases(w.contact, "exclamation gamma")).toEqual(
    Array.from({ length: CASES / 50 }, (_, i) => CASES - 50 * i)
      .filter(n => n % 3 === 2)
      .map(caseOf),
  );
});

test("common words that stand in several places are found among the newest", async () => {
  const entries = await found(w.engineer, "night again", 100);
  expect(entries).toHaveLength(100);
  expect(entries[0]?.newestOnly).toBe(true);
});

test("the number asked for comes first, though it is old and thousands begin so", async () => {
  expect((await cases(w.contact, "1"))[0]).toBe(caseOf(1));
  expect((await cases(w.contact, "T-12"))[0]).toBe(caseOf(12));
});

test("a mistyped word is taken for the nearest that was said, by whom the reader may hear (T4)", async () => {
  expect(await cases(w.contact, "exclamtion")).toHaveLength(CASES / 50);
  expect(await cases(w.contact, "exclmation gama")).not.toEqual([]);
  expect(await cases(w.manufacturer, "quixotc")).not.toEqual([]);
  for (const actor of [w.contact, w.engineer, w.otherPartner, w.otherCustomer, w.foreigner])
    expect([actor.side, await cases(actor, "quixotc")]).toEqual([actor.side, []]);
  // Short words and numbers are meant as they stand.
  expect(await cases(w.contact, "exc1amation")).toEqual([]);
});

/** Blocks of the database that a question reads. */
const read = async (actor: Actor, words: string) => {
  const rows = await inWorkspace(
    actor,
    tx =>
      tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Record<string, number> }] }[]>`
        EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM search_subjects(${words}, 2000)`,
    db.client,
  );
  const plan = rows[0]?.["QUERY PLAN"][0].Plan;
  return (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
};

test("what others keep to themselves costs a reader nothing: no answer's time tells that they said a word (T4)", async () => {
  const note = (word: string, audience: string) =>
    db.admin.query(
      `INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
       SELECT $1, gen_random_uuid(), 'ticket', gen_random_uuid(), $5, $2, $3, '', now() - make_interval(days => n),
         search_document($1, $2, $3, $4 || ' of notes') FROM generate_series(1, 1500) n`,
      [w.ws.tenantId, w.engineer.orgId, w.contact.orgId, word, audience],
    );
  await note("bankruptcyvendor", "vendor");
  await note("bankruptcypartner", "partner");
  await db.admin.query("VACUUM ANALYZE search_entry");
  // More than the words' index itself reads in finding where a word stands is not asked for.
  const slack = 40;
  for (const [actor, secret] of [
    [w.contact, "bankruptcyvendor"],
    [w.contact, "bankruptcypartner"],
    [w.engineer, "bankruptcyvendor"],
  ] as const)
    for (const beside of ["", "backup "]) {
      // Once before: the first question of a connection reads the catalogue.
      await read(actor, `${beside}zzzznowhere`);
      const nothing = await read(actor, `${beside}zzzznowhere`);
      expect([actor.side, secret, await cases(actor, `${beside}${secret}`)]).toEqual([
        actor.side,
        secret,
        [],
      ]);
      expect(Math.abs((await read(actor, `${beside}${secret}`)) - nothing)).toBeLessThan(slack);
    }
  expect((await cases(w.engineer, "bankruptcypartner")).length).toBeGreaterThan(0);
  expect((await cases(w.manufacturer, "bankruptcyvendor")).length).toBeGreaterThan(0);
  // A case that moves takes along what partners hear, and nothing else.
  const moved = await db.admin.query(
    `UPDATE search_entry SET partner_org_id = $1 WHERE audience IN ('vendor', 'partner') AND tenant_id = $2 RETURNING audience, tsv::text`,
    [w.otherPartner.orgId, w.ws.tenantId],
  );
  for (const { audience, tsv } of moved.rows) {
    expect(tsv.includes(w.engineer.orgId)).toBe(false);
    expect(tsv.includes(w.otherPartner.orgId)).toBe(audience === "partner");
  }
}, 60_000);

test("what a question reads does not grow with what there is", async () => {
  const before = await read(w.manufacturer, "backup");
  await db.admin.query(
    `INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
     SELECT tenant_id, gen_random_uuid(), subject_type, gen_random_uuid(), audience, partner_org_id, customer_org_id, title,
       at - make_interval(years => m), tsv FROM search_entry, generate_series(1, 4) m WHERE subject_id::text LIKE '00000000-0000-4000-%'`,
  );
  await db.admin.query("VACUUM ANALYZE search_entry");
  expect(await read(w.manufacturer, "backup")).toBeLessThan(before * 1.3);
}, 60_000);
