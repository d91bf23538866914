import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { followTicketAction, tagTicketAction } from "#lib/features/tickets/actions-links.ts";
import type { TicketFilters } from "#lib/features/tickets/dto/list-input.ts";
import { listTickets, viewCounts } from "#lib/features/tickets/queries/list.ts";
import { deskTags, tagsOf } from "#lib/features/tickets/tags.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
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

const tag = (who: Actor | null, number: string, add: string[], remove: string[] = []) =>
  as(db, who, () => tagTicketAction(w.ws.slug, { number, add, remove }));
const read = (who: Actor, id: string) =>
  inWorkspace(who, async tx => (await tagsOf(tx, who, [id])).get(id) ?? [], db.client);
const list = async (who: Actor, filters: TicketFilters) =>
  (
    await inWorkspace(who, (tx, now) => listTickets(tx, who, { view: "all", filters }, now), db.client)
  ).rows.map(row => row.number);

test("a desk's tags are its own: its colleagues read them, nobody else does, by whatever way", async () => {
  const { id, number } = await makeTicket(db, w);
  const put = done(await tag(w.engineer, number, ["#Upgrade  8.0", "Migración"]));
  expect(put.tags).toEqual(["migración", "upgrade 8.0"]);
  // Once more, and what isn't there, changes nothing.
  expect(done(await tag(w.engineer, number, ["migración"], ["other"])).changed).toEqual({
    add: [],
    remove: [],
  });
  expect(await read(w.specialist, id)).toEqual(["migración", "upgrade 8.0"]);
  expect(done(await tag(w.manufacturer, number, ["kernel"])).tags).toEqual(["kernel"]);
  expect(await read(w.manufacturer, id)).toEqual(["kernel"]);
  for (const other of [w.otherPartner, w.contact, w.reader, w.otherCustomer])
    expect(await read(other, id)).toEqual([]);
  // Not even past the query: the rows are not theirs.
  for (const other of [w.manufacturer, w.otherPartner]) {
    const rows = await inWorkspace(other, tx => tx.ticketTag.findMany({ select: { name: true } }), db.client);
    expect(rows.map(row => row.name)).not.toContain("migración");
  }
  await expect(inWorkspace(w.contact, tx => tx.ticketTag.findMany(), db.client)).rejects.toThrow(/denied/);
  expect(await inWorkspace(w.engineer, tx => deskTags(tx, w.engineer), db.client)).toEqual([
    "migración",
    "upgrade 8.0",
  ]);
  expect(await inWorkspace(w.contact, tx => deskTags(tx, w.contact), db.client)).toEqual([]);
  expect(done(await tag(w.specialist, number, [], ["MIGRACIÓN"])).tags).toEqual(["upgrade 8.0"]);
  const audit = await db.admin.query(
    "SELECT before, after FROM audit_entry WHERE action = 'ticket.tag' AND subject_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
    [id],
  );
  expect(audit.rows[0]).toMatchObject({ after: { tags: ["upgrade 8.0"] } });
});

test("who may tag: the engineers who see the case; all others are refused in words, or find no case", async () => {
  const { number } = await makeTicket(db, w);
  for (const may of [w.engineer, w.specialist, w.manufacturer])
    expect((await tag(may, number, ["x"])).ok).toBe(true);
  for (const mayNot of [w.contact, w.reader, w.sales])
    expect(await tag(mayNot, number, ["x"])).toMatchObject({ ok: false, kind: "forbidden" });
  for (const unseen of [w.otherPartner, w.otherCustomer, w.foreigner])
    expect((await tag(unseen, number, ["x"])).ok).toBe(false);
  expect(await tag(null, number, ["x"])).toMatchObject({ ok: false, kind: "signed_out" });
  const wrong = async (add: string[]) => {
    const result = await tag(w.engineer, number, add);
    return result.ok ? null : result.fields?.tag;
  };
  expect(await wrong(["  "])).toContain("40");
  expect(await wrong(Array.from({ length: 21 }, (_, i) => `t${i}`))).toContain("20");
});

test("two colleagues at the same moment: both tags stand, once each", async () => {
  const { id, number } = await makeTicket(db, w);
  await Promise.all([tag(w.engineer, number, ["a", "both"]), tag(w.specialist, number, ["b", "both"])]);
  expect(await read(w.engineer, id)).toEqual(["a", "b", "both"]);
});

test("the queue is narrowed by tags, by whose due time was missed, by whose turn it is, and by what one follows", async () => {
  const [one, two, three] = [await makeTicket(db, w), await makeTicket(db, w), await makeTicket(db, w)];
  await tag(w.engineer, one.number, ["narrow", "first"]);
  await tag(w.engineer, two.number, ["narrow"]);
  await tag(w.manufacturer, three.number, ["narrow"]);
  expect((await list(w.engineer, { tags: ["narrow"] })).sort()).toEqual([one.number, two.number].sort());
  expect(await list(w.engineer, { tags: ["narrow", "first"] })).toEqual([one.number]);
  expect(await list(w.manufacturer, { tags: ["narrow"] })).toEqual([three.number]);
  // A customer's address that names a tag narrows nothing, so it tells nothing.
  expect(await list(w.contact, { tags: ["narrow"] })).toEqual(await list(w.contact, {}));

  const set = (id: string, words: string) => db.admin.query(`UPDATE ticket SET ${words} WHERE id = $1`, [id]);
  await set(one.id, "due_at = now() - interval '1 hour'");
  await db.admin.query("UPDATE ticket_clock SET breached = true, stopped_at = now() WHERE ticket_id = $1", [
    two.id,
  ]);
  const late = await list(w.engineer, { late: true });
  expect([late.includes(one.number), late.includes(two.number), late.includes(three.number)]).toEqual([
    true,
    true,
    false,
  ]);

  await set(one.id, "state = 'waiting_customer'");
  await set(two.id, "state = 'with_manufacturer', l3_state = 'asked'");
  const turn = async (who: Actor, waitsOn: "customer" | "partner" | "vendor") => {
    const found = await list(who, { waitsOn });
    return [one, two, three].map(ticket => found.includes(ticket.number));
  };
  expect(await turn(w.engineer, "customer")).toEqual([true, false, false]);
  expect(await turn(w.engineer, "vendor")).toEqual([false, true, false]);
  expect(await turn(w.engineer, "partner")).toEqual([false, false, true]);
  expect(await turn(w.contact, "customer")).toEqual([true, false, false]);
  // The customer learns that it is support's turn, and not whose of them.
  expect(await turn(w.contact, "partner")).toEqual(await turn(w.contact, "vendor"));

  done(await as(db, w.engineer, () => followTicketAction(w.ws.slug, { number: three.number, on: true })));
  expect(await list(w.engineer, { followed: true })).toEqual([three.number]);
  const counts = await inWorkspace(
    w.engineer,
    (tx, now) =>
      viewCounts(
        tx,
        w.engineer,
        [
          ["tagged", { view: "open", filters: { tags: ["narrow"], waitsOn: "customer" } }],
          ["late", { view: "open", filters: { tags: ["narrow"], late: true } }],
        ],
        now,
      ),
    db.client,
  );
  expect(counts).toEqual({ tagged: 1, late: 2 });
});
