import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { processInbound } from "#lib/jobs/inbound-mail.ts";
import { type Watch, watchImap } from "#lib/jobs/mail-in/imap-watch.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { Dovecot, hasDovecot } from "#tests/support/imap/dovecot.ts";
import { letter, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";

// The other tests of the mailbox need a server that misbehaves on command and is everywhere; this one asks a server that
// people run, where it is installed.
describe.skipIf(!hasDovecot)("a mailbox on Dovecot", () => {
  let db: TestDatabase;
  let w: TicketWorld;
  let to: string;
  let server: Dovecot;
  let watching: Watch | null = null;
  const said: string[] = [];

  beforeAll(async () => {
    openMailIn();
    db = await cloneDatabase();
    usePrisma(db.client);
    w = await makeTicketWorld(db);
    to = await makeMailbox(db, w, { mostAnHour: 100_000 });
    server = await new Dovecot().start();
  });
  afterAll(async () => {
    await watching?.stop();
    await server?.close();
    await db?.drop();
  });

  const watch = () => {
    watching = watchImap(
      {
        host: "127.0.0.1",
        port: server.port,
        secure: false,
        plain: true,
        user: server.user,
        password: server.password,
        folder: "INBOX",
        done: "Atendido – ñandú",
      },
      "one",
      error => said.push(error.message),
      // It is told when something comes: nothing here waits for the clock.
      { pace: { lookMs: 60_000, retryMs: [50, 200] } },
    );
  };
  const put = () => server.count("Atendido – ñandú");
  async function until(good: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + 20_000;
    while (!(await good())) {
      if (performance.now() > end) throw new Error(`not within 20 s: ${await put()}; ${said.join(" / ")}`);
      await wait(50);
    }
  }

  test("the corpus is taken, put away and kept byte by byte; what comes later is told of", async () => {
    const folder = path.resolve(import.meta.dirname, "../support/mail/corpus");
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThanOrEqual(83);
    const mails = files.map(file =>
      Buffer.concat([Buffer.from(`Delivered-To: ${to}\r\n`), readFileSync(path.join(folder, file))]),
    );
    await server.put(...mails);
    watch();
    await until(async () => (await put()) === files.length);
    expect(await server.count("INBOX")).toBe(0);
    const later = letter({ from: w.ownContact.email, to, subject: "Told by the server", text: "Words." });
    await server.put(later);
    await until(async () => (await put()) === files.length + 1);
    expect(said).toEqual([]);
    while ((await processInbound(60_000)) > 0);
    const { rows } = await db.admin.query("SELECT subject FROM ticket WHERE subject = 'Told by the server'");
    expect(rows).toHaveLength(1);
    const states = await db.admin.query(
      "SELECT count(*)::int AS n FROM inbound_mail WHERE state = 'received'",
    );
    expect(states.rows[0].n).toBe(0);
  }, 60_000);

  test("30 mails with the server killed in between are 30 messages", async () => {
    const letters = Array.from({ length: 30 }, (_, n) =>
      letter({ from: w.ownContact.email, to, subject: `Dove ${n}`, text: `Dovecot word ${n}.` }),
    );
    for (const share of [0, 10, 20]) {
      await server.put(...letters.slice(share, share + 10));
      await server.kill();
      await wait(100);
      await server.start();
    }
    await until(async () => (await server.count("INBOX")) === 0);
    while ((await processInbound(60_000)) > 0);
    const { rows } = await db.admin.query(
      "SELECT body, count(*)::int AS n FROM ticket_message WHERE body LIKE 'Dovecot word %' GROUP BY body",
    );
    expect(rows).toHaveLength(30);
    expect(rows.every(row => row.n === 1)).toBe(true);
    const told = await db.admin.query("SELECT trouble, left_over FROM mail_in_watch");
    expect(told.rows).toEqual([{ trouble: "", left_over: 0 }]);
  }, 60_000);
});
