import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processInbound } from "#lib/jobs/inbound-mail.ts";
import { type Listener, listenSmtp } from "#lib/jobs/mail-in/smtp.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { letter, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";

/** How many mails; `npm run mail-storm` sends a thousand. */
const MAILS = Number(process.env.MAIL_STORM ?? 24);
const TIMES = 3;

let db: TestDatabase;
let w: TicketWorld;
let to: string;
let listener: Listener;
const troubles: Error[] = [];

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  to = await makeMailbox(db, w, { mostAnHour: 100_000 });
  listener = await listenSmtp(0, "127.0.0.1", error => troubles.push(error));
});
afterAll(async () => {
  await listener.close();
  await db.drop();
});

const client = () =>
  createTransport({
    host: "127.0.0.1",
    port: listener.port,
    secure: false,
    pool: true,
    maxConnections: 4,
    maxMessages: 1_000,
  });

test("a mail for nobody is turned away before it is sent, and one for two addresses of a workspace is one", async () => {
  const smtp = client();
  const raw = letter({ from: w.contact.email, to, subject: "For two", text: "Once." });
  const send = (all: string[]) => smtp.sendMail({ envelope: { from: w.contact.email, to: all }, raw });
  await expect(send(["nobody@portal.example"])).rejects.toThrow(/550/);
  await expect(send([to.replace("portal.example", "elsewhere.example")])).rejects.toThrow(/550/);
  await send([to, to.replace("@", "+x@")]);
  smtp.close();
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n, sum(deliveries)::int AS came FROM inbound_mail",
  );
  expect(rows[0]).toEqual({ n: 1, came: 1 });
  await processInbound(60_000, db.client);
  expect(troubles).toEqual([]);
});

/** A worker of its own process, ready to be killed. */
async function worker(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ["--no-warnings", path.resolve(import.meta.dirname, "../support/mail/worker.ts")],
    {
      env: { ...process.env, DATABASE_URL: db.appUrl, DATABASE_POOL: "2" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (child.stdout) await once(child.stdout, "data");
  return child;
}

test(`${MAILS} mails delivered ${TIMES} times each, with the worker killed in between, are ${MAILS} messages`, async () => {
  const before = await db.admin.query("SELECT count(*)::int AS n FROM ticket_message");
  const smtp = client();
  // Every third opens a case; the others answer the first case, so that they meet on one row.
  const [first] = (await db.admin.query("SELECT number FROM ticket LIMIT 1")).rows;
  const letters = Array.from({ length: MAILS }, (_, n) =>
    letter({
      from: w.contact.email,
      to,
      subject: n % 3 === 0 ? `Storm number ${n}` : `RE: [${first.number}]`,
      text: `Word ${n} of the storm.`,
    }),
  );
  const deliveries = Array.from({ length: TIMES }, () => letters).flat();
  const sending = Promise.all(
    deliveries.map(raw => smtp.sendMail({ envelope: { from: w.contact.email, to: [to] }, raw })),
  );
  let killed = 0;
  const left = async () =>
    (await db.admin.query("SELECT count(*)::int AS n FROM inbound_mail WHERE state = 'received'")).rows[0].n;
  const kill = async (child: ChildProcess) => {
    child.kill("SIGKILL");
    await once(child, "exit");
    killed += 1;
    // What it held is anybody's again once its lease is over.
    await db.admin.query(
      "UPDATE inbound_mail SET claimed_at = claimed_at - interval '2 minutes' WHERE state = 'received'",
    );
  };
  const kills = Math.max(2, Math.round(MAILS / 100));
  for (let n = 0; n < kills; n++) {
    const child = await worker();
    await wait(150 + (n % 5) * 60);
    await kill(child);
  }
  await sending;
  smtp.close();
  while ((await left()) > 0) await processInbound(60_000, db.client);
  expect(killed).toBe(kills);

  const messages = await db.admin.query(
    "SELECT body, count(*)::int AS n FROM ticket_message WHERE body LIKE 'Word % of the storm.' GROUP BY body",
  );
  expect(messages.rows).toHaveLength(MAILS);
  expect(messages.rows.every(row => row.n === 1)).toBe(true);
  const after = await db.admin.query("SELECT count(*)::int AS n FROM ticket_message");
  expect(after.rows[0].n - before.rows[0].n).toBe(MAILS);
  const mails = await db.admin.query(
    "SELECT state, sum(deliveries)::int AS came, count(*)::int AS n FROM inbound_mail WHERE subject <> 'For two' GROUP BY state",
  );
  expect(mails.rows).toEqual([{ state: "processed", came: MAILS * TIMES, n: MAILS }]);
  expect(troubles).toEqual([]);
});
