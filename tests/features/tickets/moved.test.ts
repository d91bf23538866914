import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { moveCustomer } from "#lib/features/contracts/move.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
import { searchTickets } from "#lib/features/tickets/queries/search.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

const finds = (actor: Actor, words: string) =>
  inWorkspace(actor, async (tx, now) => (await searchTickets(tx, actor, words, now)).length, db.client);
const sees = (actor: Actor, number: string) =>
  inWorkspace(actor, async (tx, now) => JSON.stringify(await getTicket(tx, actor, number, now)), db.client);

test("another serving partner gets the open ticket with its history; what the old one wrote for itself stays its own (T1)", async () => {
  const { number } = await makeTicket(db, w);
  for (const [audience, body] of [
    ["partner", "ownsecret"],
    ["partner_vendor", "sharedword"],
  ] as const)
    await inWorkspace(
      w.engineer,
      async (tx, now) => {
        const target = await ticketToChange(tx, w.engineer, number);
        if (!target) throw new Error("no ticket");
        const message = { files: [], answer: false, nextState: "stay" as const, seenMessageId: null };
        await replyToTicket({ tx, actor: w.engineer, now }, target.row, {
          number,
          audience,
          body,
          ...message,
        });
      },
      db.client,
    );
  expect(await finds(w.engineer, "sharedword")).toBe(1);
  await inWorkspace(
    w.vendorManager,
    (tx, now) =>
      moveCustomer(
        tx,
        w.vendorManager,
        w.contact.orgId,
        { id: w.otherPartner.orgId, name: w.otherPartner.orgName },
        now,
      ),
    db.client,
  );
  const seen = await sees(w.otherPartner, number);
  expect(seen).toContain("sharedword");
  expect(seen).not.toContain("ownsecret");
  expect(await sees(w.engineer, number)).toBe("null");
  expect([await finds(w.otherPartner, "sharedword"), await finds(w.engineer, "sharedword")]).toEqual([1, 0]);
  expect(await finds(w.otherPartner, "ownsecret")).toBe(0);
});
