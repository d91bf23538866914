import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { type CaseAsked, searchCases } from "#lib/features/search/cases.ts";
import { searchEverything } from "#lib/features/search/queries.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
const ZONE = "Europe/Madrid";

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

const none: CaseAsked = {
  words: "",
  open: null,
  priority: null,
  customerOrgId: null,
  productId: null,
  from: null,
  to: null,
};
const page = (who: Actor, asked: Partial<CaseAsked>, after: string | null = null) =>
  inWorkspace(who, tx => searchCases(tx, who, { ...none, ...asked }, after, ZONE), db.client);
const numbers = async (who: Actor, asked: Partial<CaseAsked>) =>
  (await page(who, asked)).rows.map(row => row.number);
const say = (ticketId: string, audience: string, body: string) =>
  db.admin.query(
    `INSERT INTO ticket_message (tenant_id, id, ticket_id, audience, partner_org_id, customer_org_id, author_name, author_side, author_org_name, body)
     SELECT tenant_id, gen_random_uuid(), id, $2, partner_org_id, customer_org_id, 'A', 'partner', 'P', $3 FROM ticket WHERE id = $1`,
    [ticketId, audience, body],
  );

test("phrases occur as they stand, in a text the asker may read: an internal note helps nobody else to find", async () => {
  const { id, number } = await makeTicket(db, w);
  const other = await makeTicket(db, w);
  await say(id, "everyone", "The quorum is lost at\nnight.");
  await say(other.id, "everyone", "At night the quorum of the cluster is lost.");
  await say(id, "partner", "The customer's zirconium key is broken.");
  expect((await numbers(w.contact, { words: "quorum lost" })).sort()).toEqual([number, other.number].sort());
  for (const words of ['"quorum is lost at night"', "«Quórum is lost»"])
    expect(await numbers(w.contact, { words })).toEqual([number]);
  expect(await numbers(w.contact, { words: '"lost quorum"' })).toEqual([]);
  expect(await numbers(w.engineer, { words: '"zirconium key"' })).toEqual([number]);
  for (const who of [w.contact, w.manufacturer, w.otherPartner, w.foreigner])
    expect(await numbers(who, { words: '"zirconium key"' })).toEqual([]);
  // With a word that finds the case, the phrase of the note still finds nothing for who may not read it.
  expect(await numbers(w.contact, { words: 'quorum "is broken"' })).toEqual([]);
  expect(await numbers(w.contact, { words: '"%quorum_"' })).toEqual([]);
});

test("narrowed by state, priority, customer, product and day; a part of a number finds its case", async () => {
  const { id, number } = await makeTicket(db, w);
  await say(id, "everyone", "tungsten");
  const set = (words: string) => db.admin.query(`UPDATE ticket SET ${words} WHERE id = $1`, [id]);
  await set("priority = 'P3', opened_at = '2026-03-29T22:30:00Z'");
  const found = (asked: Partial<CaseAsked>) => numbers(w.engineer, { words: "tungsten", ...asked });
  expect(await found({ open: true, priority: "P3" })).toEqual([number]);
  expect(await found({ open: false })).toEqual([]);
  expect(await found({ priority: "P1" })).toEqual([]);
  expect(await found({ customerOrgId: w.contact.orgId })).toEqual([number]);
  expect(await found({ customerOrgId: w.ownContact.orgId })).toEqual([]);
  // The day is the reader's: half past midnight in Madrid, on the day after clocks changed.
  expect(await found({ from: "2026-03-30", to: "2026-03-30" })).toEqual([number]);
  expect(await found({ to: "2026-03-29" })).toEqual([]);
  expect(await numbers(w.engineer, { words: number.slice(-3) })).toContain(number);
  expect(await numbers(w.otherPartner, { words: number.slice(-3) })).toEqual([]);
});

test("a page at a time: every case once, and the same ones however often one looks", async () => {
  const made: string[] = [];
  for (let i = 0; i < 30; i += 1) {
    const { id, number } = await makeTicket(db, w);
    await say(id, "everyone", "molybdenum");
    made.push(number);
  }
  const first = await page(w.contact, { words: "molybdenum" });
  expect([first.rows.length, first.bounded]).toEqual([25, false]);
  const second = await page(w.contact, { words: "molybdenum" }, first.next);
  expect([second.rows.length, second.next]).toEqual([5, null]);
  expect([...first.rows, ...second.rows].map(row => row.number).sort()).toEqual(made.sort());
  expect(first.rows[0]?.excerpt?.some(piece => piece.hit)).toBe(true);
});

test("one kind alone, and as many as are asked for", async () => {
  const groups = await inWorkspace(
    w.engineer,
    tx => searchEverything(tx, w.engineer, "molybdenum", "2026-11-27", { most: 3, only: "tickets" }),
    db.client,
  );
  expect(groups.map(group => [group.kind, group.items.length])).toEqual([["tickets", 3]]);
  const library = await inWorkspace(
    w.engineer,
    tx => searchEverything(tx, w.engineer, "molybdenum", "2026-11-27", { only: "library" }),
    db.client,
  );
  expect(library).toEqual([]);
});
