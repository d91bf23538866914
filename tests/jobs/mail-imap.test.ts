import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { routeOf, takeMail } from "#lib/features/inbound-mail/receive.ts";
import { processInbound } from "#lib/jobs/inbound-mail.ts";
import { type Pace, type Watch, watchImap } from "#lib/jobs/mail-in/imap-watch.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import type { ImapSettings } from "#lib/platform/mail-in/imap-settings.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { CERTIFICATE, KEY } from "#tests/support/imap/certificate.ts";
import { ImapServer } from "#tests/support/imap/server.ts";
import { letter, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";

let db: TestDatabase;
let w: TicketWorld;
let to: string;
let server: ImapServer;
let watches: Watch[] = [];
let said: string[] = [];

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  to = await makeMailbox(db, w, { mostAnHour: 100_000 });
});
afterAll(() => db.drop());
beforeEach(async () => {
  server = await new ImapServer().listen();
  said = [];
});
afterEach(async () => {
  for (const one of watches) await one.stop();
  watches = [];
  await server.close();
  await db.admin.query("DELETE FROM mail_in_watch");
});

const settings = (more: Partial<ImapSettings> = {}): ImapSettings => ({
  host: "127.0.0.1",
  port: server.port,
  secure: false,
  plain: true,
  user: server.behaviour.user,
  password: server.behaviour.password,
  folder: "INBOX",
  done: "Escala",
  ...more,
});

/** Looks only when it is told that something came, unless a test says otherwise. */
function watch(more: Partial<ImapSettings> = {}, pace: Partial<Pace> = {}, holder = "one"): Watch {
  const started = watchImap(settings(more), holder, error => said.push(error.message), {
    pace: { lookMs: 30_000, retryMs: [20, 60], ...pace },
  });
  watches.push(started);
  return started;
}

async function until<T>(what: () => T | Promise<T>, good: (value: T) => boolean = Boolean): Promise<T> {
  const end = performance.now() + 15_000;
  for (;;) {
    const value = await what();
    if (good(value)) return value;
    if (performance.now() > end)
      throw new Error(`not within 15 s: ${JSON.stringify(value)}; said: ${said.join(" / ")}`);
    await wait(10);
  }
}

const state = async () => (await db.admin.query("SELECT * FROM mail_in_watch")).rows[0];
const done = (name = "Escala") => server.folder(name).mails.length;
const came = async (subject: string) =>
  (
    await db.admin.query(
      "SELECT id, via, recipient, return_path, deliveries FROM inbound_mail WHERE dedupe_key LIKE $1",
      [`%:${subject}@mail.example`],
    )
  ).rows;

const write = (id: string, more: { to?: string; text?: string; before?: string } = {}) =>
  Buffer.concat([
    Buffer.from(more.before ?? ""),
    letter({
      from: w.contact.email,
      to: more.to ?? to,
      id: `${id}@mail.example`,
      subject: id,
      text: more.text ?? "Words.",
    }),
  ]);

test("what lies there and what comes later is taken, and put away once it is kept; whether it was read says nothing", async () => {
  server.put(write("lay-there"));
  server.folder("INBOX").mails[0]?.flags.add("\\Seen");
  watch();
  await until(() => done() === 1);
  await until(() => server.commands.at(-1)?.startsWith("IDLE"));
  server.put(
    write("came-later", {
      before: `Return-Path: <bounce@customer.example>\r\nDelivered-To: ${to.replace("@", "+mark@")}\r\n`,
    }),
  );
  await until(() => done() === 2);
  expect(await came("lay-there")).toMatchObject([
    { via: "imap", recipient: to, return_path: null, deliveries: 1 },
  ]);
  expect(await came("came-later")).toMatchObject([
    { recipient: to.replace("@", "+mark@"), return_path: "bounce@customer.example" },
  ]);
  expect(server.folder("INBOX").mails).toEqual([]);
  await until(state, row => row.taken_at !== null);
  expect(await state()).toMatchObject({ trouble: "", left_over: 0, holder: "one" });
  expect(said).toEqual([]);
});

