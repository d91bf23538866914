import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { processInbound } from "#lib/jobs/inbound-mail.ts";
import type { renderMail } from "#lib/jobs/mail/render.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { bring, makeMailbox, openMailIn, send } from "#tests/support/mail/world.ts";

let db: TestDatabase;
let w: TicketWorld;
let to: string;

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  to = await makeMailbox(db, w, { mostAnHour: 2 });
});
afterAll(() => db.drop());

type Sent = ReturnType<typeof renderMail>;
async function post(): Promise<{ to: string; subject: string; text: string }[]> {
  const sent: Sent[] = [];
  const transport = { send: async (mail: Sent) => void sent.push(mail), close: () => undefined };
  while ((await deliverOutbox(transport)) > 0);
  return sent.map(mail => ({
    to: (mail.to as { address: string }).address,
    subject: String(mail.subject),
    text: String(mail.text),
  }));
}
const toldTo = async (who: Actor) => (await post()).filter(one => one.to === who.email);

/** A mail of more lines than anybody takes apart. */
let made = 0;
const damaged = () => {
  made += 1;
  return bring(
    db,
    to,
    Buffer.from(
      `From: ${w.contact.email}\r\nTo: ${to}\r\nMessage-ID: <d${made}@x>\r\nSubject: Big\r\n\r\n${"a\r\n".repeat(300_001)}`,
    ),
  );
};
const EARLIER = "- interval '61 minutes'";
const letAnHourPass = async () => {
  for (const key of ["since", "until"])
    await db.admin.query(
      `UPDATE event SET data = jsonb_set(data, '{${key}}', to_jsonb(((data->>'${key}')::timestamptz ${EARLIER})::text))
       WHERE type = 'mail.set_aside' AND data ? '${key}'`,
    );
  await db.admin.query(`UPDATE event SET at = at ${EARLIER} WHERE type = 'mail.set_aside'`);
  await db.admin.query(`UPDATE inbound_mail SET received_at = received_at ${EARLIER}`);
  await db.admin.query(`UPDATE outbox SET due_at = due_at ${EARLIER} WHERE done_at IS NULL`);
};

test("who looks after mail is told at once of the first that is set aside, and of what follows within the hour in one", async () => {
  // Whoever looks after it reads whom it names, as far as its head can be read.
  expect(await damaged()).toMatchObject({
    state: "set_aside",
    reason: "damaged",
    fromAddress: w.contact.email,
    subject: "Big",
    verified: "",
    personId: null,
  });
  const told = await toldTo(w.vendorManager);
  expect(told.map(one => one.subject)).toEqual(["A mail is set aside"]);
  expect(told[0]?.text).toContain(`/${w.ws.slug}/tickets/mail?state=set_aside`);

  await damaged();
  await damaged();
  expect(await post()).toEqual([]);
  await letAnHourPass();
  expect((await toldTo(w.vendorManager)).map(one => one.subject)).toEqual(["2 mails are set aside"]);
});

test("nobody is told of what was dealt with meanwhile; customer and partner never are", async () => {
  await letAnHourPass();
  await letAnHourPass();
  await damaged();
  const told = await post();
  expect(told.map(one => one.to)).toEqual([w.vendorManager.email]);
  const { id } = await damaged();
  await db.admin.query("UPDATE inbound_mail SET state = 'discarded' WHERE id = $1", [id]);
  await letAnHourPass();
  expect(await post()).toEqual([]);
});

test("of what was over the limit of its sender and of what was given up they are told too", async () => {
  await letAnHourPass();
  await letAnHourPass();
  for (let n = 0; n < 3; n++) await send(db, { from: w.contact.email, to, subject: `Much ${n}`, text: "x" });
  expect((await toldTo(w.vendorManager)).map(one => one.subject)).toContain("A mail is set aside");

  await letAnHourPass();
  await letAnHourPass();
  const { id } = await send(db, { from: w.contact.email, to, subject: "Again and again", text: "x" });
  await db.admin.query(
    "UPDATE inbound_mail SET state = 'received', attempts = 6, due_at = now(), claimed_at = NULL WHERE id = $1",
    [id],
  );
  await processInbound(5_000, db.client);
  expect((await toldTo(w.vendorManager)).map(one => one.subject)).toContain("A mail is set aside");
});
