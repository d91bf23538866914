import { expect } from "@playwright/test";
import { one, sql } from "./sql.ts";

type TimerRow = { id: string; kind: string; level: number; firedAt: Date | null };

const ticketOf = (workspace: string, number: string) =>
  one<{ tenantId: string; id: string }>(
    `SELECT t.tenant_id AS "tenantId", t.id FROM ticket t JOIN workspace_slug w ON w.tenant_id = t.tenant_id
     WHERE w.slug = $1 AND t.number = $2`,
    [workspace, number],
  );

/** All timers of a case, in the order of their times. */
export async function timersOf(workspace: string, number: string): Promise<TimerRow[]> {
  const ticket = await ticketOf(workspace, number);
  return sql<TimerRow>(
    `SELECT id, kind, level, fired_at AS "firedAt" FROM timer
     WHERE tenant_id = $1 AND ticket_id = $2 AND cancelled_at IS NULL ORDER BY due_at`,
    [ticket.tenantId, ticket.id],
  );
}

/**
 * Time passes for one case: everything on its clock moves into the past until the next timer of this kind is due.
 * Who waits for what happens then, waits for the worker.
 */
export async function letTimePass(
  workspace: string,
  number: string,
  until: "warning" | "breach" | "escalation",
) {
  const ticket = await ticketOf(workspace, number);
  const by = await one<{ ms: number }>(
    `SELECT extract(epoch FROM min(due_at) - now()) * 1000 + 500 AS ms FROM timer
     WHERE tenant_id = $1 AND ticket_id = $2 AND kind = $3 AND fired_at IS NULL AND cancelled_at IS NULL`,
    [ticket.tenantId, ticket.id, until],
  );
  const back = `make_interval(secs => ${Number(by.ms) / 1000})`;
  await sql(
    `WITH moved AS (
       UPDATE ticket_clock SET started_at = started_at - ${back}, due_at = due_at - ${back}, warn_at = warn_at - ${back}
       WHERE tenant_id = $1 AND ticket_id = $2 AND stopped_at IS NULL RETURNING 1),
     late AS (
       UPDATE ticket SET opened_at = opened_at - ${back}, due_at = due_at - ${back}
       WHERE tenant_id = $1 AND id = $2 RETURNING 1)
     UPDATE timer SET due_at = due_at - ${back}
     WHERE tenant_id = $1 AND ticket_id = $2 AND fired_at IS NULL AND cancelled_at IS NULL`,
    [ticket.tenantId, ticket.id],
  );
}

/** Waits until the worker has fired a timer of this kind: at most the 60 s of its promise. */
export async function untilFired(workspace: string, number: string, kind: string): Promise<void> {
  await expect(async () => {
    const fired = (await timersOf(workspace, number)).filter(timer => timer.kind === kind && timer.firedAt);
    expect(fired.length, `${kind} of ${number}`).toBeGreaterThan(0);
  }).toPass({ timeout: 60_000, intervals: [500] });
}