test("a mail for nobody here and one that is too big stay, unread and told of once; the others go on", async () => {
  const strange = server.put(write("strange", { to: "nobody@portal.example" }));
  const big = server.put(Buffer.concat([write("big"), Buffer.alloc(36 * 1024 * 1024, "x\n")]));
  server.put(write("usual"));
  watch({}, { lookMs: 30 });
  await until(() => done() === 1);
  const looks = () => server.commands.filter(one => one.startsWith("UID SEARCH")).length;
  const before = looks();
  await until(() => looks() > before + 3);
  expect(server.folder("INBOX").mails.map(mail => [mail.uid, [...mail.flags]])).toEqual([
    [strange, []],
    [big, []],
  ]);
  expect(server.commands.filter(one => one.includes("BODY.PEEK[]"))).toHaveLength(1);
  expect(said.map(one => one.replace(/\d+ stays/, "N stays"))).toEqual([
    "mail N stays in the mailbox: it is for no address here",
    "mail N stays in the mailbox: it is over 35 MB",
  ]);
  expect(await state()).toMatchObject({ trouble: "", left_over: 2 });
  // A server that says less than there is.
  server.behaviour.shorter = 5 * 1024 * 1024;
  server.put(Buffer.concat([write("big-2"), Buffer.alloc(36 * 1024 * 1024, "x\n")]));
  server.put(write("after-big-2"));
  await until(() => done() === 2);
  expect(await came("big")).toEqual([]);
});

test("a mail of 34 MB is taken byte by byte", async () => {
  const bytes = Buffer.concat([write("long"), Buffer.alloc(34 * 1024 * 1024, "0123456789abcdef\r\n")]);
  server.put(bytes);
  watch();
  await until(() => done() === 1);
  const [row] = await came("long");
  const { rows } = await db.admin.query(
    "SELECT length(bytes) AS n, encode(sha256(bytes), 'hex') AS sha, (SELECT sha256 FROM inbound_mail WHERE id = mail_id) AS kept FROM inbound_mail_source WHERE mail_id = $1",
    [row.id],
  );
  expect(rows[0].n).toBe(bytes.length);
  expect(rows[0].sha).toBe(rows[0].kept);
  await db.admin.query("UPDATE inbound_mail SET state = 'discarded', due_at = NULL WHERE id = $1", [row.id]);
});

test("every mail of the corpus fares as it does by the other ways in", async () => {
  const folder = path.resolve(import.meta.dirname, "../support/mail/corpus");
  const other = await makeTicketWorld(db);
  const theirs = await makeMailbox(db, other, { mostAnHour: 100_000 });
  const route = await routeOf(theirs);
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThanOrEqual(83);
  if (!route) throw new Error("no route");
  const { rows: before } = await db.admin.query("SELECT id FROM inbound_mail");
  for (const file of files) {
    const bytes = readFileSync(path.join(folder, file));
    await takeMail(route, { via: "smtp", returnPath: null, bytes });
    server.put(Buffer.concat([Buffer.from(`Delivered-To: ${to}\n`), bytes]));
  }
  watch();
  await until(() => done() === files.length);
  while ((await processInbound(60_000)) > 0);
  const outcome = async (tenantId: string) =>
    (
      await db.admin.query(
        `SELECT state, reason, subject, from_address, preview FROM inbound_mail
         WHERE tenant_id = $1 AND NOT (id = ANY ($2)) ORDER BY 3, 4, 5, 1, 2`,
        [tenantId, before.map(row => row.id)],
      )
    ).rows;
  const [mine, others] = [await outcome(w.ws.tenantId), await outcome(other.ws.tenantId)];
  expect(mine.length).toBeGreaterThan(70);
  expect(mine).toEqual(others);
  expect(mine.filter(row => row.state === "received")).toEqual([]);
  expect(new Set(mine.map(row => row.state))).toEqual(new Set(["held", "set_aside", "ignored"]));
});

