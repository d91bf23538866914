import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  changeReplyAction,
  removeReplyAction,
  saveReplyAction,
} from "#lib/features/saved-replies/actions.ts";
import { repliesForCase, savedReplies } from "#lib/features/saved-replies/queries.ts";
import { MOST_REPLIES } from "#lib/features/saved-replies/schema.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
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
/** Leads the partner's desk. */
let lead: Actor;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  lead = { ...w.partnerManager, roles: ["partner_support_manager"] };
});
afterAll(() => db.drop());

const words = { title: "Hello", body: "Hello {{contact.name}}", locale: "en" as const, productId: "" };
const save = (actor: Actor, more: object) =>
  as(db, actor, () => saveReplyAction(w.ws.slug, { ...words, shared: false, ...more }));
const change = (actor: Actor, replyId: string, version: number, more: object = {}) =>
  as(db, actor, () => changeReplyAction(w.ws.slug, { ...words, replyId, version, ...more }));
const titles = (actor: Actor) =>
  inWorkspace(actor, async tx => (await savedReplies(tx, actor)).map(one => one.title), db.client);

test("one's own reply is nobody else's; a shared one is the company's and no other's (R1)", async () => {
  done(await save(w.engineer, { title: "Mine" }));
  const ours = done(await save(lead, { title: "Ours", shared: true }));
  done(await save(w.vendorManager, { title: "The maker's", shared: true }));
  expect(await titles(w.engineer)).toEqual(["Mine", "Ours"]);
  expect(await titles(lead)).toEqual(["Ours"]);
  expect(await titles(w.manufacturer)).toEqual(["The maker's"]);
  expect(await titles(w.otherPartner)).toEqual([]);
  expect(await titles(w.contact)).toEqual([]);
  expect(await change(w.engineer, ours.replyId, 0, { title: "Theirs" })).toMatchObject({
    ok: false,
    kind: "forbidden",
    message: expect.stringContaining("support managers"),
  });
  expect(await change(w.vendorManager, ours.replyId, 0)).toMatchObject({ ok: false, kind: "not_found" });
  // Without the query's own condition the database still shows no more.
  const rows = await inWorkspace(w.manufacturer, tx => tx.savedReply.findMany(), db.client);
  expect(rows.map(row => row.title)).toEqual(["The maker's"]);
});

test("an unknown field, a title that is taken and a product that is not there are said at the field", async () => {
  expect(await save(w.engineer, { title: "A", body: "{{contract.price}}" })).toMatchObject({
    ok: false,
    fields: { body: "There is no field called “contract.price”. Choose one of those listed here." },
  });
  done(await save(w.engineer, { title: "Twice" }));
  expect(await save(w.engineer, { title: "twice" })).toMatchObject({
    ok: false,
    fields: { title: "There is a reply of this title in this language already." },
  });
  done(await save(w.engineer, { title: "Twice", locale: "es" }));
  expect(await save(w.engineer, { title: "B", productId: newId() })).toMatchObject({
    ok: false,
    fields: { productId: "This product is not there any more. Choose another." },
  });
});

test("a change that crossed another is a conflict, and what leads the desk does to shared words is on record", async () => {
  const { replyId } = done(await save(lead, { title: "Crossed", shared: true }));
  done(await change(lead, replyId, 0, { title: "First" }));
  expect(await change(lead, replyId, 0, { title: "Second" })).toMatchObject({ ok: false, kind: "conflict" });
  done(await as(db, lead, () => removeReplyAction(w.ws.slug, { replyId })));
  const { rows } = await db.admin.query(
    "SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id",
    [replyId],
  );
  expect(rows.map(row => row.action)).toEqual([
    "saved_reply.share",
    "saved_reply.change",
    "saved_reply.remove",
  ]);
});

test("on a case its fields are filled in, with what the customer reads there too; other products' replies are left out", async () => {
  await db.admin.query("DELETE FROM saved_reply");
  const all =
    "{{contact.name}}|{{customer.name}}|{{ticket.number}}|{{ticket.subject}}|{{product}}|{{agent.name}}|{{agent.company}}";
  done(await save(w.engineer, { title: "All", body: all }));
  done(await save(w.engineer, { title: "For it", body: "x", productId: w.product.productId }));
  await db.admin.query(
    `INSERT INTO saved_reply (tenant_id, id, title, body, locale, product_id, owner_id, owner_name, seen_by, org_id)
     VALUES ($1, $2, 'For another', 'x', 'en', $3, $4, 'Test', $4, $5)`,
    [w.ws.tenantId, newId(), newId(), w.engineer.personId, w.engineer.orgId],
  );
  const { number } = await makeTicket(db, w);
  const read = async (actor: Actor) =>
    inWorkspace(
      actor,
      async (tx, now) => {
        const ticket = await getTicket(tx, actor, number, now);
        if (!ticket) throw new Error("no case");
        return { ticket, replies: await repliesForCase(tx, actor, ticket) };
      },
      db.client,
    );
  const { ticket, replies } = await read(w.engineer);
  expect(replies.map(one => one.title)).toEqual(["All", "For it"]);
  const customers = (await read(w.contact)).ticket;
  expect(replies[0]?.body).toBe(
    [
      customers.openedByName,
      customers.customerName,
      customers.number,
      customers.subject,
      customers.productName,
      w.engineer.name,
      w.engineer.orgName,
    ].join("|"),
  );
  expect(ticket.openedByName).toBe(w.contact.name);
  expect((await read(w.contact)).replies).toEqual([]);
});

test("there is an end to how many one keeps", async () => {
  await db.admin.query("DELETE FROM saved_reply");
  await db.admin.query(
    `INSERT INTO saved_reply (tenant_id, id, title, body, locale, owner_id, owner_name, seen_by, org_id)
     SELECT $1, gen_random_uuid(), 'Reply ' || n, 'x', 'en', $2, 'Test', $2, $4 FROM generate_series(1, $3::int) n`,
    [w.ws.tenantId, w.engineer.personId, MOST_REPLIES, w.engineer.orgId],
  );
  expect(await save(w.engineer, { title: "One more" })).toMatchObject({
    ok: false,
    message: `There are ${MOST_REPLIES} saved replies already. Remove one first.`,
  });
});
