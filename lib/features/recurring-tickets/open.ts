import { dueNow, type Occurrence, type Recurrence } from "#lib/domain/automation/recurrence.ts";
import { fillFields } from "#lib/domain/automation/recurring-text.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { assignTicket } from "#lib/features/tickets/commands/assign.ts";
import { changePriority } from "#lib/features/tickets/commands/diagnose.ts";
import { createTicket } from "#lib/features/tickets/commands/open.ts";
import { type Gate, gateOf } from "#lib/features/tickets/gate.ts";
import type { TicketRow } from "#lib/features/tickets/load.ts";
import type { RecurringTicket } from "#lib/platform/db/client/client.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { orRefused } from "#lib/platform/db/savepoint.ts";
import { dayText, monthName } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { Refusal, refuse } from "#lib/platform/refusal.ts";
import { placeOf } from "./place.ts";

/** So many are opened for one tenant before the others have their turn. */
const MOST_AT_ONCE = 200;
/** One that failed is tried again the next time, then after so many seconds, each time twice as long, at most an hour. */
const RETRY_SECONDS = 60;
const NOT_SERVED = "recurring.refusal.notServed";

/** Those of a tenant that are due, as the worker, the longest due first; one that failed waits behind the others. */
export const dueRecurring = (tx: Tx, tenantId: string, now: Date): Promise<RecurringTicket[]> =>
  tx.recurringTicket.findMany({
    where: {
      tenantId,
      active: true,
      removedAt: null,
      nextAt: { lte: now },
      OR: [{ retryAt: null }, { retryAt: { lte: now } }],
    },
    orderBy: [{ failures: "asc" }, { nextAt: "asc" }, { id: "asc" }],
    take: MOST_AT_ONCE,
  });

/** One could not be opened, for no reason of its own: it is tried again, and holds up no other meanwhile. */
export const putOffRecurring = (tx: Tx, tenantId: string, recurringId: string): Promise<unknown> =>
  tx.$executeRaw`
    UPDATE recurring_ticket SET failures = failures + 1,
      retry_at = now() + make_interval(
        secs => CASE failures WHEN 0 THEN 0 ELSE least(3600, ${RETRY_SECONDS}::int * 2 ^ least(failures - 1, 10)) END)
    WHERE tenant_id = ${tenantId}::uuid AND id = ${recurringId}::uuid`;

/**
 * Opens what is due of one recurring case, in the desk's own transaction with the desk's rights: the newest day's case; days that
 * passed while nobody worked are written down as missed. Once a day, also when killed or when two workers do it: the day, its
 * case and the next one are one transaction under the row's lock. What the contract refuses is told to who worded it; where the desk
 * serves the contract no more, it is turned off as well.
 */
export async function openDue(tx: Tx, desk: By, recurringId: string, now: Date): Promise<TicketRow | null> {
  const { tenantId, orgId } = desk;
  await tx.$queryRaw`
    SELECT id FROM recurring_ticket
    WHERE tenant_id = ${tenantId}::uuid AND id = ${recurringId}::uuid FOR UPDATE`;
  const row = await tx.recurringTicket.findFirst({
    where: { tenantId, id: recurringId, orgId, active: true, removedAt: null },
  });
  if (!row?.nextOn || !row.nextAt || row.nextAt > now) return null;
  const recurrence = row.recurrence as unknown as Recurrence;
  const place = await placeOf(tx, tenantId, row.timeZone);
  const due = dueNow(recurrence, place, toPlainDate(row.nextOn), now.getTime());
  for (const one of due.missed) await writeDown(tx, row, one, { outcome: "missed" });
  const made = due.open ? await openOne(tx, desk, row, due.open, now) : null;
  const given = made instanceof Refusal && made.key === NOT_SERVED;
  if (given)
    await audit(tx, desk, {
      action: "recurring_ticket.turn_off",
      subjectType: "recurring_ticket",
      subjectId: row.id,
    });
  await tx.recurringTicket.updateMany({
    where: { tenantId, id: row.id },
    data: {
      // The contract is another's now: said once, and not again each day.
      ...(given ? { active: false, version: { increment: 1 } } : {}),
      nextOn: due.next ? fromPlainDate(due.next.on) : null,
      nextAt: due.next ? new Date(due.next.at) : null,
      failures: 0,
      retryAt: null,
    },
  });
  return made instanceof Refusal ? null : made;
}

const writeDown = (
  tx: Tx,
  row: RecurringTicket,
  { on }: Occurrence,
  came: Pick<Prisma.RecurringOpeningCreateManyInput, "outcome" | "reason" | "ticketId" | "ticketNumber">,
) =>
  tx.recurringOpening.createMany({
    data: [
      {
        tenantId: row.tenantId,
        id: newId(),
        recurringId: row.id,
        orgId: row.orgId,
        dueOn: fromPlainDate(on),
        ...came,
      },
    ],
    // A recurrence that was moved back: the day has its case already.
    skipDuplicates: true,
  });

