import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { railCounts } from "#lib/features/home/queries/rail.ts";
import { openSession, sealSession } from "#lib/platform/auth.ts";
import { bootstrap, connected, withDatabase } from "#lib/platform/db/bootstrap.ts";
import { startEmbedded } from "#lib/platform/db/embedded.ts";
import { freePort } from "#lib/platform/db/embedded-process.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { prisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { lookUpActor, lookUpSession } from "#lib/platform/lookup.ts";
import { giveUp, Stop, step } from "../steps/progress.mjs";
import { buildWhenStale, generateWhenStale } from "../up/build.ts";
import { Part } from "../up/parts.ts";
import { fill } from "./fill.ts";
import { fillPartners, partnered } from "./fill-partners.ts";
import { type Measure, measure } from "./measure.ts";
import { noticesRun, openVendorCalendar } from "./notices-run.ts";
import { recountRun } from "./recount-run.ts";
import { subjects, type Visitor } from "./subjects.ts";

const root = path.resolve(import.meta.dirname, "../..");
const option = (name: string, fallback: number) => {
  const given = process.argv.find(arg => arg.startsWith(`--${name}=`));
  const value = given ? Number(given.split("=")[1]) : fallback;
  if (!Number.isInteger(value) || value < 1) throw new Stop(`--${name} wants a whole number`);
  return value;
};

/** Companies in each of the two workspaces on which a dry run is measured (P20). */
const PARTNERS = 2_000;

/** The first failure of a kind is shown; the rest are counted. */
const complained = new Set<string>();
const undo: (() => Promise<void> | void)[] = [];
async function finish(code: number): Promise<never> {
  for (const step of undo.reverse()) await step();
  process.exit(code);
}
process.on("SIGINT", () => void finish(1));

try {
  await run();
  await finish(0);
} catch (error) {
  for (const step of undo.reverse()) await step();
  giveUp(error);
}

async function run(): Promise<void> {
  const size = {
    tickets: option("tickets", 100_000),
    workspaces: option("workspaces", 50),
    people: option("people", 7),
  };
  const load = { seconds: option("seconds", 6), connections: option("connections", 2) };
  process.chdir(root);
  await generateWhenStale(root);
  const server = await startEmbedded({
    home: path.join(root, ".data"),
    name: "bench-postgres",
    durable: true,
  });
  undo.push(() => server.stop());
  const name = `escala_bench_${size.tickets}_${size.workspaces}_${size.people}`;
  const password = new URL(server.adminUrl).password;
  const admin = withDatabase(server.adminUrl, name);
  const urls = await prepared(
    server.adminUrl,
    name,
    { owner: password, app: password, queue: password },
    size,
  );
  Object.assign(process.env, { DATABASE_URL: urls.appUrl, AUTH_SECRET: randomBytes(32).toString("hex") });
  await buildWhenStale(root);
  const base = await startWeb(urls.appUrl);
  const read = await connected(admin, readSamples);
  const vendor = await signIn("bench-1", "vendor");
  const partner = await signIn("bench-1", "partner");
  const manager = new Map<string, Visitor>();
  for (const { slug } of partnered) manager.set(slug, await signIn(slug, "vendor"));
  const [first] = manager.values();
  if (!first) throw new Stop("nobody looks after partners");
  const samples = { ...read, calendar: await openVendorCalendar(first), companies: PARTNERS };
  console.log(
    `\n  ${size.tickets} tickets over ${size.workspaces} workspaces; ${load.connections} at once, ${load.seconds} s each\n`,
  );
  console.log(
    "                        requests/s     p50     p95      SQL p50     p95    p95 / (floor + SQL)",
  );
  const floor = await measure(() => ask(base, vendor, { path: "/floor" }, "floor"), load);
  line("bare dynamic page", floor, null, null);
  const only = process.argv.find(arg => arg.startsWith("--only="))?.slice(7);
  for (const subject of subjects(root, samples).filter(x => !only || x.name.includes(only))) {
    let i = 0;
    const visitor = subject.as === "partner" ? partner : (manager.get(subject.as ?? "") ?? vendor);
    const page = await measure(
      () => ask(base, visitor, subject.request(visitor, i++), subject.name, subject.holds),
      load,
    );
    const { sql } = subject;
    let n = 0;
    const own = sql
      ? await measure(async () => {
          await asRequested(visitor, (tx, now) => sql(tx, visitor, now, n++));
          return true;
        }, load)
      : null;
    line(subject.name, page, own, own ? page.p95 / (floor.p95 + own.p95) : null);
  }
  if (!only || "notices run".includes(only))
    for (const visitor of manager.values()) console.log(await connected(admin, c => noticesRun(c, visitor)));
  if (!only || "recount".includes(only)) console.log(await connected(admin, c => recountRun(c, vendor)));
  console.log("");
}

function line(name: string, page: Measure, sql: Measure | null, ratio: number | null): void {
  const ms = (value: number | undefined) => (value === undefined ? "" : value.toFixed(1)).padStart(8);
  console.log(
    `  ${name.padEnd(20)}${page.perSecond.toFixed(1).padStart(12)}${ms(page.p50)}${ms(page.p95)}     ${ms(sql?.p50)}${ms(sql?.p95)}${ratio === null ? "" : ratio.toFixed(2).padStart(14)}${page.failures ? `   ${page.failures} failed` : ""}`,
  );
}

