import { randomBytes } from "node:crypto";
import path from "node:path";
import { connected, withDatabase } from "#lib/platform/db/bootstrap.ts";
import { startEmbedded } from "#lib/platform/db/embedded.ts";
import { prisma } from "#lib/platform/db/prisma.ts";
import { giveUp, Stop } from "../steps/progress.mjs";
import { buildWhenStale, generateWhenStale } from "../up/build.ts";
import { partnered } from "./fill-partners.ts";
import { type Measure, measure } from "./measure.ts";
import { noticesRun, openVendorCalendar } from "./notices-run.ts";
import { ask, asRequested, databaseOf, PARTNERS, prepared, signIn, startWeb } from "./portal.ts";
import { recountRun } from "./recount-run.ts";
import { steadyRun } from "./steady-run.ts";
import { subjects, type Visitor } from "./subjects.ts";

const root = path.resolve(import.meta.dirname, "../..");
const option = (name: string, fallback: number) => {
  const given = process.argv.find(arg => arg.startsWith(`--${name}=`));
  const value = given ? Number(given.split("=")[1]) : fallback;
  if (!Number.isInteger(value) || value < (given ? 1 : 0)) throw new Stop(`--${name} wants a whole number`);
  return value;
};

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
  const admin = withDatabase(server.adminUrl, databaseOf(size));
  const urls = await prepared(server.adminUrl, root, size);
  Object.assign(process.env, { DATABASE_URL: urls.appUrl, AUTH_SECRET: randomBytes(32).toString("hex") });
  await buildWhenStale(root);
  const rate = option("rate", 0);
  const web = [];
  // A page takes one core: as many servers as there are.
  for (let i = 0; i < (rate > 0 ? option("web", 2) : 1); i++) {
    const { base, stop } = await startWeb(urls.appUrl, root);
    undo.push(stop);
    web.push(base);
  }
  const [base = ""] = web;
  undo.push(() => prisma().$disconnect());
  if (rate > 0) return steadyRun(web, admin, size, { perSecond: rate, seconds: load.seconds });
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