test("the connection that breaks while a mail is put away brings it once more, and it counts once", async () => {
  server.behaviour.drop = { command: "UID MOVE", times: 1, afterwards: false };
  server.put(write("broken-1"));
  server.put(write("broken-2"));
  watch();
  await until(() => done() === 2);
  expect(await came("broken-1")).toMatchObject([{ deliveries: 2 }]);
  expect(await came("broken-2")).toMatchObject([{ deliveries: 1 }]);
  expect(said).toEqual(["the connection ended"]);
  await until(state, row => row.trouble === "");
});

test("a mail that ends the connection whenever it is fetched does not hold up the others", async () => {
  server.put(write("before-deadly"));
  server.behaviour.deadly = server.put(write("deadly"));
  server.put(write("after-deadly"));
  watch();
  await until(() => done() === 2);
  expect(server.folder("INBOX").mails).toHaveLength(1);
  expect(await came("after-deadly")).toHaveLength(1);
});

test("mails that get other numbers (UIDVALIDITY) are told apart anew", async () => {
  server.put(write("nobodys", { to: "nobody@portal.example" }));
  server.put(write("first"));
  watch();
  await until(() => done() === 1);
  await until(() => server.commands.at(-1)?.startsWith("IDLE"));
  // The number that was for nobody is now that of a mail for somebody.
  const inbox = server.folder("INBOX");
  inbox.mails = [{ uid: 9, bytes: write("second"), flags: new Set() }];
  server.renumber();
  expect(inbox.mails[0]?.uid).toBe(1);
  await until(() => done() === 2);
  expect(await came("second")).toMatchObject([{ deliveries: 1 }]);
});

test("a server with nothing but IMAP4rev1 will do: looked at by the clock, copied and expunged", async () => {
  server.behaviour.capabilities = [];
  server.put(write("plain-1"));
  watch({}, { lookMs: 50 });
  await until(() => done() === 1);
  server.put(write("plain-2"));
  await until(() => done() === 2);
  expect(server.folder("INBOX").mails).toEqual([]);
  expect(server.commands.some(one => one.startsWith("IDLE") || one.startsWith("UID MOVE"))).toBe(false);
});

test("folders have any name", async () => {
  server.folder("Envíos/日本 & co");
  server.put(write("named"), "Envíos/日本 & co");
  watch({ folder: "Envíos/日本 & co", done: "Atendido – ñandú" });
  await until(() => done("Atendido – ñandú") === 1);
  expect(await came("named")).toHaveLength(1);
});

test("a folder that is missing or full is told; what was taken is not fetched again and again", async () => {
  const missing = watch({ folder: "Nowhere" });
  await until(state, row => row?.trouble === "folder");
  expect(said[0]).toBe('the folder "Nowhere" can\'t be used');
  await missing.stop();
  server.folder("Escala");
  server.behaviour.full.add("Escala");
  server.put(write("stuck"));
  watch({}, { lookMs: 20 });
  await until(() => server.commands.filter(one => one.startsWith("UID SEARCH")).length > 5);
  expect(await came("stuck")).toMatchObject([{ deliveries: 1 }]);
  expect(await state()).toMatchObject({ trouble: "folder" });
});

test("a wrong password is not tried again at once, and stands in no log and no row", async () => {
  watch({ password: "not the pässword" }, { passwordMs: [60_000, 60_000] });
  await until(state, row => row?.trouble === "password");
  await wait(300);
  expect(server.logins).toBe(1);
  expect(said).toHaveLength(1);
  expect(JSON.stringify([said, await state()])).not.toContain("not the pässword");
  expect(said[0]).not.toMatch(/p.ssword|cGFzc/);
});