/** Everything a page asks of the database: the session, the actor, the rail around it, then its own. */
async function asRequested(v: Visitor, work: Parameters<typeof inWorkspace<unknown>>[1]): Promise<void> {
  const claim = await openSession(v.cookie);
  const session = claim && (await lookUpSession(claim));
  const membership = session?.memberships[0];
  if (!session || !membership) throw new Error("not signed in");
  const acting = await lookUpActor(session, membership);
  if (!acting) throw new Error("nobody");
  await inWorkspace(acting.actor, tx => railCounts(tx, acting.actor));
  await inWorkspace(acting.actor, work);
}

async function prepared(
  adminUrl: string,
  name: string,
  passwords: { owner: string; app: string; queue: string },
  size: { tickets: number; workspaces: number; people: number },
) {
  const known = await connected(
    adminUrl,
    async c => (await c.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])).rowCount,
  );
  if (known && process.argv.includes("--keep")) return bootstrap(adminUrl, name, passwords);
  await connected(adminUrl, c => c.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
  return step(`Filling ${size.tickets} tickets over ${size.workspaces} workspaces`, async note => {
    const urls = await bootstrap(adminUrl, name, passwords);
    await applyMigrations(urls.ownerUrl, root);
    await connected(withDatabase(adminUrl, name), async c => {
      await fill(c, size, note);
      for (const one of partnered) {
        note(`${one.slug}: ${PARTNERS} partners`);
        await fillPartners(c, one, { companies: PARTNERS, people: size.people });
      }
      await c.query("VACUUM ANALYZE");
    });
    return urls;
  });
}

async function startWeb(appUrl: string): Promise<string> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const part = new Part({
    name: "bench-web",
    root,
    args: [next, "start", "-H", "127.0.0.1", "-p", String(port)],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: appUrl,
      APP_URL: base,
      NEXTAUTH_URL: base,
      ESCALA_BENCH: "yes",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    logFolder: path.join(root, ".data", "logs"),
    verbose: false,
    tell: () => undefined,
  });
  undo.push(() => part.stop());
  for (let i = 0; i < 200; i++, await sleep(150)) {
    const answer = await fetch(`${base}/api/health/live`).catch(() => null);
    if (answer?.ok) return base;
  }
  throw new Stop(`the web server doesn't answer:\n${fs.readFileSync(part.logFile, "utf8").slice(-2000)}`);
}

/** An engineer of the vendor, or of the first partner. */
async function signIn(slug: string, side: "vendor" | "partner"): Promise<Visitor> {
  const client = prisma();
  const { inAuth } = await import("#lib/platform/db/workspace.ts");
  const sessionId = newId();
  const account = await inAuth(
    async tx => {
      const found = await tx.account.findUniqueOrThrow({
        where: { email: `${slug}-${side}-0@bench.example` },
      });
      await tx.session.create({
        data: { id: sessionId, accountId: found.id, expiresAt: new Date(Date.now() + 86_400_000) },
      });
      return found;
    },
    undefined,
    client,
  );
  undo.push(() => client.$disconnect());
  const claim = { accountId: account.id, sessionId };
  const session = await lookUpSession(claim);
  const membership = session?.memberships[0];
  const acting = session && membership ? await lookUpActor(session, membership) : null;
  if (!acting) throw new Stop("the bench's engineer isn't there");
  return { slug, ...acting, cookie: await sealSession(claim) };
}

async function readSamples(c: import("pg").Client) {
  const all = await c.query(
    `SELECT t.number, t.open FROM ticket t JOIN workspace w USING (tenant_id) WHERE w.slug = 'bench-1' ORDER BY t.opened_at DESC LIMIT 400`,
  );
  const open = await c.query(
    `SELECT t.number FROM ticket t JOIN workspace w USING (tenant_id) JOIN organisation o ON o.tenant_id = t.tenant_id AND o.id = t.partner_org_id
     WHERE w.slug = 'bench-1' AND o.slug = 'partner-0' AND t.open AND t.state = 'in_progress' ORDER BY t.opened_at DESC LIMIT 300`,
  );
  const own = await c.query(
    `WITH mine AS (SELECT c.* FROM contract c JOIN workspace w USING (tenant_id) JOIN organisation o ON o.tenant_id = c.tenant_id AND o.id = c.partner_org_id
                   WHERE w.slug = 'bench-1' AND o.slug = 'partner-0' ORDER BY c.number LIMIT 1)
     SELECT m.id AS contract, s.id AS system, a.person_id AS contact FROM mine m
     JOIN contract_system s ON s.tenant_id = m.tenant_id AND s.contract_id = m.id
     JOIN authorised_contact a ON a.tenant_id = m.tenant_id AND a.contract_id = m.id`,
  );
  const row = own.rows[0];
  return {
    numbers: all.rows.map(r => r.number as string),
    open: open.rows.map(r => r.number as string),
    contractId: row.contract as string,
    systemId: row.system as string,
    contactId: row.contact as string,
  };
}

async function ask(
  base: string,
  v: Visitor,
  r: { path: string; init?: RequestInit },
  what: string,
  holds?: string,
): Promise<boolean> {
  const answer = await fetch(base + r.path, {
    ...r.init,
    headers: {
      ...(r.init?.headers as Record<string, string>),
      cookie: `escala.session=${v.cookie}`,
      origin: base,
    },
    redirect: "manual",
  });
  const text = await answer.text();
  const fine = answer.status === 200 && (!holds || text.includes(holds));
  if (!fine && !complained.has(what)) {
    complained.add(what);
    console.log(`    ${r.path}: ${answer.status} ${text.slice(-300).replaceAll("\n", " ")}`);
  }
  return fine;
}
