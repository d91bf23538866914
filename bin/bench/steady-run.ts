import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { searchPage } from "#lib/features/search/page.ts";
import { ticketCounts } from "#lib/features/tickets/queries/counts.ts";
import { ticketFilterOptions } from "#lib/features/tickets/queries/filter-options.ts";
import { listTickets } from "#lib/features/tickets/queries/list.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { connected } from "#lib/platform/db/bootstrap.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { type Cost, costOf } from "./cost.ts";
import { goOn } from "./going-on.ts";
import { type Latencies, type Load, latenciesOf, openLoop, type Taken } from "./open-loop.ts";
import { ask, asRequested, type Size, signIn } from "./portal.ts";
import type { Visitor } from "./subjects.ts";

/** Somebody at work, and cases they may read. */
type Worker = { visitor: Visitor; side: "vendor" | "partner" | "customer"; numbers: string[] };

type Asked = { path: string; sql: (tx: Tx, now: Date) => Promise<unknown> };
type Name = "floor" | "list" | "search" | "ticket";
type Subject = { name: Name; target: number; ask: (w: Worker, i: number) => Asked };

/** Large, middling and small workspaces; each is asked for by people of its three sides. */
const WORKSPACES = [1, 1, 1, 2, 2, 3, 5, 9, 20, 60, 150];

const QUESTIONS = [
  "backup", // very common
  "cluster stops",
  "restart log",
  "since monday",
  "node 42",
  "certificate repeats",
  "bakcup", // mistyped
  "restarted",
  "quixotic", // nowhere
  "upgrade",
];

const subjects: Subject[] = [
  // What stands below every page: Next with a page that shows nothing; who asks, what they may see and the rail.
  { name: "floor", target: 150, ask: () => ({ path: "/floor", sql: async () => undefined }) },
  {
    name: "list",
    target: 150,
    ask: ({ visitor: v, side }, i) => {
      const view = side === "customer" ? "all" : (["team", "mine", "all", "unassigned"] as const)[i % 4];
      return {
        path: `/${v.slug}/tickets?view=${view}`,
        sql: async (tx, now) => {
          await listTickets(tx, v.actor, { view: view ?? "team" }, now);
          await ticketCounts(tx, v.actor);
          await ticketFilterOptions(tx, v.actor);
        },
      };
    },
  },
  {
    name: "search",
    target: 300,
    ask: ({ visitor: v, numbers }, i) => {
      // One of eleven looks for a number.
      const words = [...QUESTIONS, numbers[i % numbers.length] ?? ""][i % (QUESTIONS.length + 1)] ?? "";
      const asked = {
        words,
        open: null,
        priority: null,
        customerOrgId: null,
        productId: null,
        from: null,
        to: null,
      };
      return {
        path: `/${v.slug}/search?q=${encodeURIComponent(words)}`,
        sql: (tx, now) =>
          searchPage(tx, v.actor, { ...asked, kind: null, after: null }, now.toISOString().slice(0, 10)),
      };
    },
  },
  {
    name: "ticket",
    target: 150,
    ask: ({ visitor: v, numbers }, i) => {
      const number = numbers[i % numbers.length] ?? "";
      return { path: `/${v.slug}/tickets/${number}`, sql: (tx, now) => getTicket(tx, v.actor, number, now) };
    },
  },
];

/** What people ask for in a day at the desk: of twenty requests nine for a list, seven for a case, four for a search. */
const DAY: Name[] = [
  ..."list ticket list search ticket list ticket list search list".split(" "),
  ..."ticket list ticket search list ticket list search ticket list".split(" "),
] as Name[];

/** `page` is null where no rate kept the promise. */
type Result = Record<string, { own: Latencies; cost: Cost; page: Latencies | null; rate: number }>;

/** Pages are asked faster and faster, until they no longer keep what was promised. */
const RATES = [5, 10, 15, 20, 25, 30, 40, 50];

type Run = { bases: readonly string[]; workers: readonly Worker[]; load: Load };
type Once = (subject: Subject, i: number) => Promise<boolean>;

