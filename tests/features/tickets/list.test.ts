import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { TicketListInput, TicketQuery } from "#lib/features/tickets/dto/list-input.ts";
import type { TicketView } from "#lib/features/tickets/dto.ts";
import { ticketCounts } from "#lib/features/tickets/queries/counts.ts";
import { listTickets, matchingTickets, viewCounts } from "#lib/features/tickets/queries/list.ts";
import { openForm } from "#lib/features/tickets/queries/open-form.ts";
import { searchTickets } from "#lib/features/tickets/queries/search.ts";
import { getTicket, ticketTimelineBetween } from "#lib/features/tickets/queries/ticket.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
const numbers: string[] = [];
const ids: string[] = [];

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  for (let i = 0; i < 7; i++) {
    const ticket = await makeTicket(db, w);
    numbers.push(ticket.number);
    ids.push(ticket.id);
  }
  await makeTicket(db, w, "vendor");
  // Two of one due time, two without any, one late, one at the manufacturer, one closed.
  const set = (i: number, sql: string) => db.admin.query(`UPDATE ticket SET ${sql} WHERE id = $1`, [ids[i]]);
  await set(0, "due_at = now() + interval '3 hours'");
  await set(1, "due_at = now() + interval '1 hour'");
  await set(2, `due_at = (SELECT due_at FROM ticket WHERE id = '${ids[1]}')`);
  await set(3, "due_at = NULL, state = 'waiting_customer'");
  await set(4, `due_at = NULL, assignee_id = '${w.engineer.personId}'`);
  await set(
    5,
    "due_at = now() - interval '1 hour', l3_state = 'asked', l3_due_at = now() + interval '1 hour'",
  );
  await set(6, "due_at = NULL, open = false, state = 'closed'");
});
afterAll(() => db.drop());

const list = (actor: Actor, input: TicketListInput) =>
  inWorkspace(actor, (tx, now) => listTickets(tx, actor, input, now), db.client);

/** All pages of a view, two rows a page. */
async function walk(actor: Actor, view: TicketView): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(actor, { view, cursor, limit: 2 });
    found.push(...page.rows.map(row => row.number));
    cursor = page.next;
  } while (cursor);
  return found;
}

test("by due time: late first, then the nearest, without a due time last; pages neither lose nor repeat a row", async () => {
  const all = await list(w.engineer, { view: "open" });
  const order = all.rows.map(row => row.number);
  expect(order[0]).toBe(numbers[5]);
  expect(new Set(order.slice(1, 3))).toEqual(new Set([numbers[1], numbers[2]]));
  expect(order[3]).toBe(numbers[0]);
  expect(new Set(order.slice(4))).toEqual(new Set([numbers[3], numbers[4]]));
  expect(await walk(w.engineer, "open")).toEqual(order);
});

test("newest first in the view of all", async () => {
  expect(await walk(w.engineer, "all")).toEqual([...numbers].reverse());
});

test("each view holds what it says and its number says so too", async () => {
  const views: TicketView[] = ["mine", "team", "unassigned", "waiting", "level3", "breached", "open"];
  for (const actor of [w.engineer, w.manufacturer, w.contact, w.ownContact]) {
    const counts = await inWorkspace(actor, tx => ticketCounts(tx, actor), db.client);
    for (const view of views) {
      const { rows } = await list(actor, { view, limit: 100 });
      expect([actor.side, view, rows.length]).toEqual([
        actor.side,
        view,
        counts[view as keyof typeof counts],
      ]);
    }
  }
  expect((await list(w.engineer, { view: "mine" })).rows.map(r => r.number)).toEqual([numbers[4]]);
  expect((await list(w.manufacturer, { view: "level3" })).rows.map(r => r.number)).toEqual([numbers[5]]);
});

test("what is done to a whole list takes its cases in the list's own order, at level 3 by the manufacturer's clock", async () => {
  const mine = [ids[0], ids[5]];
  const before = (
    await db.admin.query("SELECT id, l3_state, due_at, l3_due_at FROM ticket WHERE id = ANY ($1)", [mine])
  ).rows;
  await db.admin.query(
    "UPDATE ticket SET l3_state = 'accepted', due_at = now() - interval '9 days', l3_due_at = now() + interval '5 hours' WHERE id = $1",
    [ids[0]],
  );
  await db.admin.query(
    "UPDATE ticket SET due_at = now() + interval '9 days', l3_due_at = now() + interval '1 hour' WHERE id = $1",
    [ids[5]],
  );
  const matching = (view: TicketView, most: number) =>
    inWorkspace(
      w.manufacturer,
      async (tx, now) =>
        (await matchingTickets(tx, w.manufacturer, { view }, now, most)).map(row => row.number),
      db.client,
    );
  for (const view of ["level3", "open", "all"] as const) {
    const { rows } = await list(w.manufacturer, { view, limit: 100 });
    expect([view, await matching(view, 100)]).toEqual([view, rows.map(row => row.number)]);
  }
  expect(await matching("level3", 1)).toEqual([numbers[5]]);
  for (const row of before)
    await db.admin.query("UPDATE ticket SET l3_state = $2, due_at = $3, l3_due_at = $4 WHERE id = $1", [
      row.id,
      row.l3_state,
      row.due_at,
      row.l3_due_at,
    ]);
});

test("rows carry the clock to draw; an address that was tampered with is the first page", async () => {
  const { rows } = await list(w.engineer, { view: "open", cursor: "nonsense" });
  expect(rows[0]?.clock).toMatchObject({ kind: "diagnosis", walk: { segments: [] } });
  expect(rows[0]?.clock?.walk.bar.length).toBeGreaterThan(0);
});

