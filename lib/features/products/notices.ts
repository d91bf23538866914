import { endNoticeDue } from "#lib/domain/products/support.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import { runningVersion } from "./systems.ts";

/** As many notices as one fact takes along; what is left is for the next. */
const PAGE = 1_000;

/**
 * Writes down the notices that are due before announced ends (S11): a customer, end and mark once, also when two workers do it at
 * the same moment. One found late gets the nearest mark alone. Nobody is told yet. Runs as the worker; returns how many it wrote.
 */
export async function recordEndNotices(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const workspace = await tx.workspace.findFirst({ where: { tenantId }, select: { timeZone: true } });
  if (!workspace) return 0;
  const today = todayIn(workspace.timeZone, now.getTime());
  const ends = await tx.endOfLife.findMany({
    where: { tenantId, takenBackOn: null, endsOn: { gte: fromPlainDate(today) } },
    include: { release: { include: { product: true } } },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
  });
  let written = 0;
  for (const end of ends) {
    const { release } = end;
    const endsOn = toPlainDate(end.endsOn);
    const fact = { announcedOn: toPlainDate(end.announcedOn), endsOn };
    // Asked once without what was told: most ends have no mark today.
    if (endNoticeDue(fact, release.product.noticeDays, [], today) === null) continue;
    const told = await tx.endOfLifeNotice.findMany({
      where: { tenantId, endOfLifeId: end.id, mark: { startsWith: `${endsOn}:` } },
      select: { customerOrgId: true, mark: true },
    });
    const rows = await runningVersion(tx, tenantId, release.productId, release.version, today);
    const customers = [...new Set(rows.map(row => row.customerOrgId))];
    const due = customers.flatMap(customerOrgId => {
      const marks = told
        .filter(notice => notice.customerOrgId === customerOrgId)
        .map(notice => Number(notice.mark.split(":")[1]));
      const mark = endNoticeDue(fact, release.product.noticeDays, marks, today);
      return mark === null
        ? []
        : [{ tenantId, id: newId(), endOfLifeId: end.id, customerOrgId, mark: `${endsOn}:${mark}` }];
    });
    written += (await tx.endOfLifeNotice.createMany({ data: due, skipDuplicates: true })).count;
  }
  return written;
}

/**
 * Has what was written down told together: one fact, of which each person gets one mail about everything that concerns them.
 * What a stopped worker left untold is taken by the next run. Returns how many notices it took.
 */
export async function tellEndNotices(tx: Tx, tenantId: string): Promise<number> {
  const taken = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM end_of_life_notice WHERE tenant_id = ${tenantId}::uuid AND event_id IS NULL
    ORDER BY customer_org_id, id LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`;
  if (taken.length === 0) return 0;
  const eventId = await recordEvent(tx, systemWriter(tenantId), {
    subjectType: "workspace",
    subjectId: tenantId,
    type: "release.ends_near",
    audience: "vendor",
    data: { count: taken.length },
    tell: true,
  });
  await tx.endOfLifeNotice.updateMany({
    where: { tenantId, id: { in: taken.map(notice => notice.id) } },
    data: { eventId },
  });
  return taken.length;
}

/** Writes down that customers were told of a change of an end by a fact, once each; returns those not told of it before. */
export async function noteTold(
  tx: Tx,
  tenantId: string,
  notice: { endOfLifeId: string; mark: string; eventId: string },
  customers: readonly string[],
): Promise<Set<string>> {
  const data = [...new Set(customers)].map(customerOrgId => ({
    tenantId,
    id: newId(),
    customerOrgId,
    ...notice,
  }));
  await tx.endOfLifeNotice.createMany({ data, skipDuplicates: true });
  const rows = await tx.endOfLifeNotice.findMany({
    where: { tenantId, ...notice },
    select: { customerOrgId: true },
  });
  return new Set(rows.map(row => row.customerOrgId));
}
