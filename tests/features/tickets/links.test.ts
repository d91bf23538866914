import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { moveCustomer } from "#lib/features/contracts/move.ts";
import {
  closeTicketAction,
  diagnoseTicketAction,
  replyToTicketAction,
  resolveTicketAction,
} from "#lib/features/tickets/actions.ts";
import * as actions from "#lib/features/tickets/actions-links.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { tell } from "#lib/jobs/tell.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
  withNeighbour,
} from "#tests/support/factories/ticket.ts";
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
/** The same world, with another customer of the partner in it. */
let neighbour: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  neighbour = await withNeighbour(db, w);
});
afterAll(() => db.drop());

const slug = () => w.ws.slug;
const read = async (actor: Actor, number: string): Promise<TicketDTO> => {
  const ticket = await inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
  if (!ticket) throw new Error(`${actor.side} finds no ${number}`);
  return ticket;
};
const version = async (number: string) => (await read(w.vendorManager, number)).version;
const link = (actor: Actor, number: string, other: string, relation = "related") =>
  as(db, actor, () => actions.linkTicketsAction(slug(), { number, other, relation }));
const merge = async (actor: Actor, number: string, into: string) => {
  const at = { number, version: await version(number), into };
  return as(db, actor, () => actions.mergeTicketAction(slug(), at));
};
const say = (actor: Actor, number: string, body: string, audience = "everyone") =>
  as(db, actor, () => replyToTicketAction(slug(), { number, audience, body }));
const diagnose = async (number: string) => {
  const at = { number, version: await version(number), priority: "P2" };
  return done(await as(db, w.engineer, () => diagnoseTicketAction(slug(), at)));
};
function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
const bodies = (ticket: TicketDTO) =>
  ticket.timeline.items.flatMap(item => (item.type === "message" ? [item.body] : []));
/** Minutes by which a case is due before a moment. */
const earlier = (than: number, ticket: TicketDTO) =>
  Math.round((than - (ticket.clock?.walk.due ?? 0)) / 60_000) + 0;
const keys = (ticket: TicketDTO) =>
  ticket.timeline.items.flatMap(item => (item.type === "event" ? [item.key] : []));

describe("links (T6)", () => {
  test("both cases show it to all who see both, and a line says who did it", async () => {
    const [a, b] = [await makeTicket(db, w), await makeTicket(db, w)];
    // Typed without capitals it is the same number.
    done(await link(w.engineer, a.number, ` ${b.number.toLowerCase()} `, "duplicate_of"));
    for (const actor of [w.contact, w.engineer, w.manufacturer]) {
      expect((await read(actor, a.number)).links).toMatchObject([
        { number: b.number, relation: "duplicate_of" },
      ]);
      expect((await read(actor, b.number)).links).toMatchObject([
        { number: a.number, relation: "duplicated_by" },
      ]);
    }
    expect(keys(await read(w.contact, b.number))).toContain("ticket.linked");
    // The other way round it is the same link.
    expect(await link(w.engineer, b.number, a.number)).toMatchObject({ ok: false, kind: "invalid" });
    const [{ id } = { id: "" }] = (await read(w.engineer, a.number)).links;
    const unlink = () =>
      as(db, w.engineer, () => actions.unlinkTicketsAction(slug(), { number: a.number, linkId: id }));
    done(await unlink());
    expect(await unlink()).toMatchObject({ ok: false, kind: "not_found" });
    expect((await read(w.contact, b.number)).links).toEqual([]);
  });

  test("R1: a customer learns nothing of a link to another customer's case, nor a partner of one to another's", async () => {
    const [mine, theirs, vendors] = [
      await makeTicket(db, w),
      await makeTicket(db, neighbour),
      await makeTicket(db, w, "vendor"),
    ];
    done(await link(w.engineer, mine.number, theirs.number));
    done(await link(w.manufacturer, mine.number, vendors.number));
    expect((await read(w.manufacturer, mine.number)).links).toHaveLength(2);
    expect((await read(w.engineer, mine.number)).links.map(one => one.number)).toEqual([theirs.number]);
    for (const [actor, own] of [
      [w.contact, mine],
      [neighbour.contact, theirs],
      [w.ownContact, vendors],
    ] as const) {
      const page = JSON.stringify(await read(actor, own.number));
      expect((await read(actor, own.number)).links).toEqual([]);
      for (const other of [mine, theirs, vendors].filter(one => one !== own))
        expect(page).not.toContain(other.number);
    }
    expect(JSON.stringify(await read(w.engineer, mine.number))).not.toContain(vendors.number);
    // A case the actor does not see is not there.
    expect(await link(w.engineer, mine.number, vendors.number)).toMatchObject({ kind: "invalid" });
  });

  test("resolving and closing a parent takes its children along where asked, each by its own state", async () => {
    const [parent, child, fresh] = [
      await makeTicket(db, w),
      await makeTicket(db, neighbour),
      await makeTicket(db, w),
    ];
    done(await link(w.engineer, parent.number, child.number, "parent_of"));
    done(await link(w.engineer, fresh.number, parent.number, "child_of"));
    await diagnose(parent.number);
    await diagnose(child.number);
    const resolve = { number: parent.number, version: await version(parent.number), note: "Fixed for all" };
    done(await as(db, w.engineer, () => resolveTicketAction(slug(), { ...resolve, children: true })));
    expect(bodies(await read(neighbour.contact, child.number))).toContain("Fixed for all");
    expect((await read(w.engineer, fresh.number)).state).toBe("new");
    const close = { number: parent.number, version: await version(parent.number), children: true };
    done(await as(db, w.engineer, () => closeTicketAction(slug(), close)));
    const states = await Promise.all([parent, child, fresh].map(one => read(w.vendorManager, one.number)));
    expect(states.map(one => one.state)).toEqual(["closed", "closed", "new"]);
  });
});

