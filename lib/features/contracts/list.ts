import { contractState } from "#lib/domain/contracts/contract.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { ContractRow } from "./dto.ts";
import { amount, factsOf, renewalsOf } from "./rows.ts";
import { orderedSql, quotedSql, saleStages } from "./sale.ts";

const PAGE = 40;
export const EXPIRING_DAYS = 90;

export const CONTRACT_VIEWS = [
  "draft",
  "quoted",
  "ordered",
  "in_force",
  "expiring",
  "lapsed",
  "ended",
  "all",
] as const;
export type ContractView = (typeof CONTRACT_VIEWS)[number];

export type ContractFilter = {
  view: ContractView;
  planId: string | null;
  /** A partner's id, or "vendor" for those the vendor serves itself (T1). */
  serving: string | null;
  after: string | null;
  before: string | null;
  /** Customers see of what is not signed what was offered to them. */
  drafts: boolean;
};

export type ContractPage = { rows: ContractRow[]; next: string | null; previous: string | null };

const renewed = Prisma.sql`EXISTS (SELECT 1 FROM contract r WHERE r.tenant_id = c.tenant_id AND r.previous_id = c.id
  AND r.signed_on IS NOT NULL AND r.cancelled_on IS NULL)`;

const unsigned = Prisma.sql`c.signed_on IS NULL AND c.cancelled_on IS NULL`;

function viewSql(view: ContractView, today: PlainDate): Prisma.Sql {
  // One cancelled for a later day holds until then.
  const signed = Prisma.sql`c.signed_on IS NOT NULL AND (c.cancelled_on IS NULL
    OR c.cancelled_on > least(${today}::date, c.ends_on))`;
  switch (view) {
    case "in_force":
      // Signed and not begun counts with those: its state says so on the line.
      return Prisma.sql`${signed} AND c.ends_on >= ${today}::date`;
    case "expiring":
      return Prisma.sql`${signed} AND c.starts_on <= ${today}::date AND c.ends_on >= ${today}::date
        AND c.ends_on <= ${addDays(today, EXPIRING_DAYS)}::date AND NOT ${renewed}`;
    case "lapsed":
      return Prisma.sql`${signed} AND c.ends_on < ${today}::date AND NOT ${renewed}`;
    case "ended":
      // Over, and nothing to do about it: another follows, or it was cancelled.
      return Prisma.sql`c.signed_on IS NOT NULL AND (c.cancelled_on <= least(${today}::date, c.ends_on)
        OR ${signed} AND c.ends_on < ${today}::date AND ${renewed})`;
    case "draft":
      return Prisma.sql`${unsigned} AND NOT ${orderedSql} AND NOT ${quotedSql(today)}`;
    case "quoted":
      return Prisma.sql`${unsigned} AND NOT ${orderedSql} AND ${quotedSql(today)}`;
    case "ordered":
      return Prisma.sql`${unsigned} AND ${orderedSql}`;
    case "all":
      return Prisma.sql`true`;
  }
}

/** Where the end matters most, the next one stands first; looking back, the latest. */
const ascending = (view: ContractView) => view === "in_force" || view === "expiring";

function filterSql(tenantId: string, filter: ContractFilter, today: PlainDate): Prisma.Sql {
  const parts = [Prisma.sql`c.tenant_id = ${tenantId}::uuid`, viewSql(filter.view, today)];
  if (!filter.drafts)
    parts.push(
      Prisma.sql`(c.signed_on IS NOT NULL OR ${unsigned} AND (${orderedSql} OR ${quotedSql(today)}))`,
    );
  if (filter.planId) parts.push(Prisma.sql`c.plan_id = ${filter.planId}::uuid`);
  if (filter.serving === "vendor") parts.push(Prisma.sql`c.partner_org_id IS NULL`);
  else if (filter.serving) parts.push(Prisma.sql`c.partner_org_id = ${filter.serving}::uuid`);
  return Prisma.join(parts, " AND ");
}

