import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { askedBy, askedOf, readQueue } from "#components/tickets/queue-address.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { saveViewAction } from "#lib/features/saved-views/actions.ts";
import { viewsOf } from "#lib/features/saved-views/queries.ts";
import { listTickets, viewCounts } from "#lib/features/tickets/queries/list.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as } from "#tests/support/present.ts";

// A view that somebody shares is counted on the page of everybody of their team: whatever it says, the page opens.

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  await makeTicket(db, w);
});
afterAll(() => db.drop());

/** As the queue's page asks: the views, how many each holds, and one of them opened. */
const open = (actor: Actor) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const views = await viewsOf(tx, actor, "tickets");
      const counts = await viewCounts(
        tx,
        actor,
        views.map(view => [view.id, askedBy(view.query, "team")] as const),
        now,
      );
      return { views: views.length, counts };
    },
    db.client,
  );

test("a view that nobody could count is not kept", async () => {
  for (const query of ["q=%00", "view=team&q=a%00b", "%00=1"]) {
    const answer = await as(db, w.engineer, () =>
      saveViewAction(w.ws.slug, { list: "tickets", name: "All", query, shared: true }),
    );
    expect(answer).toMatchObject({ ok: false, kind: "invalid", fields: { query: expect.any(String) } });
  }
  expect(await open(w.specialist)).toEqual({ views: 0, counts: {} });
});

test("one that was kept before locks nobody of the team out of their queue", async () => {
  const id = newId();
  await db.admin.query(
    `INSERT INTO saved_view (tenant_id, id, list, name, query, owner_id, owner_name, seen_by, org_id)
     VALUES ($1, $2, 'tickets', 'Trap', 'view=team&q=%00', $3, 'Test', $4, $4)`,
    [w.ws.tenantId, id, w.engineer.personId, w.engineer.orgId],
  );
  expect(await open(w.specialist)).toMatchObject({ views: 1, counts: { [id]: expect.any(Number) } });
  await db.admin.query("DELETE FROM saved_view");
});

test("whatever an address says, its list and its count are asked for without a fault", async () => {
  const keys = Object.keys(readQueue({}, "team")).concat("after", "page", "__proto__");
  const said = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom(
      ..."\\ % _ ' & | ! ( :* ':* a:b&c -1 1e400 NaN null me nobody P1 team 99999999999999999999 💥".split(
        " ",
      ),
      "\u0000",
      "\ud800",
      "x".repeat(2_000),
      ",".repeat(300),
      Buffer.from('[1e308,"00000000-0000-0000-0000-000000000000"]').toString("base64url"),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...keys), said), { maxLength: 8 }),
      fc.constantFrom("team", "open"),
      async (pairs, home) => {
        const query = new URLSearchParams(pairs).toString();
        await inWorkspace(
          w.engineer,
          async (tx, now) => {
            await viewCounts(tx, w.engineer, [["x", askedBy(query, home)]], now);
            // An address with a null byte is turned away before any page (proxy.ts).
            const asked = Object.fromEntries(pairs.map(([key, value]) => [key, value.replaceAll("\0", "")]));
            const list = readQueue(asked, home);
            const { rows } = await listTickets(
              tx,
              w.engineer,
              { ...askedOf(list), sort: list.sort, cursor: list.cursor },
              now,
            );
            expect(rows.length).toBeLessThanOrEqual(1);
          },
          db.client,
        );
      },
    ),
    { numRuns: 400 },
  );
}, 120_000);
