import type { OnSiteTerms } from "#lib/domain/contracts/options.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { contractSubject, workspaceDays } from "#lib/features/contracts/rows.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";

/** No on-site year gives notice earlier than its schema allows. */
const MOST_NOTICE_DAYS = 365;
const AT_ONCE = 200;

/**
 * Tells who serves of business reviews that are due soon and have no time yet (S16), once each. Harmless when repeated.
 * Runs as the worker in the tenant; returns how many were told.
 */
export async function remindReviews(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const { today } = await workspaceDays(tx, tenantId, now);
  const rows = await tx.businessReview.findMany({
    where: {
      tenantId,
      heldOn: null,
      startsAt: null,
      toldAt: null,
      dueOn: { lte: fromPlainDate(addDays(today, MOST_NOTICE_DAYS)) },
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: AT_ONCE,
  });
  let told = 0;
  for (const row of rows) {
    const year = await tx.onSiteYear.findFirst({ where: { tenantId, id: row.yearId } });
    const contract = await tx.contract.findFirst({ where: { tenantId, id: row.contractId } });
    if (!year || !contract || contract.cancelledOn) continue;
    const terms = year.terms as unknown as OnSiteTerms;
    const dueOn = toPlainDate(row.dueOn);
    if (addDays(today, terms.noticeDays) < dueOn) continue;
    // Of two workers one marks it; the other tells nobody.
    const marked = await tx.businessReview.updateMany({
      where: { tenantId, id: row.id, toldAt: null },
      data: { toldAt: now },
    });
    if (marked.count === 0) continue;
    await recordEvent(tx, systemWriter(tenantId), {
      ...contractSubject(contract),
      type: "review.due",
      data: { number: contract.number, reviewId: row.id, dueOn },
      tell: true,
    });
    told += 1;
  }
  return told;
}