describe("merging (T6)", () => {
  test("the case goes on in the other: conversation, later replies, earlier opening; a line and a letter say so", async () => {
    const first = await makeTicket(db, w);
    await letTimePass(db, w.ws.tenantId, first.id, 100);
    const second = await makeTicket(db, w);
    done(await say(w.contact, first.number, "Said at first"));
    done(await say(w.engineer, first.number, "For ourselves", "partner"));
    const before = (await read(w.engineer, second.number)).clock?.walk.due ?? 0;
    expect(done(await merge(w.engineer, first.number, second.number)).number).toBe(second.number);

    const on = await read(w.contact, second.number);
    expect(bodies(on)).toEqual(expect.arrayContaining(["Said at first"]));
    expect(bodies(on)).not.toContain("For ourselves");
    expect(bodies(await read(w.engineer, second.number))).toContain("For ourselves");
    expect(on.merged).toMatchObject([{ number: first.number }]);
    expect(earlier(before, on)).toBe(100);
    const gone = await read(w.contact, first.number);
    expect(gone).toMatchObject({ state: "closed", mergedInto: { number: second.number } });
    expect(gone.clocks.filter(clock => clock.walk.state !== "met")).toEqual([]);
    const timers = await db.admin.query(
      "SELECT count(*)::int AS n FROM timer WHERE ticket_id = $1 AND fired_at IS NULL AND cancelled_at IS NULL",
      [first.id],
    );
    expect(timers.rows[0].n).toBe(0);

    // What comes late arrives where it goes on, whoever writes it.
    expect(done(await say(w.contact, first.number, "Came late")).number).toBe(second.number);
    expect(bodies(await read(w.engineer, second.number))).toContain("Came late");
    expect(
      await db.admin.query("SELECT 1 FROM ticket_message WHERE ticket_id = $1 AND body = 'Came late'", [
        first.id,
      ]),
    ).toMatchObject({ rowCount: 0 });
    const told = await letters(first.id, "ticket.merged_away");
    expect(told).toContain(w.contact.personId);
    // A second press finds it gone.
    expect(await merge(w.engineer, first.number, second.number)).toMatchObject({ ok: false });
  });

  test("a chain leads to its end, and the earliest of all openings counts", async () => {
    const [a, b, c] = [await makeTicket(db, w), await makeTicket(db, w), await makeTicket(db, w)];
    await letTimePass(db, w.ws.tenantId, a.id, 60);
    const due = (await read(w.engineer, a.number)).clock?.walk.due ?? 0;
    done(await merge(w.engineer, a.number, b.number));
    done(await merge(w.engineer, b.number, c.number));
    expect((await read(w.engineer, a.number)).mergedInto?.number).toBe(c.number);
    expect(done(await say(w.contact, a.number, "Hello")).number).toBe(c.number);
    expect(earlier(due, await read(w.engineer, c.number))).toBe(0);
  });

  test("refused: another customer's, and one that is with the manufacturer", async () => {
    const [mine, theirs] = [await makeTicket(db, w), await makeTicket(db, neighbour)];
    expect(await merge(w.engineer, mine.number, theirs.number)).toMatchObject({ kind: "invalid" });
    await db.admin.query("UPDATE ticket SET l3_state = 'asked' WHERE id = $1", [mine.id]);
    const other = await makeTicket(db, w);
    expect(await merge(w.engineer, mine.number, other.number)).toMatchObject({ kind: "forbidden" });
  });

  test("T1: what was merged moves along with its case; a link that is shared no more is the vendor's alone", async () => {
    const [gone, on, theirs] = [
      await makeTicket(db, w),
      await makeTicket(db, w),
      await makeTicket(db, neighbour),
    ];
    done(await say(w.contact, gone.number, "Said before"));
    done(await merge(w.engineer, gone.number, on.number));
    done(await link(w.engineer, on.number, theirs.number));
    const to = (orgId: string, name: string) =>
      inWorkspace(
        w.vendorManager,
        (tx, now) => moveCustomer(tx, w.vendorManager, w.contact.orgId, { id: orgId, name }, now),
        db.client,
      );
    await to(w.otherPartner.orgId, w.otherPartner.orgName);
    const page = await read(w.otherPartner, on.number);
    expect(bodies(page)).toContain("Said before");
    expect(JSON.stringify(page)).not.toContain(theirs.number);
    expect(JSON.stringify(await read(w.engineer, theirs.number))).not.toContain(on.number);
    expect((await read(w.manufacturer, on.number)).links).toMatchObject([{ number: theirs.number }]);
    await to(w.engineer.orgId, w.engineer.orgName);
    expect((await read(w.engineer, on.number)).links).toMatchObject([{ number: theirs.number }]);
  });
});

