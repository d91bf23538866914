import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { replyToTicketAction } from "#lib/features/tickets/actions.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
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

type Time = { minutes: number; what?: string; against: "pack" | "contract" };
const reply = (who: Actor, number: string, time: Time | null, more: object = {}, key = newId()) =>
  as(db, who, () =>
    replyToTicketAction(
      w.ws.slug,
      { number, audience: "everyone", body: "Looked at the locks.", files: [], time, ...more },
      key,
    ),
  );
const messages = async (ticketId: string) =>
  (await db.admin.query("SELECT body FROM ticket_message WHERE ticket_id = $1", [ticketId])).rowCount;
const lines = async (number: string) =>
  (
    await db.admin.query(
      "SELECT minutes, what, consultant, under_contract FROM hour_entry WHERE ticket_number = $1 ORDER BY at, id",
      [number],
    )
  ).rows;
const buy = (minutes: number) =>
  db.admin.query(
    `INSERT INTO hour_pack (tenant_id, id, contract_id, partner_org_id, customer_org_id, order_number, minutes, price_minor,
       currency, bought_on, expires_on, by)
     SELECT tenant_id, $2::uuid, id, partner_org_id, customer_org_id, $2::text, $3, 1, 'USD', current_date - 5, current_date + 300, 'Test'
     FROM contract WHERE id = $1`,
    [w.contract.id, newId(), minutes],
  );

test("a message and its time stand together, once, however often it is sent (S1, S16)", async () => {
  const { id, number } = await makeTicket(db, w);
  const before = (await messages(id)) ?? 0;
  const key = newId();
  const time: Time = { minutes: 20, what: "Read the logs", against: "contract" };
  for (let press = 0; press < 2; press++)
    expect(await reply(w.engineer, number, time, {}, key)).toMatchObject({ ok: true });
  expect(await messages(id)).toBe(before + 1);
  expect(await lines(number)).toEqual([
    { minutes: 20, what: "Read the logs", consultant: w.engineer.name, under_contract: true },
  ]);
});

test("without words for it the line is called as the case is, and never says what a note says (T4)", async () => {
  await buy(600);
  const { number } = await makeTicket(db, w);
  const note = { audience: "partner", body: "They switched the backup off." };
  expect(await reply(w.engineer, number, { minutes: 15, against: "pack" }, note)).toMatchObject({ ok: true });
  expect(await lines(number)).toMatchObject([
    { what: "Imports hang since the update", under_contract: false },
  ]);
});

test("what the packs don't hold is refused at its field, and the message with it", async () => {
  const { id, number } = await makeTicket(db, w);
  const before = await messages(id);
  const refused = await reply(w.engineer, number, { minutes: 1_000, against: "pack" });
  expect(refused).toMatchObject({ ok: false, kind: "invalid" });
  if (!refused.ok) expect(refused.fields?.["time.minutes"]).toMatch(/585 minutes/);
  for (const minutes of [0, 1.5, 1_441, Number.NaN]) {
    const wrong = await reply(w.engineer, number, { minutes, against: "contract" });
    expect(wrong).toMatchObject({ ok: false, kind: "invalid" });
    if (!wrong.ok) expect(Object.keys(wrong.fields ?? {})).toEqual(["time.minutes"]);
  }
  expect(await messages(id)).toBe(before);
  expect(await lines(number)).toEqual([]);
});

test("who doesn't work under the contract writes down no time, whatever they may say on the case", async () => {
  const { id, number } = await makeTicket(db, w);
  const before = await messages(id);
  for (const who of [w.contact, w.manufacturer])
    expect(await reply(who, number, { minutes: 5, against: "contract" })).toMatchObject({
      ok: false,
      kind: "forbidden",
    });
  for (const who of [w.otherPartner, w.otherCustomer])
    expect(await reply(who, number, { minutes: 5, against: "contract" })).toMatchObject({
      ok: false,
      kind: "not_found",
    });
  expect(await messages(id)).toBe(before);
  expect(await lines(number)).toEqual([]);
  expect(await reply(w.contact, number, null)).toMatchObject({ ok: true });
});
