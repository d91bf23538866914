import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { replyToTicketAction } from "#lib/features/tickets/actions.ts";
import { mergeTicketAction } from "#lib/features/tickets/actions-links.ts";
import { dropOldPlaces, keepReadingPlace, readingPlace } from "#lib/features/tickets/reading-place.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
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

/** What stands on a case, oldest first. */
const messages = async (ticketId: string) =>
  (
    await db.admin.query<{ id: string; at: Date }>(
      "SELECT id, at FROM ticket_message WHERE ticket_id = $1 ORDER BY at, id",
      [ticketId],
    )
  ).rows;
async function say(number: string, body: string): Promise<void> {
  const sent = await as(db, w.contact, () =>
    replyToTicketAction(w.ws.slug, { number, audience: "everyone", body }),
  );
  expect(sent.ok).toBe(true);
}
const reads = (who: Actor, ticketId: string, messageId: string, at?: Date) =>
  inWorkspace(
    who,
    (tx, now) => keepReadingPlace(tx, who, { tenantId: w.ws.tenantId, id: ticketId }, messageId, at ?? now),
    db.client,
  );
const place = (who: Actor, ticketId: string) =>
  inWorkspace(who, tx => readingPlace(tx, who, ticketId), db.client);

test("a place moves on and never back, and is its reader's alone", async () => {
  const { id, number } = await makeTicket(db, w);
  await say(number, "More of it");
  const [first, second] = await messages(id);
  if (!first || !second) throw new Error("Two messages stand on it.");
  expect(await place(w.engineer, id)).toBeNull();
  expect(await reads(w.engineer, id, second.id)).toBe(true);
  expect(await place(w.engineer, id)).toBe(second.at.getTime());
  expect(await reads(w.engineer, id, first.id)).toBe(true);
  expect(await place(w.engineer, id)).toBe(second.at.getTime());
  for (const other of [w.specialist, w.manufacturer, w.contact, w.otherPartner])
    expect(await place(other, id)).toBeNull();
});

test("what is read of a case that went on in another is read there; a stranger's message moves nothing", async () => {
  const gone = await makeTicket(db, w);
  const stays = await makeTicket(db, w);
  await say(gone.number, "Said on the one that goes");
  const last = (await messages(gone.id)).at(-1);
  if (!last) throw new Error("Something was said.");
  expect(await reads(w.engineer, stays.id, last.id)).toBe(false);
  const { rows } = await db.admin.query<{ version: number }>("SELECT version FROM ticket WHERE id = $1", [
    gone.id,
  ]);
  const merged = await as(db, w.engineer, () =>
    mergeTicketAction(w.ws.slug, { number: gone.number, version: rows[0]?.version, into: stays.number }),
  );
  expect(merged.ok).toBe(true);
  expect(await reads(w.engineer, stays.id, last.id)).toBe(true);
  expect(await place(w.engineer, stays.id)).toBe(last.at.getTime());
  expect(await reads(w.otherPartner, stays.id, last.id)).toBe(false);
});

test("a place nobody came back to is forgotten after more than a year", async () => {
  const { id } = await makeTicket(db, w);
  const [first] = await messages(id);
  if (!first) throw new Error("It was opened with words.");
  const drop = () =>
    inWorkspace(asWorker(w.ws.tenantId), (tx, now) => dropOldPlaces(tx, w.ws.tenantId, now), db.client);
  await drop();
  await reads(w.engineer, id, first.id, new Date(Date.now() - 401 * 86_400_000));
  await reads(w.specialist, id, first.id);
  expect(await drop()).toBe(1);
  expect(await place(w.specialist, id)).toBe(first.at.getTime());
});