/** Contracts by last day as the reader's side sees them (R1), a page at a time. Cursors are "day_id" of the edge row. */
export async function listContracts(
  tx: Tx,
  tenantId: string,
  filter: ContractFilter,
  today: PlainDate,
): Promise<ContractPage> {
  const back = cursorOf(filter.before);
  const edge = back ?? cursorOf(filter.after);
  // Backwards the order turns round, and the page is turned back afterwards.
  const up = ascending(filter.view) !== (back !== null);
  const order = up ? Prisma.sql`c.ends_on ASC, c.id ASC` : Prisma.sql`c.ends_on DESC, c.id DESC`;
  const step = up ? Prisma.sql`>` : Prisma.sql`<`;
  const beyond = edge
    ? Prisma.sql`AND (c.ends_on, c.id) ${step} (${edge.day}::date, ${edge.id}::uuid)`
    : Prisma.empty;
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM contract c WHERE ${filterSql(tenantId, filter, today)} ${beyond} ORDER BY ${order} LIMIT ${PAGE + 1}`;
  const more = ids.length > PAGE;
  const page = ids.slice(0, PAGE).map(row => row.id);
  if (back) page.reverse();
  const rows = await contractRows(tx, tenantId, page, today);
  const mark = (row: ContractRow | undefined) => (row ? `${row.endsOn}_${row.id}` : null);
  return {
    rows,
    next: back || more ? mark(rows.at(-1)) : null,
    previous: back ? (more ? mark(rows[0]) : null) : edge ? mark(rows[0]) : null,
  };
}

/** How many contracts stand in each view, for the tabs. */
export async function contractCounts(
  tx: Tx,
  tenantId: string,
  filter: ContractFilter,
  today: PlainDate,
): Promise<Record<ContractView, number>> {
  const count = (view: ContractView) =>
    Prisma.sql`count(*) FILTER (WHERE ${viewSql(view, today)})::int AS ${Prisma.raw(`"${view}"`)}`;
  const rows = await tx.$queryRaw<Record<ContractView, number>[]>`
    SELECT ${Prisma.join(CONTRACT_VIEWS.map(count))} FROM contract c
    WHERE ${filterSql(tenantId, { ...filter, view: "all" }, today)}`;
  const none = Object.fromEntries(CONTRACT_VIEWS.map(view => [view, 0]));
  return rows[0] ?? (none as Record<ContractView, number>);
}

function cursorOf(text: string | null): { day: string; id: string } | null {
  const [day, id] = (text ?? "").split("_");
  return day && id && /^\d{4}-\d{2}-\d{2}$/.test(day) && isUuid(id) ? { day, id } : null;
}

/** Lines of the list for these contracts, in the order of the ids. */
export async function contractRows(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  today: PlainDate,
): Promise<ContractRow[]> {
  const rows = await tx.contract.findMany({ where: { tenantId, id: { in: [...ids] } } });
  const renewals = await renewalsOf(tx, tenantId, ids);
  const unsignedIds = rows.filter(row => row.signedOn === null).map(row => row.id);
  const sales = await saleStages(tx, tenantId, unsignedIds, today);
  const found = new Map<string, ContractRow>();
  for (const row of rows) {
    const { definition } = await loadPlanVersion(tx, tenantId, row.planVersionId);
    found.set(row.id, {
      id: row.id,
      number: row.number,
      customerOrgId: row.customerOrgId,
      customerName: row.customerName,
      planName: row.planName,
      servedByName: row.servedByName,
      startsOn: toPlainDate(row.startsOn),
      endsOn: toPlainDate(row.endsOn),
      state: contractState(
        factsOf(row, renewals.get(row.id), sales.get(row.id)),
        today,
        definition.expiringDays,
      ),
      yearly: amount(row.priceMinor, row.currency),
    });
  }
  return ids.flatMap(id => found.get(id) ?? []);
}

/** The contracts of one customer, the latest end first; drafts left out for the customer itself. At most 100. */
export async function contractsOf(
  tx: Tx,
  tenantId: string,
  customerOrgId: string,
  today: PlainDate,
  drafts: boolean,
): Promise<ContractRow[]> {
  const rows = await tx.contract.findMany({
    where: { tenantId, customerOrgId, ...(drafts ? {} : { signedOn: { not: null } }) },
    orderBy: [{ endsOn: "desc" }, { id: "desc" }],
    select: { id: true },
    take: 100,
  });
  return contractRows(
    tx,
    tenantId,
    rows.map(row => row.id),
    today,
  );
}

/** Contracts that end within some days and have no signed renewal, the next first: home pages (UX.md). */
export async function expiringContracts(
  tx: Tx,
  tenantId: string,
  today: PlainDate,
  take = 20,
): Promise<ContractRow[]> {
  const rows = await tx.contract.findMany({
    where: {
      tenantId,
      signedOn: { not: null },
      cancelledOn: null,
      startsOn: { lte: fromPlainDate(today) },
      endsOn: { gte: fromPlainDate(today), lte: fromPlainDate(addDays(today, EXPIRING_DAYS)) },
    },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
    select: { id: true },
    take: take * 2,
  });
  const ids = rows.map(row => row.id);
  const renewals = await renewalsOf(tx, tenantId, ids);
  return contractRows(tx, tenantId, ids.filter(id => !renewals.has(id)).slice(0, take), today);
}

/** People on the lists of a customer's open contracts, each once. */
export async function contactsOfCustomer(tx: Tx, tenantId: string, customerOrgId: string, today: PlainDate) {
  const rows = await tx.authorisedContact.findMany({
    where: {
      tenantId,
      customerOrgId,
      removedAt: null,
      contract: { cancelledOn: null, endsOn: { gte: fromPlainDate(today) } },
    },
    orderBy: [{ personName: "asc" }, { id: "asc" }],
    include: { contract: { select: { number: true } } },
  });
  return rows.map(row => ({
    id: row.id,
    personId: row.personId,
    name: row.personName,
    email: row.email,
    trainedOn: row.trainedOn ? toPlainDate(row.trainedOn) : null,
    contract: row.contract.number,
  }));
}
