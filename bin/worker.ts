// The worker: rounds (outbox, timers) every few seconds, scheduled jobs through the queue. Any number may run.
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { forEachOf } from "#lib/jobs/for-each.ts";
import { beat } from "#lib/jobs/heartbeat.ts";
import { transportFromEnv } from "#lib/jobs/mail/transport.ts";
import { watchImap } from "#lib/jobs/mail-in/imap-watch.ts";
import { listenSmtp } from "#lib/jobs/mail-in/smtp.ts";
import { rounds } from "#lib/jobs/rounds.ts";
import { allTenants, schedule } from "#lib/jobs/schedule.ts";
import { prisma } from "#lib/platform/db/prisma.ts";
import { imapFromEnv } from "#lib/platform/mail-in/imap-settings.ts";

const name = `${hostname()}-${process.pid}`;
const transport = transportFromEnv();
let running = true;

const stopping = new AbortController();
/** Ends early when the worker stops, so that Ctrl-C doesn't wait for an idle loop. */
const sleep = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
const complain = (what: string, error: unknown) =>
  console.error(`worker: ${what}: ${error instanceof Error ? error.message : String(error)}`);

/** Goes on after an error: a database that is away comes back. */
async function loop(what: string, everyMs: number, run: () => Promise<number>): Promise<void> {
  let failures = 0;
  while (running) {
    try {
      const found = await run();
      failures = 0;
      if (found === 0) await sleep(everyMs);
    } catch (error) {
      failures += 1;
      complain(what, error);
      await sleep(Math.min(30_000, everyMs * 2 ** failures));
    }
  }
}

async function startQueue(): Promise<PgBoss | null> {
  const url = process.env.QUEUE_DATABASE_URL;
  if (!url) throw new Error("QUEUE_DATABASE_URL is not set");
  const boss = new PgBoss({ connectionString: url, schema: "pgboss", createSchema: false, max: 3 });
  boss.on("error", error => complain("queue", error));
  await boss.start();
  for (const job of schedule) {
    const queue = job.name.replaceAll(" ", "-");
    await boss.createQueue(queue, {
      retryLimit: 3,
      retryDelay: 30,
      retryBackoff: true,
      heartbeatSeconds: 60,
    });
    // One tenant's trouble is not the others'; the queue repeats the job, which is harmless where it was done.
    await boss.work(queue, async () =>
      forEachOf(await allTenants(), tenantId =>
        job.run(tenantId).catch(error => {
          complain(`${job.name} (${tenantId})`, error);
          throw error;
        }),
      ),
    );
    await boss.schedule(queue, job.cron);
    // Once at the start as well: what came due while no worker ran.
    await boss.send(queue, {}, { singletonKey: "start", singletonSeconds: 60 });
  }
  return boss;
}

/** The way in for mail, where the operator opened one. With several workers one has the port; the others go without. */
async function startMailIn() {
  const port = Number(process.env.MAIL_IN_PORT);
  if (!port) return null;
  const host = process.env.MAIL_IN_HOST ?? "127.0.0.1";
  return listenSmtp(port, host, error => complain("mail in", error)).catch(error => {
    complain("mail in", error);
    return null;
  });
}

const boss = await startQueue();
const mailIn = await startMailIn();
const imap = imapFromEnv();
const watching = imap && watchImap(imap, name, error => complain("mail in by IMAP", error));
const loops = [
  loop("heartbeat", 10_000, async () => {
    await beat(name);
    return 0;
  }),
  ...rounds.map(round => loop(round.name, round.everyMs, () => round.run(transport))),
];
console.log(`worker ${name} is at work`);

async function stop(): Promise<void> {
  if (!running) return;
  running = false;
  stopping.abort();
  await Promise.race([Promise.all([mailIn?.close(), watching?.stop()]), wait(2_000)]);
  await boss?.stop({ graceful: true, timeout: 5_000 }).catch(() => undefined);
  await Promise.race([Promise.all(loops), wait(6_000)]);
  transport.close();
  await prisma().$disconnect();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
