import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { timeIn, todayIn } from "#lib/domain/time/zone.ts";
import { openTicketAction } from "#lib/features/tickets/actions.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, openingOf, type TicketWorld } from "#tests/support/factories/ticket.ts";
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

/** Opens as somebody what came in so many minutes ago. */
async function log(actor: Actor, minutesAgo: number) {
  const at = Date.now() - minutesAgo * 60_000;
  const opening = await openingOf(db, w.contract, w.ws.tenantId);
  const called = { calledOn: todayIn(actor.timeZone, at), calledAt: timeIn(actor.timeZone, at) };
  const contactId = actor.side === "customer" ? null : w.contact.personId;
  return as(db, actor, () => openTicketAction(w.ws.slug, { ...opening, ...called, contactId }));
}

test("S8: a call written down later counts from when it came, and says so; a customer's own case counts from now", async () => {
  const logged = await log(w.engineer, 180);
  if (!logged.ok) throw new Error(logged.message);
  const read = (actor: Actor, number: string) =>
    inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
  const ticket = await read(w.contact, logged.data.number);
  expect(ticket).toMatchObject({ channel: "phone", openedByName: w.contact.name });
  const minutes = (at: number | null | undefined) => Math.round((Date.now() - (at ?? 0)) / 60_000);
  // The form knows minutes, so up to one is lost.
  expect([180, 181]).toContain(minutes(ticket?.openedAt));
  expect([180, 181]).toContain(minutes(ticket?.clock?.walk.startedAt));
  const lines = ticket?.timeline.items.filter(item => item.type === "event") ?? [];
  expect(lines.map(line => line.key)).toContain("ticket.call_came");
  expect(lines.find(line => line.key === "ticket.call_came")?.author.name).toBe(w.engineer.name);
  const own = await log(w.contact, 180);
  if (!own.ok) throw new Error(own.message);
  expect(minutes((await read(w.contact, own.data.number))?.openedAt)).toBeLessThan(2);
});

test("S8: not from the future, nor from longer ago than the vendor allows for the product", async () => {
  expect(await log(w.engineer, -30)).toMatchObject({ ok: false, kind: "invalid" });
  expect(await log(w.engineer, 49 * 60)).toMatchObject({ ok: false, kind: "invalid" });
  await db.admin.query("UPDATE product SET call_hours = 72 WHERE id = $1", [w.product.productId]);
  expect(await log(w.engineer, 49 * 60)).toMatchObject({ ok: true });
});
