import { performance } from "node:perf_hooks";
import type pg from "pg";
import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { versionOf } from "#lib/features/calendars/drafts.ts";
import { blastRadius } from "#lib/features/calendars/radius.ts";
import { recountStep } from "#lib/features/tickets/recount.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import type { Visitor } from "./subjects.ts";

const KEY = "madrid";
const OPEN = 100_000;

/**
 * A calendar gets a closing of two days while 100,000 clocks are open by it: what it moves is looked at first, then they are
 * counted anew step by step, as the task does it (docs/clock.md). Leaves the workspace as it was. One line about both.
 */
export async function recountRun(
  admin: pg.Client,
  { actor, workspace }: Pick<Visitor, "actor" | "workspace">,
  open = OPEN,
): Promise<string> {
  const { tenantId } = actor;
  const by = { ...actor, roles: ["vendor_admin" as const] };
  const sql = (text: string, ...values: unknown[]) => admin.query(text, [tenantId, ...values]);
  const { rows } = await sql(
    "SELECT count(*)::int AS n FROM ticket_clock WHERE tenant_id = $1 AND stopped_at IS NULL",
  );
  const each = Math.ceil(open / Math.min(1000, rows[0].n));
  await sql(
    `INSERT INTO ticket_clock (tenant_id, id, ticket_id, partner_org_id, customer_org_id, kind, cycle, priority, target_minutes,
       calendar_key, calendar_version, started_at, due_at, warn_at, warn_at_percent)
     SELECT tenant_id, gen_random_uuid(), ticket_id, partner_org_id, customer_org_id, 'bench', 1000 + n, priority, 1440,
       '${KEY}', 1, now() - make_interval(mins => n % 3000), now() + interval '3 days', now() + interval '2 days', 75
     FROM (SELECT * FROM ticket_clock WHERE tenant_id = $1 AND stopped_at IS NULL LIMIT 1000) c,
       generate_series(1, $2::int) n LIMIT $3`,
    each,
    open,
  );
  try {
    const today = todayIn(workspace.timeZone, Date.now());
    const before = await inWorkspace(by, tx => versionOf(tx, tenantId, KEY));
    if (!before || before.roundTheClock) throw new Error(`no office hours in ${workspace.slug}`);
    const closing = { name: "Closed", kind: "closed" as const, date: today, until: addDays(today, 1) };
    const calendar = { ...before, version: before.version + 1, exceptions: [closing] };
    const looked = performance.now();
    const radius = await inWorkspace(
      by,
      (tx, now) => blastRadius(tx, by, { calendar, effectiveFrom: today }, today, now.getTime()),
      undefined,
      120_000,
    );
    const seen = performance.now() - looked;
    await sql(
      `INSERT INTO business_calendar_version (tenant_id, id, key, version, effective_from, definition, published_by)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, 'Bench')`,
      KEY,
      calendar.version,
      today,
      JSON.stringify(calendar),
    );
    const { steps, took, longest, counted } = await recount(by, calendar.version);
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    return `  recount ${radius.open} open clocks: ${radius.later + radius.earlier} moved, seen in ${seconds(seen)}; ${counted} counted anew in ${seconds(took)}, ${steps} steps, the longest ${seconds(longest)}`;
  } finally {
    await sql("DELETE FROM timer WHERE tenant_id = $1 AND cycle > 1000");
    await sql("DELETE FROM ticket_clock WHERE tenant_id = $1 AND kind = 'bench'");
    await sql("UPDATE ticket_clock SET calendar_version = 1 WHERE tenant_id = $1 AND calendar_key = $2", KEY);
    await sql("DELETE FROM business_calendar_version WHERE tenant_id = $1 AND key = $2 AND version > 1", KEY);
  }
}

/** Step by step, each a transaction, as the worker does it. */
async function recount(actor: Visitor["actor"], version: number) {
  const begun = performance.now();
  let [steps, longest, counted] = [0, 0, 0];
  for (let cursor = {}; ; ) {
    const since = performance.now();
    const made = await inWorkspace(
      actor,
      tx => recountStep(tx, actor, { key: KEY, version }, cursor),
      undefined,
      30_000,
    );
    longest = Math.max(longest, performance.now() - since);
    steps++;
    counted = made.done;
    cursor = made.cursor;
    if (made.finished) return { steps, longest, counted, took: performance.now() - begun };
  }
}
