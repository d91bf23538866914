import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { queueHref, readQueue, savedQuery } from "#components/tickets/queue-address.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { usualColumns } from "#lib/domain/tickets/columns.ts";
import { keepColumnsAction } from "#lib/features/tickets/actions-columns.ts";
import { queueColumns } from "#lib/features/tickets/columns.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
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

const keep = (who: Actor | null, columns: unknown) =>
  as(db, who, () => keepColumnsAction(w.ws.slug, { columns }));
const shown = (who: Actor) => inWorkspace(who, tx => queueColumns(tx, who), db.client);
const kept = async (who: Actor) =>
  (await db.admin.query("SELECT columns FROM ticket_columns WHERE person_id = $1", [who.personId])).rows;

test("somebody's columns are their own, in their order; the last word counts", async () => {
  expect(await shown(w.engineer)).toEqual(usualColumns("partner"));
  done(await keep(w.engineer, ["clock", "subject", "tags"]));
  expect(await shown(w.engineer)).toEqual(["clock", "subject", "tags"]);
  done(await keep(w.engineer, ["subject", "opened"]));
  expect(await shown(w.engineer)).toEqual(["subject", "opened"]);
  for (const other of [w.specialist, w.otherPartner])
    expect(await shown(other)).toEqual(usualColumns("partner"));
  expect(await shown(w.manufacturer)).toEqual(usualColumns("vendor"));
  // Not even past the query: the row is not theirs.
  for (const other of [w.specialist, w.manufacturer, w.contact])
    expect(await inWorkspace(other, tx => tx.ticketColumns.findMany(), db.client)).toEqual([]);
});

test("the usual columns are not kept, so what becomes usual later reaches them too", async () => {
  done(await keep(w.specialist, ["subject", "clock"]));
  expect(await kept(w.specialist)).toHaveLength(1);
  done(await keep(w.specialist, usualColumns("partner")));
  expect(await kept(w.specialist)).toEqual([]);
  expect(await shown(w.specialist)).toEqual(usualColumns("partner"));
});

test("every side chooses, of what is its own; a choice that was never offered shows nothing more", async () => {
  expect(done(await keep(w.contact, ["opened", "subject", "assignee", "level", "tags"])).columns).toEqual([
    "opened",
    "subject",
  ]);
  expect((await kept(w.contact))[0]).toEqual({ columns: ["opened", "subject"] });
  // What stands there from an earlier version, or by another hand, is cleaned at reading as well.
  await db.admin.query("UPDATE ticket_columns SET columns = '{level,gone,clock}' WHERE person_id = $1", [
    w.contact.personId,
  ]);
  expect(await shown(w.contact)).toEqual(["subject", "clock"]);
  done(await keep(w.manufacturer, ["subject", "servedBy"]));
  expect(await shown(w.manufacturer)).toEqual(["subject", "servedBy"]);
  expect(await keep(w.engineer, ["subject", "password"])).toMatchObject({ ok: false });
  expect(await keep(w.foreigner, ["subject"])).toMatchObject({ ok: false });
  expect(await keep(null, ["subject"])).toMatchObject({ ok: false, kind: "signed_out" });
});

test("an address may name its columns: they go along with it, into a saved view too, and nonsense is left out", () => {
  const query = readQueue({ view: "open", cols: "clock,subject,nonsense,clock", priority: "P1" }, "team");
  expect(query.cols).toEqual(["clock", "subject"]);
  expect(savedQuery(query)).toBe("view=open&priority=P1&cols=clock%2Csubject");
  const again = readQueue(Object.fromEntries(new URLSearchParams(savedQuery(query))), "team");
  expect(again).toEqual(query);
  expect(queueHref("/x", query, { cols: null })).toBe("/x?view=open&priority=P1");
  expect(readQueue({ cols: "nonsense" }, "team").cols).toBeNull();
});
