import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { approveMailAction } from "#lib/features/inbound-mail/actions.ts";
import { originalPage, rawMail } from "#lib/features/inbound-mail/original.ts";
import { mailPage } from "#lib/features/inbound-mail/queries.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import en from "#lib/messages/en/inbound-mail.ts";
import es from "#lib/messages/es/inbound-mail.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { bring, letter, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let to: string;

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  to = await makeMailbox(db, w);
});
afterAll(() => db.drop());

/** Bytes of an archive, told to be text. */
const rubbish = Buffer.from(Array.from({ length: 900 }, (_, n) => (n * n * 31 + n * 7) % 256)).toString(
  "base64",
);
const base64 = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"];
const first = async (actor: Actor, number: string) => {
  const ticket = await inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
  return ticket?.timeline.items.flatMap(item => (item.type === "message" ? [item] : []));
};

test("text nobody can read opens a case that says so in both languages, with the files, and the original is kept", async () => {
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await db.admin.query("UPDATE workspace SET locale = 'es' WHERE tenant_id = $1", [w.ws.tenantId]);
  const bytes = letter({
    from: w.contact.email,
    to,
    subject: "Captura",
    text: `--b\r\n${base64.join("\r\n")}\r\n\r\n${rubbish}\r\n--b\r\nContent-Type: image/png; name="one.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${png}\r\n--b--`,
    headers: ['Content-Type: multipart/mixed; boundary="b"'],
  });
  const mail = await bring(db, to, bytes);
  expect(mail).toMatchObject({ state: "processed", reason: "open", unreadable: true, preview: "" });
  const [message] = (await first(w.contact, mail.ticketNumber)) ?? [];
  expect(message?.body).toBe(`${en.unreadable}\n\n${es.unreadable}`);
  expect(message?.files.map(file => file.name)).toEqual(["one.png"]);
  const raw = await inWorkspace(w.engineer, tx => rawMail(tx, w.engineer, mail.id), db.client);
  expect(raw && Buffer.from(raw).equals(bytes)).toBe(true);
  expect(await originalPage(bytes)).toContain(rubbish.slice(0, 60));
});

test("an answer nobody can read is on its case, and without a subject such a mail is still no empty one", async () => {
  const opened = await bring(db, to, letter({ from: w.contact.email, to, subject: "Answered", text: "x" }));
  const answer = await bring(
    db,
    to,
    letter({
      from: w.contact.email,
      to,
      subject: `RE: [${opened.ticketNumber}]`,
      text: rubbish,
      headers: base64,
    }),
  );
  expect(answer).toMatchObject({ state: "processed", reason: "reply", ticketNumber: opened.ticketNumber });
  expect((await first(w.contact, opened.ticketNumber))?.at(-1)?.body).toContain(en.unreadable);
  const bare = await bring(db, to, letter({ from: w.ownContact.email, to, text: rubbish, headers: base64 }));
  expect(bare).toMatchObject({ state: "processed", reason: "open", unreadable: true });
});

test("one that waits says on its page that its text could not be read, and so does the case it opens", async () => {
  const domain = w.contact.email.split("@")[1];
  const held = await bring(
    db,
    to,
    letter({ from: `new@${domain}`, to, subject: "Held rubbish", text: rubbish, headers: base64 }),
  );
  expect(held).toMatchObject({ state: "held", reason: "stranger" });
  const page = await inWorkspace(w.contact, tx => mailPage(tx, w.contact, held.id), db.client);
  expect(page).toMatchObject({ unreadable: true, preview: "" });
  const let_in = await as(db, w.contact, () =>
    approveMailAction(w.ws.slug, { mailId: held.id, version: held.version }),
  );
  expect((await first(w.contact, done(let_in).number))?.[0]?.body).toContain(en.unreadable);
});

test("a wrong character set costs no word and the next mail goes on", async () => {
  const text = "El módulo señala un error: ¿qué hago?";
  const bytes = Buffer.concat([
    letter({ from: w.contact.email, to, subject: "Acentos", text: "" }),
    Buffer.from(text, "latin1"),
  ]);
  const mail = await bring(db, to, bytes);
  expect((await first(w.contact, mail.ticketNumber))?.[0]?.body).toBe(text);
});