/**
 * What people of many workspaces wait for the list, the search and a case: Escala's own part (who asks, what they may see, the
 * rail and the page's reading) at so many a second, then pages of all the web servers together, up to the rate they keep, and at
 * last a day at the desk, all of them mixed. Kept in a file, so that a run of another size is set beside it: what it costs must
 * not grow with what there is.
 */
export async function steadyRun(
  bases: readonly string[],
  admin: string,
  size: Size,
  load: Load,
): Promise<void> {
  const workers: Worker[] = [];
  for (const n of WORKSPACES)
    for (const side of ["vendor", "partner", "customer"] as const)
      workers.push(await workerOf(admin, `bench-${n}`, side));
  const busy = os.loadavg()[0] ?? 0;
  console.log(
    `\n  ${size.tickets} tickets over ${size.workspaces} workspaces; ${load.perSecond} a second for ${load.seconds} s, ${workers.length} people, ${bases.length} web servers; load of the machine before: ${busy.toFixed(1)}\n`,
  );
  const run = { bases, workers, load };
  // A stride without a pattern: people and workspaces take turns.
  const at = (i: number) => workers[(i * 7) % workers.length] as Worker;
  const own: Once = async (subject, i) => {
    await asRequested(at(i).visitor, (tx, now) => subject.ask(at(i), i).sql(tx, now));
    return true;
  };
  const base = (i: number) => bases[i % bases.length] ?? "";
  const whole: Once = (subject, i) =>
    ask(base(i), at(i).visitor, { path: subject.ask(at(i), i).path }, subject.name);
  const next: Once = (subject, i) => goOn(base(i), at(i).visitor, subject.ask(at(i), i).path);
  const result: Result = {};
  const dayAlone = process.argv.includes("--only=day");
  for (const subject of dayAlone ? [] : subjects) {
    for (let i = 0; i < 2 * workers.length; i++) await own(subject, i);
    // Every one of them with every question, and often enough that what a new connection plans anew hardly counts.
    const cost = await costOf(admin, i => own(subject, i), 16 * workers.length);
    const read = latenciesOf(await openLoop(i => own(subject, i), load));
    print(subject.name, load.perSecond, read, subject.target);
    console.log(
      `    a request: ${cost.blocks.toFixed(0)} pages of the database, ${cost.database.toFixed(1)} ms in it, ${cost.own.toFixed(1)} ms of the process`,
    );
    const page = await kept(run, subject, "  whole page", whole);
    if (subject.name !== "floor") await kept(run, subject, "  next page", next);
    result[subject.name] = {
      own: read,
      cost,
      page: page?.latencies ?? null,
      rate: page?.rate ?? 0,
    };
  }
  console.log("\n  a day at the desk: nine lists, seven cases, four searches in twenty");
  await mixed(run, "own part", own);
  await mixed(run, "next page", next);
  await mixed(run, "whole page", whole);
  if (!dayAlone) compare(size, result);
}

/** The fastest rate at which 95 of 100 are answered in time, and none fails; null where even the slowest is too fast. */
async function kept(
  { workers, load }: Run,
  subject: Subject,
  name: string,
  once: Once,
): Promise<{ latencies: Latencies; rate: number } | null> {
  for (let i = 0; i < 2 * workers.length; i++) await once(subject, i);
  let found: { latencies: Latencies; rate: number } | null = null;
  const measured = (perSecond: number) =>
    openLoop(i => once(subject, i), { perSecond, seconds: load.seconds }).then(latenciesOf);
  const fine = ({ p95, failures }: Latencies) => p95 <= subject.target && failures === 0;
  for (const perSecond of RATES) {
    let latencies = await measured(perSecond);
    // A stall of the machine is not the portal's: each rate may be tried a second time.
    if (!fine(latencies)) latencies = await measured(perSecond);
    if (!fine(latencies)) {
      if (!found) print(name, perSecond, latencies, subject.target);
      break;
    }
    found = { latencies, rate: perSecond };
  }
  if (found) print(name, found.rate, found.latencies, subject.target);
  return found;
}

