import { type Recurrence, upcoming } from "#lib/domain/automation/recurrence.ts";
import { automationPolicy } from "#lib/domain/policies/automation.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { RecurringOpening, RecurringTicket } from "#lib/platform/db/client/client.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, type Page, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { OpeningDto, RecurringDto, TargetDto } from "./dto.ts";
import { placeOf } from "./place.ts";

const PAGE = 25;
const ORDERS: KeysetOrder[] = [
  { column: { sql: Prisma.sql`r.name`, type: "text" }, descending: false },
  { column: { sql: Prisma.sql`r.id`, type: "uuid" }, descending: false },
];
/** How many dates to come are shown. */
const NEXT = 5;

/** The recurring cases of the actor's desk, by name: those there are, or those that were removed. */
export async function recurringTickets(
  tx: Tx,
  actor: Actor,
  cursor: Cursor,
  now: Date,
  removed = false,
): Promise<Page<RecurringDto>> {
  if (!automationPolicy.read(actor, null)) return { rows: [], next: null, previous: null };
  const start = startOf(cursor, ORDERS);
  const { tenantId, orgId } = actor;
  const found = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT r.id, r.name FROM recurring_ticket r
    WHERE r.tenant_id = ${tenantId}::uuid AND r.org_id = ${orgId}::uuid
      AND ${removed ? Prisma.sql`r.removed_at IS NOT NULL` : Prisma.sql`r.removed_at IS NULL`}
      ${start.edge ? Prisma.sql`AND ${beyond(ORDERS, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(ORDERS, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.name, row.id]);
  const rows = await tx.recurringTicket.findMany({
    where: { tenantId, id: { in: page.rows.map(row => row.id) } },
  });
  const all: RecurringDto[] = [];
  for (const { id } of page.rows) {
    const row = rows.find(one => one.id === id);
    if (row) all.push(await dto(tx, row, now));
  }
  return { ...page, rows: all };
}

/** One of the actor's desk, or null. */
export async function findRecurring(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<RecurringDto | null> {
  if (!automationPolicy.read(actor, null)) return null;
  const row = await tx.recurringTicket.findFirst({
    where: { tenantId: actor.tenantId, orgId: actor.orgId, id, removedAt: null },
  });
  return row && dto(tx, row, now);
}

async function dto(tx: Tx, row: RecurringTicket, now: Date): Promise<RecurringDto> {
  const { tenantId } = row;
  const recurrence = row.recurrence as unknown as Recurrence;
  const place = await placeOf(tx, tenantId, row.timeZone);
  const openings = await tx.recurringOpening.findMany({
    where: { tenantId, recurringId: row.id },
    orderBy: { dueOn: "desc" },
    take: NEXT,
  });
  return {
    id: row.id,
    orgId: row.orgId,
    version: row.version,
    name: row.name,
    active: row.active,
    removedAt: row.removedAt?.getTime() ?? null,
    contractId: row.contractId,
    systemId: row.systemId,
    contactId: row.contactId,
    customerName: row.customerName,
    kind: row.kind === "question" ? "question" : "request",
    subject: row.subject,
    body: row.body,
    priority: row.priority as RecurringDto["priority"],
    assigneeId: row.assigneeId,
    recurrence,
    timeZone: row.timeZone,
    next: row.active ? upcoming(recurrence, place, now.getTime(), NEXT).map(one => one.at) : [],
    changedByName: row.changedByName,
    last: openings.map(openingDto),
  };
}

const openingDto = (row: RecurringOpening): OpeningDto => ({
  on: toPlainDate(row.dueOn),
  outcome: row.outcome as OpeningDto["outcome"],
  ticketNumber: row.ticketNumber,
  reason: row.reason as OpeningDto["reason"],
});

/** Whose desk serves a system's contract, as far as the actor sees it (T1); "" is another's. Null: there is none. */
export async function servingDesk(tx: Tx, actor: Actor, systemId: string): Promise<string | null> {
  const system = await tx.contractSystem.findFirst({
    where: { tenantId: actor.tenantId, id: systemId },
    select: { partnerOrgId: true },
  });
  if (!system) return null;
  return system.partnerOrgId ?? (actor.side === "vendor" ? actor.orgId : "");
}

const MOST_TARGETS = 500;

/**
 * What a desk can open cases for: systems of signed contracts it serves that have not ended, with their contacts; of very many the
 * first by customer, or those of the contracts of some systems.
 */
export async function recurringTargets(
  tx: Tx,
  actor: Actor,
  now: Date,
  systemIds?: readonly string[],
): Promise<TargetDto[]> {
  if (!automationPolicy.change(actor, null)) return [];
  const today = fromPlainDate(todayIn(actor.timeZone, now.getTime()));
  const contracts = await tx.contract.findMany({
    where: {
      tenantId: actor.tenantId,
      partnerOrgId: actor.side === "partner" ? actor.orgId : null,
      signedOn: { not: null },
      cancelledOn: null,
      endsOn: { gte: today },
      ...(systemIds ? { systems: { some: { id: { in: [...systemIds] } } } } : {}),
    },
    orderBy: [{ customerName: "asc" }, { number: "asc" }],
    include: {
      systems: { orderBy: [{ name: "asc" }, { id: "asc" }] },
      contacts: { where: { removedAt: null }, orderBy: [{ personName: "asc" }, { id: "asc" }] },
    },
    take: MOST_TARGETS,
  });
  return contracts.flatMap(contract =>
    contract.systems.map(system => ({
      systemId: system.id,
      contractId: contract.id,
      label: `${contract.customerName} · ${system.name} (${system.productName}), ${contract.number}`,
      contacts: contract.contacts.map(one => ({ value: one.personId, label: one.personName })),
    })),
  );
}

/** As far as dates can be shown before a recurrence is saved: five of a yearly one. */
const HORIZON = 1_950;

/** The days on which the workspace's calendar is closed, from today on: the form shows with them what it would open when. */
export async function closedDays(tx: Tx, actor: Actor, now: Date): Promise<PlainDate[]> {
  const place = await placeOf(tx, actor.tenantId, actor.timeZone);
  const today = todayIn(actor.timeZone, now.getTime());
  return Array.from({ length: HORIZON }, (_, n) => addDays(today, n - 40)).filter(day => !place.isOpen(day));
}
