import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Transport } from "#lib/jobs/mail/transport.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { sendWaitingMail } from "#lib/jobs/waiting-mail.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { comeDue, say, wish } from "./world.ts";

// What a digest asks of the database, in statements: not more for each thing it tells of.

let db: TestDatabase;
let w: TicketWorld;
let transport: Transport;
const sent: string[] = [];

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  transport = {
    send: async mail => {
      sent.push(String(mail.text));
      return undefined;
    },
    close: () => undefined,
  };
  w = await makeTicketWorld(db);
  await wish(db, w.contact, { choices: { cases: "digest" } });
});
afterAll(() => db.drop());

/** A digest of so many pieces of news on as many cases; the statements it took to put it into the outbox. */
async function digestOf(count: number): Promise<number> {
  for (let n = 0; n < count; n++) {
    const { number } = await makeTicket(db, w);
    await say(db, w.engineer, number, `words ${n}.`);
  }
  while ((await deliverOutbox(transport)) > 0);
  await comeDue(db, w.contact);
  const spy = vi.spyOn(pg.Client.prototype, "query");
  await sendWaitingMail(w.ws.tenantId);
  const statements = spy.mock.calls.length;
  spy.mockRestore();
  sent.length = 0;
  while ((await deliverOutbox(transport)) > 0);
  expect(sent.filter(text => text.includes("words 0."))).toHaveLength(1);
  return statements;
}

test("a digest of twenty asks no more of the database than one of two", async () => {
  await digestOf(1);
  const few = await digestOf(2);
  const many = await digestOf(20);
  expect(many).toBe(few);
  // 46 when it was written; asked once a row they were 179.
  expect(many).toBeLessThan(60);
});