/** All of it mixed, up to the rate at which each kind keeps its promise. */
async function mixed({ load }: Run, name: string, once: Once): Promise<void> {
  const kindOf = (i: number) => DAY[i % DAY.length] as Name;
  const known = new Map(subjects.map(subject => [subject.name, subject]));
  const ofDay = (i: number) => once(known.get(kindOf(i)) as Subject, i);
  let lines: [Subject, number, Latencies][] = [];
  for (let i = 0; i < 200; i++) await ofDay(i);
  // As above, each rate may be tried a second time.
  const tries = RATES.filter(rate => rate >= 20).flatMap(rate => [rate, rate]);
  let [reached, failed] = [0, 0];
  for (const perSecond of tries) {
    if (perSecond === reached) continue;
    // Long enough that a search comes often enough to say how long one in twenty takes.
    const seconds = Math.max(load.seconds, 10);
    const taken: Taken[] = await openLoop(ofDay, { perSecond, seconds });
    const now = [...new Set(DAY)].map((kind): [Subject, number, Latencies] => [
      known.get(kind) as Subject,
      perSecond,
      latenciesOf(taken.filter(one => kindOf(one.i) === kind)),
    ]);
    const fine = now.every(([subject, , l]) => l.p95 <= subject.target && l.failures === 0);
    if (fine || lines.length === 0) lines = now;
    if (fine) reached = perSecond;
    else if (failed === perSecond) break;
    else failed = perSecond;
  }
  for (const [subject, perSecond, latencies] of lines)
    print(`${name}: ${subject.name}`, perSecond, latencies, subject.target);
}

function print(name: string, rate: number, { p50, p95, p99, failures }: Latencies, target: number): void {
  console.log(
    `  ${name.padEnd(20)}${`${rate}/s`.padStart(6)}   p50 ${ms(p50)}   p95 ${ms(p95)}   p99 ${ms(p99)}   (p95 at most ${target})${failures ? `   ${failures} failed` : ""}`,
  );
}

const ms = (value: number | undefined) => (value ?? 0).toFixed(1).padStart(7);

async function workerOf(admin: string, slug: string, side: Worker["side"]): Promise<Worker> {
  const visitor = await signIn(slug, side);
  const { actor } = visitor;
  const own = { vendor: "", partner: "AND t.partner_org_id = $2", customer: "AND t.customer_org_id = $2" }[
    side
  ];
  const numbers = await connected(admin, async c => {
    const { rows } = await c.query(
      `SELECT t.number FROM ticket t WHERE t.tenant_id = $1 ${own} ORDER BY md5(t.number) LIMIT 200`,
      own ? [actor.tenantId, actor.orgId] : [actor.tenantId],
    );
    return rows.map(row => row.number as string);
  });
  return { visitor, side, numbers };
}

/** Beside what was measured before at the smallest size. */
function compare(size: Size, result: Result): void {
  const folder = path.join(".data", "bench-steady");
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${size.tickets}.json`), JSON.stringify(result));
  const smallest = fs
    .readdirSync(folder)
    .map(file => Number(path.basename(file, ".json")))
    .sort((a, b) => a - b)[0];
  if (smallest === undefined || smallest >= size.tickets) return;
  const before = JSON.parse(fs.readFileSync(path.join(folder, `${smallest}.json`), "utf8")) as Result;
  console.log(`\n  Escala's own part beside that of ${smallest} tickets:`);
  const times = (now = 0, then = 0) => `× ${(now / (then || 1)).toFixed(2)}`;
  const both = (cost: Cost | undefined) => (cost ? cost.database + cost.own : 0);
  for (const { name } of subjects) {
    const [is, was] = [result[name], before[name]];
    console.log(
      `  ${name.padEnd(14)}p50 ${times(is?.own.p50, was?.own.p50)}   p95 ${times(is?.own.p95, was?.own.p95)}   pages of the database ${times(is?.cost?.blocks, was?.cost?.blocks)}   time in it ${times(is?.cost?.database, was?.cost?.database)}   of the process ${times(is?.cost?.own, was?.cost?.own)}   both ${times(both(is?.cost), both(was?.cost))}`,
    );
  }
}
