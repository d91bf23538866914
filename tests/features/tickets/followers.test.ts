import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { moveCustomer } from "#lib/features/contracts/move.ts";
import { replyToTicketAction } from "#lib/features/tickets/actions.ts";
import { followTicketAction, mergeTicketAction } from "#lib/features/tickets/actions-links.ts";
import { besideCase } from "#lib/features/tickets/queries/beside.ts";
import { tell } from "#lib/jobs/tell.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as } from "#tests/support/present.ts";

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

function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
const follow = (actor: Actor | null, number: string, on = true) =>
  as(db, actor, () => followTicketAction(w.ws.slug, { number, on }));

/** Who of these people is told of a message for an audience. */
async function told(number: string, ticketId: string, by: Actor, audience: Audience, of: Actor[]) {
  done(await as(db, by, () => replyToTicketAction(w.ws.slug, { number, audience, body: "Hello" })));
  const { rows } = await db.admin.query(
    "SELECT id FROM event WHERE subject_id = $1 AND type = 'ticket.replied' ORDER BY at DESC, id DESC LIMIT 1",
    [ticketId],
  );
  await db.admin.query("DELETE FROM notification");
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
  const letters = await db.admin.query("SELECT person_id FROM notification");
  const ids = letters.rows.map(row => row.person_id);
  return of.filter(actor => ids.includes(actor.personId)).map(actor => actor.roles[0]);
}

test("T4: followers are told of what their side may read, and no more; once they stop, of nothing", async () => {
  const { id, number } = await makeTicket(db, w);
  const followers = [w.reader, w.sales, w.vendorManager];
  for (const actor of followers) done(await follow(actor, number));
  done(await follow(w.reader, number));
  const roles = (all: Actor[]) => all.map(actor => actor.roles[0]);
  expect(await told(number, id, w.engineer, "everyone", followers)).toEqual(roles(followers));
  expect(await told(number, id, w.engineer, "partner_vendor", followers)).toEqual(
    roles([w.sales, w.vendorManager]),
  );
  expect(await told(number, id, w.engineer, "partner", followers)).toEqual(roles([w.sales]));
  expect(await told(number, id, w.manufacturer, "vendor", followers)).toEqual(roles([w.vendorManager]));
  done(await follow(w.reader, number, false));
  expect(await told(number, id, w.engineer, "everyone", [w.reader])).toEqual([]);
});

test("somebody at two companies is told of a case at the one that sees it, whichever they came to last (R1)", async () => {
  const { id, number } = await makeTicket(db, w);
  done(await follow(w.reader, number));
  for (const { personId } of [w.contact, w.reader])
    await db.admin.query(
      `INSERT INTO membership (tenant_id, id, person_id, account_id, org_id, side, roles, valid_from, accepted_at)
       SELECT tenant_id, $2, person_id, account_id, $3, side, roles, valid_from + 1, now()
       FROM membership WHERE person_id = $1`,
      [personId, newId(), w.otherCustomer.orgId],
    );
  expect(await told(number, id, w.engineer, "everyone", [w.contact, w.reader])).toHaveLength(2);
  const { rows } = await db.admin.query("SELECT org_id FROM notification WHERE person_id = ANY ($1)", [
    [w.contact.personId, w.reader.personId],
  ]);
  expect(rows.map(row => row.org_id)).toEqual([w.contact.orgId, w.contact.orgId]);
});

test("one's own and nobody else's; it goes along with a merge, and ends where the case is no longer one's to see (T1)", async () => {
  const [gone, on] = [await makeTicket(db, w), await makeTicket(db, w)];
  done(await follow(w.reader, gone.number));
  done(await follow(w.sales, gone.number));
  const seen = await inWorkspace(w.contact, tx => tx.ticketFollower.count(), db.client);
  expect(seen).toBe(0);
  const merge = { number: gone.number, version: 0, into: on.number };
  done(await as(db, w.engineer, () => mergeTicketAction(w.ws.slug, merge)));
  const follows = (actor: Actor) =>
    inWorkspace(actor, async tx => (await besideCase(tx, actor, on.id)).following, db.client);
  expect([await follows(w.reader), await follows(w.contact)]).toEqual([true, false]);
  const to = { id: w.otherPartner.orgId, name: w.otherPartner.orgName };
  await inWorkspace(
    w.vendorManager,
    (tx, now) => moveCustomer(tx, w.vendorManager, w.contact.orgId, to, now),
    db.client,
  );
  expect(await told(on.number, on.id, w.contact, "everyone", [w.reader, w.sales])).toEqual([
    "customer_reader",
  ]);
});

test("whoever sees a case follows it; for others it is not there (R1)", async () => {
  const { number } = await makeTicket(db, w, "vendor");
  for (const actor of [w.ownContact, w.manufacturer]) done(await follow(actor, number));
  for (const actor of [w.contact, w.engineer, w.otherCustomer, w.foreigner])
    expect(await follow(actor, number)).toMatchObject({ ok: false, kind: "not_found" });
  expect(await follow(null, number)).toMatchObject({ kind: "signed_out" });
});
