import { type Recurrence, upcoming } from "#lib/domain/automation/recurrence.ts";
import { sameValue } from "#lib/domain/programmes/differences.ts";
import { engineersOf, membersOf } from "#lib/features/tickets/assignable.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { RecurringDto } from "./dto.ts";
import { placeOf } from "./place.ts";
import { recurringTargets } from "./queries.ts";
import { MOST_RECURRING, type RecurringInput, recurrenceOf } from "./schema.ts";

type Changed = { recurringId: string; version: number };

/** The next day and moment from now on; nothing is made up for that lies before a change. */
async function nextOf(tx: Tx, tenantId: string, recurrence: Recurrence, zone: string, now: Date) {
  const [next] = upcoming(recurrence, await placeOf(tx, tenantId, zone), now.getTime(), 1);
  return { nextOn: next ? fromPlainDate(next.on) : null, nextAt: next ? new Date(next.at) : null };
}

/** Words a recurring case of one's desk, new or changed, where nobody changed it meanwhile. */
export async function saveRecurring(
  tx: Tx,
  actor: By,
  before: RecurringDto | null,
  input: RecurringInput,
  now: Date,
): Promise<Changed> {
  const { tenantId, orgId, side } = actor;
  const targets = await recurringTargets(tx, actor, now, [input.systemId]);
  const target = targets.find(one => one.systemId === input.systemId);
  if (!target) invalid({ systemId: "recurring.refusal.noSystem" });
  if (!target.contacts.some(one => one.value === input.contactId))
    invalid({ contactId: "recurring.refusal.noContact" });
  const people = engineersOf(actor, await membersOf(tx, tenantId, [orgId]));
  if (input.assigneeId !== "" && !people.some(one => one.personId === input.assigneeId))
    invalid({ assigneeId: "automation.refusal.personGone" });
  if (!Intl.supportedValuesOf("timeZone").includes(input.timeZone) && input.timeZone !== "UTC")
    invalid({ timeZone: "errors.invalidValue" });
  const recurrence = recurrenceOf(input);
  // Other words alone: the day that is due just now is still to be opened.
  const sameDays =
    before?.timeZone === input.timeZone &&
    sameValue(before.recurrence, JSON.parse(JSON.stringify(recurrence)));
  const contract = await tx.contract.findFirstOrThrow({ where: { tenantId, id: target.contractId } });
  const data = {
    name: input.name,
    contractId: target.contractId,
    systemId: input.systemId,
    contactId: input.contactId,
    customerName: contract.customerName,
    kind: input.kind,
    subject: input.subject,
    body: input.body,
    priority: input.priority,
    assigneeId: input.assigneeId || null,
    recurrence: recurrence as unknown as Prisma.InputJsonObject,
    timeZone: input.timeZone,
    failures: 0,
    retryAt: null,
    ...(sameDays ? {} : await nextOf(tx, tenantId, recurrence, input.timeZone, now)),
    changedById: actor.personId,
    changedByName: actor.name,
    changedAt: now,
  };
  const { changedById: _id, changedAt: _when, failures: _failures, retryAt: _retry, ...written } = data;
  const { nextOn: _on, nextAt: _at, ...after } = { nextOn: null, nextAt: null, ...written };
  if (before === null) {
    await oneAtATime(tx, `recurring:${tenantId}:${orgId}`);
    const many = await tx.recurringTicket.count({ where: { tenantId, orgId, removedAt: null } });
    if (many >= MOST_RECURRING) refuse("recurring.refusal.tooMany", { most: MOST_RECURRING });
    const id = newId();
    await tx.recurringTicket.createMany({ data: [{ tenantId, id, orgId, side, ...data }] });
    await audit(tx, actor, {
      action: "recurring_ticket.add",
      subjectType: "recurring_ticket",
      subjectId: id,
      after,
    });
    return { recurringId: id, version: 1 };
  }
  await change(tx, actor, before, input.version, data);
  const {
    next: _next,
    last: _last,
    orgId: _org,
    id: _own,
    version: _version,
    active: _active,
    removedAt: _removed,
    ...was
  } = before;
  await audit(tx, actor, {
    action: "recurring_ticket.change",
    subjectType: "recurring_ticket",
    subjectId: before.id,
    before: was,
    after,
  });
  return { recurringId: before.id, version: input.version + 1 };
}

/** On: from the next day to come, without making up for what lies between. */
export async function setRecurringState(
  tx: Tx,
  actor: By,
  before: RecurringDto,
  { version, active }: { version: number; active: boolean },
  now: Date,
): Promise<Changed> {
  if (active === before.active) return { recurringId: before.id, version: before.version };
  const next = await nextOf(tx, actor.tenantId, before.recurrence, before.timeZone, now);
  await change(tx, actor, before, version, { active, ...next });
  await audit(tx, actor, {
    action: active ? "recurring_ticket.turn_on" : "recurring_ticket.turn_off",
    subjectType: "recurring_ticket",
    subjectId: before.id,
  });
  return { recurringId: before.id, version: version + 1 };
}

/** Takes it away for good; the cases it opened and what came of each day stay readable. */
export async function removeRecurring(
  tx: Tx,
  actor: By,
  before: RecurringDto,
  { version }: { version: number },
  now: Date,
): Promise<Changed> {
  await change(tx, actor, before, version, { active: false, removedAt: now, nextOn: null, nextAt: null });
  await audit(tx, actor, {
    action: "recurring_ticket.remove",
    subjectType: "recurring_ticket",
    subjectId: before.id,
    before: { name: before.name, customerName: before.customerName, recurrence: before.recurrence },
  });
  return { recurringId: before.id, version: version + 1 };
}

async function change(
  tx: Tx,
  actor: By,
  before: RecurringDto,
  version: number,
  data: Prisma.RecurringTicketUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.recurringTicket.updateMany({
    where: { tenantId: actor.tenantId, id: before.id, version: judged(before, version), removedAt: null },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
}
