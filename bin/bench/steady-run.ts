import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { railCounts } from "#lib/features/home/queries/rail.ts";
import { searchPage } from "#lib/features/search/page.ts";
import { ticketCounts } from "#lib/features/tickets/queries/counts.ts";
import { ticketFilterOptions } from "#lib/features/tickets/queries/filter-options.ts";
import { listTickets } from "#lib/features/tickets/queries/list.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { connected } from "#lib/platform/db/bootstrap.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { type Latencies, openLoop } from "./open-loop.ts";
import { ask, type Size, signIn } from "./portal.ts";
import type { Visitor } from "./subjects.ts";

/** Somebody at work, and cases they may read. */
type Worker = { visitor: Visitor; side: "vendor" | "partner" | "customer"; numbers: string[] };

type Asked = { path: string; sql: (tx: Tx, now: Date) => Promise<unknown> };
type Subject = { name: string; target: number; ask: (w: Worker, i: number) => Asked };

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

type Result = Record<string, { page: Latencies; sql: Latencies }>;

/**
 * What people of many workspaces wait for the list, the search and a case at so many requests a second, and what of it the database
 * takes. Kept, so that a run of another size is set beside it: what it costs must not grow with what there is.
 */
export async function steadyRun(
  base: string,
  admin: string,
  size: Size,
  load: { perSecond: number; seconds: number },
): Promise<void> {
  const workers: Worker[] = [];
  for (const n of WORKSPACES)
    for (const side of ["vendor", "partner", "customer"] as const)
      workers.push(await workerOf(admin, `bench-${n}`, side));
  const busy = os.loadavg()[0] ?? 0;
  console.log(
    `\n  ${size.tickets} tickets over ${size.workspaces} workspaces; ${load.perSecond} requests a second for ${load.seconds} s, ${workers.length} people; load of the machine before: ${busy.toFixed(1)}\n`,
  );
  const result: Result = {};
  for (const subject of [floor, ...subjects]) {
    const at = (i: number) => workers[(i * 7) % workers.length] as Worker;
    const page = (i: number) => ask(base, at(i).visitor, { path: subject.ask(at(i), i).path }, subject.name);
    const sql = async (i: number) => {
      const { actor } = at(i).visitor;
      await inWorkspace(actor, tx => railCounts(tx, actor));
      await inWorkspace(actor, (tx, now) => subject.ask(at(i), i).sql(tx, now));
      return true;
    };
    for (let i = 0; i < 2 * workers.length; i++) await page(i);
    const pages = await openLoop(page, load);
    for (let i = 0; i < workers.length; i++) await sql(i);
    result[subject.name] = { page: pages, sql: await openLoop(sql, load) };
    const { p50, p95, p99, failures } = pages;
    const own = result[subject.name]?.sql;
    console.log(
      `  ${subject.name.padEnd(10)} page p50 ${ms(p50)} p95 ${ms(p95)} p99 ${ms(p99)}${subject.target ? `  (at most ${subject.target})` : ""}   SQL p50 ${ms(own?.p50)} p95 ${ms(own?.p95)}${failures ? `   ${failures} failed` : ""}`,
    );
  }
  compare(size, result);
}

const floor: Subject = {
  name: "bare page",
  target: 0,
  ask: () => ({ path: "/floor", sql: async () => undefined }),
};

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
  console.log(`\n  beside ${smallest} tickets:`);
  for (const { name } of subjects) {
    const ratio = (of: "page" | "sql", p: "p50" | "p95") =>
      ((result[name]?.[of][p] ?? 0) / (before[name]?.[of][p] || 1)).toFixed(2);
    console.log(
      `  ${name.padEnd(10)} page p50 × ${ratio("page", "p50")}, p95 × ${ratio("page", "p95")}; SQL p50 × ${ratio("sql", "p50")}, p95 × ${ratio("sql", "p95")}`,
    );
  }
}
