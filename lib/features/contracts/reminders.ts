import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import { contractSubject, renewalsOf, workspaceDays } from "./rows.ts";

/** Days before a contract's end on which its customer and whoever serves it are told, once each. */
export const REMINDER_DAYS = [90, 30] as const;

/**
 * Tells of contracts that end soon without a signed renewal (S14), once a contract and mark; one found late gets the
 * nearest mark alone. Harmless when repeated. Runs as the worker in the tenant; returns how many were told.
 */
export async function remindExpiring(tx: Tx, tenantId: string, now: Date): Promise<number> {
  // One worker a tenant at a time, so that the look for earlier notices holds until the commit.
  await oneAtATime(tx, `contract-reminders:${tenantId}`);
  const { today } = await workspaceDays(tx, tenantId, now);
  const rows = await tx.contract.findMany({
    where: {
      tenantId,
      signedOn: { not: null },
      cancelledOn: null,
      startsOn: { lte: fromPlainDate(today) },
      endsOn: { gte: fromPlainDate(today), lte: fromPlainDate(addDays(today, Math.max(...REMINDER_DAYS))) },
    },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
  });
  const ids = rows.map(row => row.id);
  const renewals = await renewalsOf(tx, tenantId, ids);
  const told = await tx.event.findMany({
    where: { tenantId, subjectType: "contract", subjectId: { in: ids }, type: "contract.expiring" },
    select: { subjectId: true, data: true },
  });
  const marks = new Set(
    told.map(event => {
      const data = event.data as { mark?: number; endsOn?: string };
      return `${event.subjectId}:${data.endsOn}:${data.mark}`;
    }),
  );
  let count = 0;
  for (const row of rows) {
    if (renewals.has(row.id)) continue;
    const endsOn = toPlainDate(row.endsOn);
    const left = daysBetween(today, endsOn);
    const mark = REMINDER_DAYS.filter(days => left <= days).at(-1);
    if (mark === undefined || marks.has(`${row.id}:${endsOn}:${mark}`)) continue;
    await recordEvent(tx, systemWriter(tenantId), {
      ...contractSubject(row),
      type: "contract.expiring",
      data: { number: row.number, customer: row.customerName, plan: row.planName, endsOn, mark, days: left },
      tell: true,
    });
    count += 1;
  }
  return count;
}