test("filters and words narrow a view; a customer has none of another's (R1)", async () => {
  const narrowed = await list(w.engineer, {
    view: "all",
    filters: { words: numbers[2] ?? "", priorities: ["P2"] },
  });
  expect(narrowed.rows.map(r => r.number)).toEqual([numbers[2]]);
  const found = await inWorkspace(
    w.ownContact,
    (tx, now) => searchTickets(tx, w.ownContact, "imports", now),
    db.client,
  );
  expect(found).toHaveLength(1);
  expect(found[0]?.customerOrgId).toBe(w.ownContact.orgId);
});

test("a long history folds in the middle and unfolds without gaps", async () => {
  const { id, number } = await makeTicket(db, w);
  await db.admin.query(
    `INSERT INTO ticket_message (tenant_id, id, ticket_id, audience, partner_org_id, customer_org_id, author_name, author_side, author_org_name, body, at)
     SELECT tenant_id, gen_random_uuid(), id, 'everyone', partner_org_id, customer_org_id, 'A', 'partner', 'B', 'line ' || n, now() + n * interval '1 second'
     FROM ticket, generate_series(1, 80) n WHERE id = $1`,
    [id],
  );
  const actor = w.engineer;
  const [ticket, middle] = await inWorkspace(
    actor,
    async (tx, now) => {
      const found = await getTicket(tx, actor, number, now);
      const fold = found?.timeline.folded;
      return [found, fold ? await ticketTimelineBetween(tx, actor, number, fold.from, fold.to) : []] as const;
    },
    db.client,
  );
  const timeline = ticket?.timeline;
  expect(timeline?.counts).toEqual({ messages: 81, events: 1 });
  expect(timeline?.folded?.count).toBe(82 - (timeline?.items.length ?? 0));
  expect(middle).toHaveLength(timeline?.folded?.count ?? -1);
  const whole = new Set([...(timeline?.items ?? []), ...(middle ?? [])].map(item => item.id));
  expect(whole.size).toBe(82);
});

test("the form offers systems, versions, checklist and contacts; staff choose among those they serve (S7, S8, S9)", async () => {
  const own = await inWorkspace(w.contact, (tx, now) => openForm(tx, w.contact, {}, now), db.client);
  expect(own).toMatchObject({ onBehalf: false, refusal: null });
  expect(own.contracts[0]).toMatchObject({ refusals: [], systems: [{ versions: ["8.0"] }] });
  expect(own.contracts[0]?.checklist.length).toBeGreaterThan(3);
  const reader = await inWorkspace(w.reader, (tx, now) => openForm(tx, w.reader, {}, now), db.client);
  expect(reader.refusal?.params.contacts).toContain(w.contact.name);
  const staff = await inWorkspace(
    w.engineer,
    (tx, now) => openForm(tx, w.engineer, { customerOrgId: w.contact.orgId }, now),
    db.client,
  );
  expect(staff.contracts[0]?.contacts[0]).toMatchObject({ personId: w.contact.personId, trained: true });
});

test("a saved view says how many open cases it holds, as far as this person sees them; what is over is not counted", async () => {
  const views = [
    ["open", { view: "open" }],
    ["late", { view: "breached" }],
    ["waiting", { view: "open", filters: { states: ["waiting_customer"] } }],
    ["number", { view: "open", filters: { words: numbers[0] ?? "" } }],
    ["over", { view: "resolved" }],
    ["all", { view: "all" }],
  ] as const;
  const counts = (actor: Actor) =>
    inWorkspace(
      actor,
      (tx, now) =>
        viewCounts(
          tx,
          actor,
          views.map(([id, list]) => [id, list as TicketQuery] as const),
          now,
        ),
      db.client,
    );
  const tabs = await inWorkspace(w.engineer, tx => ticketCounts(tx, w.engineer), db.client);
  expect(await counts(w.engineer)).toEqual({ open: tabs.open, late: 1, waiting: 1, number: 1 });
  expect(await counts(w.otherPartner)).toEqual({ open: 0, late: 0, waiting: 0, number: 0 });
});

test("narrowed to whose they are and to what one follows; a customer learns nothing of who works on them", async () => {
  const found = async (actor: Actor, filters: TicketQuery["filters"], view: TicketView = "open") =>
    (await list(actor, { view, filters })).rows.map(row => row.number).sort();
  const mine = await found(w.engineer, { assignee: "me" });
  expect(mine).toContain(numbers[4]);
  expect(await found(w.specialist, { assignee: w.engineer.personId })).toEqual(mine);
  const free = await found(w.engineer, { assignee: "nobody" });
  expect(free).toContain(numbers[0]);
  expect(free).not.toContain(numbers[4]);
  expect(await found(w.engineer, { assignee: "nobody" }, "resolved")).toEqual([numbers[6]]);
  const all = await found(w.contact, {});
  expect(await found(w.contact, { assignee: w.engineer.personId })).toEqual(all);
  expect(await found(w.contact, { assignee: "nobody" })).toEqual(all);

  await db.admin.query(
    "INSERT INTO ticket_follower (tenant_id, ticket_id, person_id, at) VALUES ($1, $2, $3, now()), ($1, $4, $5, now())",
    [w.ws.tenantId, ids[1], w.engineer.personId, ids[2], w.specialist.personId],
  );
  expect(await found(w.engineer, { followed: true })).toEqual([numbers[1]]);
  expect(await found(w.contact, { followed: true })).toEqual([]);
});