test("splitting copies the chosen messages as they were; the new case counts from the customer's oldest (T6)", async () => {
  const { number, id } = await makeTicket(db, w);
  done(await say(w.contact, number, "Another thing: the printer"));
  done(await say(w.engineer, number, "Printer again", "partner"));
  done(await say(w.engineer, number, "We look at it"));
  await letTimePass(db, w.ws.tenantId, id, 90);
  const before = await read(w.engineer, number);
  const chosen = before.timeline.items.filter(item => item.type === "message" && /printer/i.test(item.body));
  const split = async (actor: Actor, messageIds: string[]) => {
    const at = { number, version: await version(number), messageIds, subject: "The printer" };
    return as(db, actor, () => actions.splitTicketAction(slug(), at));
  };
  // Only a note: the customer would get a case without a word in it.
  expect(await split(w.engineer, [chosen[1]?.id ?? ""])).toMatchObject({ kind: "invalid" });
  const made = done(
    await split(
      w.engineer,
      chosen.map(one => one.id),
    ),
  );
  const page = await read(w.engineer, made.number);
  expect(bodies(page)).toEqual(["Another thing: the printer", "Printer again"]);
  expect(page.openedAt).toBe(chosen[0]?.at);
  expect(page.clock?.walk.startedAt).toBe(chosen[0]?.at);
  expect(page.links).toMatchObject([{ number, relation: "related" }]);
  expect(bodies(await read(w.contact, made.number))).toEqual(["Another thing: the printer"]);
  // The first case is as it was, but for the line that says so.
  expect(bodies(await read(w.engineer, number))).toEqual(bodies(before));
  expect(keys(await read(w.contact, number))).toContain("ticket.split");
});

/** Who is told of the newest fact of a type on a case. */
async function letters(ticketId: string, type: string): Promise<string[]> {
  const { rows } = await db.admin.query("SELECT id FROM event WHERE subject_id = $1 AND type = $2", [
    ticketId,
    type,
  ]);
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
  const told = await db.admin.query("SELECT person_id FROM notification WHERE kind = $1", [type]);
  return told.rows.map(row => row.person_id);
}

test("who may: who works both cases links; who serves merges and splits; others are refused or find nothing (R1)", async () => {
  const [a, b] = [await makeTicket(db, w), await makeTicket(db, w)];
  const at = { number: a.number, version: await version(a.number) };
  const first = (await read(w.engineer, a.number)).timeline.items.find(item => item.type === "message");
  const tries = {
    link: () => actions.linkTicketsAction(slug(), { number: a.number, other: b.number, relation: "related" }),
    unlink: () => actions.unlinkTicketsAction(slug(), { number: a.number, linkId: crypto.randomUUID() }),
    merge: () => actions.mergeTicketAction(slug(), { ...at, into: b.number }),
    split: () =>
      actions.splitTicketAction(slug(), { ...at, messageIds: [first?.id ?? ""], subject: "A new one" }),
  };
  const mayNot = {
    link: [w.contact, w.reader, w.sales],
    unlink: [w.contact, w.reader, w.sales],
    merge: [w.contact, w.reader, w.sales, w.manufacturer],
    split: [w.contact, w.reader, w.sales, w.vendorManager],
  };
  for (const [name, call] of Object.entries(tries) as [keyof typeof tries, () => Promise<never>][]) {
    for (const actor of mayNot[name])
      expect([name, actor.roles, await as(db, actor, call)]).toEqual([
        name,
        actor.roles,
        expect.objectContaining({ ok: false, kind: "forbidden", message: expect.stringMatching(/ /) }),
      ]);
    for (const actor of [w.otherPartner, w.otherCustomer, w.ownContact, w.foreigner])
      expect([name, await as(db, actor, call)]).toEqual([
        name,
        expect.objectContaining({ ok: false, kind: "not_found" }),
      ]);
    expect(await as(db, null, call)).toMatchObject({ kind: "signed_out" });
  }
});