async function openOne(
  tx: Tx,
  desk: By,
  row: RecurringTicket,
  occurrence: Occurrence,
  now: Date,
): Promise<TicketRow | Refusal | null> {
  const { tenantId } = row;
  const done = await tx.recurringOpening.count({
    where: { tenantId, recurringId: row.id, dueOn: fromPlainDate(occurrence.on) },
  });
  if (done > 0) return null;
  const made = await orRefused(tx, () => open(tx, desk, row, occurrence.on, now));
  if (made instanceof Refusal) {
    const reason = { key: made.key, params: made.params };
    await writeDown(tx, row, occurrence, { outcome: "refused", reason });
    await tellOwner(tx, desk, row, occurrence, made);
    return made;
  }
  await writeDown(tx, row, occurrence, {
    outcome: "opened",
    ticketId: made.id,
    ticketNumber: made.number,
  });
  await audit(tx, desk, {
    action: "recurring_ticket.open",
    subjectType: "recurring_ticket",
    subjectId: row.id,
    after: { on: occurrence.on, number: made.number },
  });
  return made;
}

async function open(tx: Tx, desk: By, row: RecurringTicket, on: PlainDate, now: Date): Promise<TicketRow> {
  const { tenantId, contactId, systemId } = row;
  const gate = await gateOf(
    tx,
    tenantId,
    row.contractId,
    { personId: contactId, systemId, confirmed: null },
    now,
  );
  // Another partner serves it now, or it is gone (T1).
  if (!gate || gate.contract.partnerOrgId !== (desk.side === "partner" ? desk.orgId : null))
    return refuse(NOT_SERVED);
  const contact = gate.contract.contacts.find(one => one.personId === contactId);
  const values = valuesOf(desk, row, gate, contact?.name ?? "", on);
  const ctx = { tx, actor: desk, now };
  const made = await createTicket(ctx, gate, {
    contractId: row.contractId,
    systemId,
    kind: row.kind === "question" ? "question" : "request",
    subject: fillFields(row.subject, values).slice(0, 200),
    description: fillFields(row.body, values),
    productVersion: gate.contract.systems.find(one => one.id === systemId)?.version ?? "",
    moduleKey: "",
    environment: "production",
    affectedBp: 0,
    canWork: true,
    checklist: [],
    files: [],
    openedBy: { personId: contactId, name: contact?.name ?? "" },
    channel: "recurring",
    linkedTicketId: null,
  });
  return placed(tx, desk, row, made, now);
}

/** Priority and holder as the template says; a person who left leaves the case to whoever takes it. */
async function placed(
  tx: Tx,
  desk: By,
  { priority, assigneeId }: RecurringTicket,
  made: TicketRow,
  now: Date,
): Promise<TicketRow> {
  const ctx = { tx, actor: desk, now };
  const again = () => tx.ticket.findFirstOrThrow({ where: { tenantId: made.tenantId, id: made.id } });
  let row = made;
  if (priority !== "" && priority !== row.priority) {
    const reason = translator(desk.locale)("recurring.agreed");
    await changePriority(ctx, row, { version: row.version, priority: priority as Priority, reason });
    row = await again();
  }
  if (assigneeId !== null)
    await orRefused(tx, () => assignTicket(ctx, row, { version: row.version, personId: assigneeId }));
  return again();
}

const valuesOf = (desk: By, row: RecurringTicket, gate: Gate, contactName: string, on: PlainDate) => ({
  date: dayText(on, desk.locale),
  month: monthName(on, desk.locale),
  year: on.slice(0, 4),
  "customer.name": row.customerName,
  "contact.name": contactName,
  product: gate.contract.systems.find(one => one.id === row.systemId)?.productName ?? "",
});

/** Nothing was opened: who worded it learns on which day and why. */
const tellOwner = (tx: Tx, desk: By, row: RecurringTicket, { on }: Occurrence, why: Refusal) =>
  recordEvent(tx, desk, {
    subjectType: "recurring_ticket",
    subjectId: row.id,
    type: "recurring.refused",
    data: {
      recurring: row.name,
      customer: row.customerName,
      on,
      personId: row.changedById,
      why: { en: translator("en")(why.key, why.params), es: translator("es")(why.key, why.params) },
    },
    audience: desk.side === "partner" ? "partner" : "vendor",
    partnerOrgId: desk.side === "partner" ? desk.orgId : null,
    tell: true,
  });
