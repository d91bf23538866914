import { contractState } from "#lib/domain/contracts/contract.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { factsOf, renewalsOf } from "#lib/features/contracts/queries.ts";
import { saleStages } from "#lib/features/contracts/sale.ts";
import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import { forLike } from "#lib/platform/db/like.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { CustomerDto, CustomerList, CustomerRow } from "./dto.ts";

const PAGE = 40;

type Find = { search: string; after?: string | null; before?: string | null };

/**
 * Customers by name as the actor's side sees them (R1), a page at a time, with the state of their contract.
 * Cursors are "name|id" of the last row; an unknown cursor starts anew.
 */
export async function listCustomers(
  tx: Tx,
  actor: Pick<Actor, "tenantId">,
  { search, after, before }: Find,
  today: PlainDate,
): Promise<CustomerList> {
  const { tenantId } = actor;
  const back = before ? cursorOf(before) : null;
  const on = after ? cursorOf(after) : null;
  const edge = back ?? on;
  const rows = await tx.organisation.findMany({
    where: {
      tenantId,
      side: "customer",
      ...(search ? { name: { contains: forLike(search), mode: "insensitive" as const } } : {}),
      ...(edge
        ? {
            OR: [
              { name: back ? { lt: edge.name } : { gt: edge.name } },
              { name: edge.name, id: back ? { lt: edge.id } : { gt: edge.id } },
            ],
          }
        : {}),
    },
    orderBy: [{ name: back ? "desc" : "asc" }, { id: back ? "desc" : "asc" }],
    take: PAGE + 1,
  });
  const more = rows.length > PAGE;
  const page = rows.slice(0, PAGE);
  if (back) page.reverse();
  const ids = page.map(row => row.id);
  const [contracts, open, partners] = [
    await newestContracts(tx, tenantId, ids, today),
    await tx.ticket.groupBy({
      by: ["customerOrgId"],
      where: { tenantId, customerOrgId: { in: ids }, open: true },
      _count: { _all: true },
    }),
    await partnerNames(
      tx,
      tenantId,
      page.map(row => row.partnerOrgId),
    ),
  ];
  const counts = new Map(open.map(group => [group.customerOrgId, group._count._all]));
  const found = page.map(
    (row): CustomerRow => ({
      id: row.id,
      slug: row.slug,
      name: row.name,
      country: row.country,
      domain: row.domain,
      servedBy: row.partnerOrgId ? (partners.get(row.partnerOrgId) ?? null) : null,
      contract: contracts.get(row.id) ?? null,
      openTickets: counts.get(row.id) ?? 0,
    }),
  );
  const first = page[0];
  const last = page.at(-1);
  return {
    rows: found,
    next: last && (back ? true : more) ? `${last.name}|${last.id}` : null,
    previous: first && (back ? more : on !== null) ? `${first.name}|${first.id}` : null,
  };
}

function cursorOf(text: string): { name: string; id: string } | null {
  const cut = text.lastIndexOf("|");
  const id = text.slice(cut + 1);
  return cut > 0 && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? { name: text.slice(0, cut), id }
    : null;
}

/** For each customer the contract that says how it stands: the one that ends last, drafts aside. */
async function newestContracts(tx: Tx, tenantId: string, customerIds: string[], today: PlainDate) {
  const rows = await tx.contract.findMany({
    where: { tenantId, customerOrgId: { in: customerIds } },
    orderBy: [{ endsOn: "desc" }, { id: "desc" }],
  });
  const renewals = await renewalsOf(
    tx,
    tenantId,
    rows.map(row => row.id),
  );
  const unsigned = rows.filter(row => row.signedOn === null).map(row => row.id);
  const sales = await saleStages(tx, tenantId, unsigned, today);
  const weight = {
    in_force: 0,
    expiring: 0,
    scheduled: 1,
    lapsed: 2,
    renewed: 2,
    cancelled: 3,
    ordered: 4,
    quoted: 5,
    draft: 6,
  };
  const found = new Map<string, NonNullable<CustomerRow["contract"]>>();
  for (const row of rows) {
    const facts = factsOf(row, renewals.get(row.id), sales.get(row.id));
    const { definition } = await loadPlanVersion(tx, tenantId, row.planVersionId);
    const state = contractState(facts, today, definition.expiringDays);
    const known = found.get(row.customerOrgId);
    if (known && weight[known.state] <= weight[state]) continue;
    found.set(row.customerOrgId, {
      number: row.number,
      planName: row.planName,
      state,
      endsOn: facts.endsOn,
    });
  }
  return found;
}

/** Names of partners as the side sees them; a partner reads its own. */
async function partnerNames(tx: Tx, tenantId: string, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.organisation.findMany({
    where: { tenantId, id: { in: wanted } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(row => [row.id, row.name]));
}

/** A customer by slug or id as the actor's side sees it (R1), or null. `servedBy` is the vendor's name where no partner serves it. */
export async function findCustomer(
  tx: Tx,
  actor: Pick<Actor, "tenantId">,
  by: { slug: string } | { id: string },
  vendorName: string,
): Promise<CustomerDto | null> {
  const { tenantId } = actor;
  const row = await tx.organisation.findFirst({ where: { tenantId, side: "customer", ...by } });
  if (!row) return null;
  const names = await partnerNames(tx, tenantId, [row.partnerOrgId]);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    country: row.country,
    city: row.city,
    domain: row.domain,
    taxId: row.taxId,
    partnerOrgId: row.partnerOrgId,
    servedBy: row.partnerOrgId ? (names.get(row.partnerOrgId) ?? "") : vendorName,
    version: row.version,
  };
}

/** Customers to choose from, by name: the contract form's list. At most 500; more are found by the address (`?customer=`). */
export async function customerChoices(tx: Tx, tenantId: string) {
  return tx.organisation.findMany({
    where: { tenantId, side: "customer" },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, slug: true, name: true, partnerOrgId: true },
    take: 500,
  });
}

/** How many tickets a customer has, as the reader's side sees them: open, and all. */
export async function ticketCounts(
  tx: Tx,
  tenantId: string,
  customerOrgId: string,
): Promise<{ open: number; all: number }> {
  return {
    open: await tx.ticket.count({ where: { tenantId, customerOrgId, open: true } }),
    all: await tx.ticket.count({ where: { tenantId, customerOrgId } }),
  };
}
