import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { rateByMailAction } from "#lib/features/ratings/actions.ts";
import { ratingToken, readRatingToken } from "#lib/features/ratings/address.ts";
import { openQuestion } from "#lib/features/ratings/queries.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { emptyForm } from "#lib/platform/form-state.ts";
import { newId } from "#lib/platform/ids.ts";
import { everything } from "#tests/security/world.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { inBrowser } from "#tests/support/visit.ts";

vi.mock("next/headers", async () => (await import("#tests/support/visit.ts")).headersMock());
vi.stubEnv("AUTH_SECRET", "a secret for tests alone, long enough");

// Whoever holds a mail's link answers the one question it was made for, and nothing else.

let db: TestDatabase;
let w: TicketWorld;
let ticketId: string;
let id: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ id: ticketId } = await makeTicket(db, w));
  id = newId();
  await db.admin.query(
    "UPDATE ticket SET state = 'resolved', open = false, resolved_at = now() WHERE id = $1",
    [ticketId],
  );
  await db.admin.query(
    `INSERT INTO ticket_rating (tenant_id, id, ticket_id, cycle, partner_org_id, customer_org_id, served_by_name,
       contact_id, contact_name, until, words)
     VALUES ($1, $2, $3, 1, $4, $5, 'Served', $6, $7, now() + interval '1 day', '')`,
    [w.ws.tenantId, id, ticketId, w.engineer.orgId, w.contact.orgId, w.contact.personId, w.contact.name],
  );
});

const tokenOf = (tenantId = w.ws.tenantId) => ratingToken({ tenantId, id });
const press = (values: Record<string, string> = {}, browser = new Map<string, string>()) =>
  inBrowser(browser, () => pressHere(values));
const pressHere = (values: Record<string, string>) => {
  const form = new FormData();
  const all = { workspace: w.ws.slug, token: tokenOf(), rating: "good", words: "", ...values };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  return rateByMailAction(emptyForm, form);
};
const row = async () => (await db.admin.query("SELECT * FROM ticket_rating WHERE id = $1", [id])).rows[0];
/** Everything but the counters of attempts. */
const state = async () => {
  const { throttle: _, ...rest } = await everything(db);
  return rest;
};

test("opening the page, as often as programs do, answers nothing; a press does, in the contact's name", async () => {
  const before = await state();
  for (let i = 0; i < 3; i++)
    expect(await openQuestion(w.ws.tenantId, tokenOf())).toMatchObject({ state: "open", rating: null });
  expect(await state()).toEqual(before);
  expect(await press({ words: "  Quick.  " })).toMatchObject({ done: true, trouble: null });
  expect(await row()).toMatchObject({ rating: "good", words: "Quick." });
  const audit = await db.admin.query(
    "SELECT actor_name, actor_side, ip FROM audit_entry WHERE subject_id = $1 AND action = 'ticket.rate'",
    [ticketId],
  );
  expect(audit.rows).toMatchObject([{ actor_name: w.contact.name, actor_side: "customer" }]);
  expect(audit.rows[0].ip).toMatch(/^2001:db8/);
  // Changed by the same link.
  expect(await press({ rating: "bad" })).toMatchObject({ done: true });
  expect(await row()).toMatchObject({ rating: "bad", words: "" });
});

test("who answered has read what asked them; nobody else has", async () => {
  const event = newId();
  const { tenantId } = w.ws;
  await db.admin.query(
    `INSERT INTO event (tenant_id, id, subject_type, subject_id, type, audience, data, actor_name, actor_side)
     VALUES ($1, $2, 'ticket', $3, 'ticket.rating_asked', 'everyone', '{}', 'Escala', 'system')`,
    [tenantId, event, ticketId],
  );
  for (const who of [w.contact, w.reader])
    await db.admin.query(
      `INSERT INTO notification (tenant_id, id, person_id, kind, data, href, event_id)
       VALUES ($1, $2, $3, 'ticket.rating_asked', '{}', '/x', $4)`,
      [tenantId, newId(), who.personId, event],
    );
  const unread = async () =>
    (
      await db.admin.query("SELECT person_id FROM notification WHERE event_id = $1 AND read_at IS NULL", [
        event,
      ])
    ).rows.map(row => row.person_id);
  expect((await press({ rating: "" })).trouble).not.toBeNull();
  expect(await unread()).toHaveLength(2);
  expect(await press()).toMatchObject({ done: true });
  expect(await unread()).toEqual([w.reader.personId]);
});

