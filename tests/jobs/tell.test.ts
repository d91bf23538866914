import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { moveCustomer } from "#lib/features/contracts/move.ts";
import { assignTicket } from "#lib/features/tickets/commands/assign.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

// Between a fact and its telling there may be minutes: a worker that stood still, a slow mail server, notices that wait.
// Who is told is who may read it when it is told.

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
});
afterAll(() => db.drop());
beforeEach(async () => {
  w = await makeTicketWorld(db);
});

type Ctx = { tx: Parameters<typeof ticketToChange>[0]; actor: Actor; now: Date };
const change = (actor: Actor, number: string, deed: (ctx: Ctx, row: TicketRow) => Promise<unknown>) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      await deed({ tx, actor, now }, target.row);
    },
    db.client,
  );
const say = (actor: Actor, number: string, audience: "partner" | "partner_vendor" | "everyone") =>
  change(actor, number, (ctx, row) =>
    replyToTicket(ctx, row, {
      number,
      audience,
      body: `words for ${audience}`,
      files: [],
      answer: false,
      nextState: "stay",
      seenMessageId: null,
    }),
  );
const eventOf = async (ticketId: string, type: string): Promise<string> =>
  (
    await db.admin.query(
      "SELECT id FROM event WHERE subject_id = $1 AND type = $2 ORDER BY at DESC, id DESC LIMIT 1",
      [ticketId, type],
    )
  ).rows[0].id;
const told = async (eventId: string) => {
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, eventId), db.client);
  const { rows } = await db.admin.query("SELECT person_id FROM notification WHERE event_id = $1", [eventId]);
  return rows.map(row => row.person_id);
};
const move = (customerOrgId: string, to: { id: string; name: string } | null) =>
  inWorkspace(
    w.vendorManager,
    (tx, now) => moveCustomer(tx, w.vendorManager, customerOrgId, to, now),
    db.client,
  );

test("T1, T4: what a partner wrote for itself is told to nobody who serves the case by now, another partner or the vendor", async () => {
  for (const to of [{ id: w.otherPartner.orgId, name: w.otherPartner.orgName }, null]) {
    w = await makeTicketWorld(db);
    const next = to && { id: w.otherPartner.orgId, name: w.otherPartner.orgName };
    const { id, number } = await makeTicket(db, w);
    await db.admin.query("UPDATE ticket SET assignee_id = $2 WHERE id = $1", [id, w.specialist.personId]);
    await say(w.engineer, number, "partner");
    const note = await eventOf(id, "ticket.replied");
    await say(w.engineer, number, "partner_vendor");
    const shared = await eventOf(id, "ticket.replied");
    await move(w.contact.orgId, next);
    expect(await told(note)).toEqual([]);
    // What was said to the vendor too goes on with the case.
    expect(await told(shared)).toContain(to ? w.otherPartner.personId : w.manufacturer.personId);
  }
});

test("in its own time a note is told to who has the case", async () => {
  const { id, number } = await makeTicket(db, w);
  await db.admin.query("UPDATE ticket SET assignee_id = $2 WHERE id = $1", [id, w.specialist.personId]);
  await say(w.engineer, number, "partner");
  expect(await told(await eventOf(id, "ticket.replied"))).toEqual([w.specialist.personId]);
});

test("whom a case was given to hears of it while they work there, and no more once they left", async () => {
  const { id, number } = await makeTicket(db, w);
  const give = () =>
    change(w.partnerManager, number, (ctx, row) =>
      assignTicket(ctx, row, { version: row.version, personId: w.engineer.personId }),
    );
  await give();
  expect(await told(await eventOf(id, "ticket.assigned"))).toEqual([w.engineer.personId]);
  await give();
  await db.admin.query("UPDATE membership SET valid_until = current_date - 2 WHERE person_id = $1", [
    w.engineer.personId,
  ]);
  expect(await told(await eventOf(id, "ticket.assigned"))).toEqual([]);
});