test("only encrypted, to a server whose certificate is vouched for", async () => {
  server.behaviour.tls = { key: KEY, cert: CERTIFICATE, from: "first" };
  const refused = watch({ secure: true, plain: false });
  await until(state, row => row?.trouble === "certificate");
  await refused.stop();
  server.put(write("by-tls"));
  const believed = watch({ secure: true, plain: false, ca: CERTIFICATE });
  await until(() => done() === 1);
  await believed.stop();

  server.behaviour.tls = { key: KEY, cert: CERTIFICATE, from: "starttls" };
  const unknown = watch({ plain: false });
  await until(state, row => row?.trouble === "certificate");
  await unknown.stop();
  server.put(write("by-starttls"));
  const upgraded = watch({ plain: false, ca: CERTIFICATE });
  await until(() => done() === 2);
  await upgraded.stop();
  const { logins } = server;

  // Somebody in between who takes STARTTLS away gets no password.
  server.behaviour.tls = null;
  watch({ plain: false });
  await until(state, row => row.trouble === "unreachable");
  expect(server.logins).toBe(logins);
});

test("of two workers one looks; the other takes over when it stops, or is gone for a minute", async () => {
  const one = watch({}, { holdMs: 50 }, "one");
  await until(() => server.logins === 1);
  watch({}, { holdMs: 50 }, "two");
  await wait(200);
  expect(server.logins).toBe(1);
  expect(await state()).toMatchObject({ holder: "one" });
  await one.stop();
  await until(() => server.logins === 2);
  server.put(write("handed-over"));
  await until(() => done() === 1);
  expect(await state()).toMatchObject({ holder: "two" });
  // Gone without a word: its time runs out.
  await db.admin.query(
    "UPDATE mail_in_watch SET holder = 'killed', lease_until = now() + interval '300 milliseconds'",
  );
  await until(async () => (await state()).holder === "two");
  server.put(write("after-the-gone"));
  await until(() => done() === 2);
});

test("who stops while it renews its right leaves the mailbox all the same", async () => {
  let delay = 0;
  const slow = new Proxy(db.client, {
    get: (client, name) =>
      name === "$transaction"
        ? async (...given: Parameters<typeof db.client.$transaction>) => {
            await wait(delay);
            return client.$transaction(...given);
          }
        : Reflect.get(client, name),
  });
  const one = watchImap(settings(), "one", () => undefined, {
    client: slow,
    pace: { lookMs: 30_000, holdMs: 50 },
  });
  await until(() => server.commands.at(-1)?.startsWith("IDLE"));
  delay = 400;
  await wait(80);
  delay = 0;
  await one.stop();
  await wait(500);
  const { rows } = await db.admin.query("SELECT lease_until <= now() AS free FROM mail_in_watch");
  expect(rows).toEqual([{ free: true }]);
});

const COUNT = 40;
test(`${COUNT} mails with the worker killed in between are ${COUNT}`, async () => {
  for (let n = 0; n < COUNT; n++) server.put(write(`kill-${n}`, { text: `Killed word ${n}.` }));
  const { host, port, user, password } = settings();
  const url = `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/INBOX`;
  const worker = async (): Promise<ChildProcess> => {
    const child = spawn(
      process.execPath,
      ["--no-warnings", path.resolve(import.meta.dirname, "../support/mail/imap-worker.ts")],
      {
        env: { ...process.env, DATABASE_URL: db.appUrl, DATABASE_POOL: "2", MAIL_IN_IMAP_URL: url },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    if (child.stdout) await once(child.stdout, "data");
    return child;
  };
  for (const share of [3, 14, 26]) {
    const child = await worker();
    await until(() => done() >= share);
    child.kill("SIGKILL");
    await once(child, "exit");
    // Its minute is over.
    await db.admin.query("UPDATE mail_in_watch SET lease_until = now()");
  }
  expect(done()).toBeLessThan(COUNT);
  watch();
  await until(() => done() >= COUNT && server.folder("INBOX").mails.length === 0);
  while ((await processInbound(60_000)) > 0);
  const { rows } = await db.admin.query(
    "SELECT body, count(*)::int AS n FROM ticket_message WHERE body LIKE 'Killed word %' GROUP BY body",
  );
  expect(rows).toHaveLength(COUNT);
  expect(rows.every(row => row.n === 1)).toBe(true);
}, 60_000);