test("a token of another question, another workspace, cut, changed or made up opens nothing and writes nothing", async () => {
  const { tenantId } = w.ws;
  const good = tokenOf();
  const flipped = good.slice(0, -1) + (good.endsWith("A") ? "B" : "A");
  const others = [
    good.slice(0, -1),
    flipped,
    `${newId()}.${good.split(".")[1]}`,
    ratingToken({ tenantId, id: newId() }),
    tokenOf(w.foreigner.tenantId),
    "",
    "x".repeat(99),
    `${id}.`,
  ];
  const before = await state();
  for (const token of others) {
    expect(await openQuestion(tenantId, token)).toBeNull();
    expect((await press({ token })).trouble).not.toBeNull();
  }
  // The right token under another workspace's address.
  expect(readRatingToken(w.foreigner.tenantId, good)).toBeNull();
  expect((await press({ workspace: w.foreigner.workspaceSlug })).trouble).not.toBeNull();
  expect((await press({ workspace: "nowhere" })).trouble).not.toBeNull();
  expect(await state()).toEqual(before);
});

test("what was typed comes back with a refusal, and the token does not", async () => {
  const answer = await press({ rating: "", words: "Half a thought" });
  expect(answer.trouble?.fields?.rating).toMatch(/./);
  expect(answer.values).toMatchObject({ words: "Half a thought" });
  expect(answer.values).not.toHaveProperty("token");
});

test("over, reopened, ended anew, or by somebody who has left: refused with the reason", async () => {
  const refused = async (pattern: RegExp) => {
    const before = await state();
    expect((await press()).trouble?.message).toMatch(pattern);
    expect(await state()).toEqual(before);
  };
  await db.admin.query("UPDATE ticket_rating SET until = now() WHERE id = $1", [id]);
  await refused(/time for this answer|plazo/);
  await db.admin.query("UPDATE ticket_rating SET until = now() + interval '1 day' WHERE id = $1", [id]);
  await db.admin.query("UPDATE ticket SET cycle = 2 WHERE id = $1", [ticketId]);
  await refused(/goes on|continúa/);
  await db.admin.query("UPDATE ticket SET cycle = 1, open = true WHERE id = $1", [ticketId]);
  await refused(/goes on|continúa/);
  await db.admin.query("UPDATE ticket SET open = false WHERE id = $1", [ticketId]);
  await db.admin.query("UPDATE membership SET roles = '{customer_reader}' WHERE id = $1", [
    w.contact.membershipId,
  ]);
  await refused(/no longer speak|ya no representa/);
  await db.admin.query("UPDATE membership SET roles = '{customer_contact}' WHERE id = $1", [
    w.contact.membershipId,
  ]);
});

test("one network address can't try without end", async () => {
  const answers = await inBrowser(new Map(), async () => {
    const all = [];
    for (let i = 0; i < 31; i++) all.push(await pressHere({ token: "made up" }));
    return all;
  });
  expect(answers.at(-1)?.trouble?.message).toMatch(/many answers|muchas respuestas/);
  expect(answers.at(-2)?.trouble?.message).not.toMatch(/many answers|muchas respuestas/);
});

test("who speaks for the customer no more reads nothing of the case by the mail they kept (S7)", async () => {
  expect(await openQuestion(w.ws.tenantId, tokenOf())).not.toBeNull();
  await db.admin.query("UPDATE membership SET valid_until = current_date - 2 WHERE person_id = $1", [
    w.contact.personId,
  ]);
  expect(await openQuestion(w.ws.tenantId, tokenOf())).toBeNull();
  await db.admin.query("UPDATE membership SET valid_until = NULL WHERE person_id = $1", [w.contact.personId]);
});
