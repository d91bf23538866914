import type { Actor } from "#lib/domain/policies/types.ts";
import type { Result } from "#lib/domain/result.ts";
import { audiencesReadBy } from "#lib/domain/tickets/audience.ts";
import type {
  Audience,
  Level,
  Level3State,
  TicketFlow,
  TicketForPolicy,
  TicketState,
} from "#lib/domain/tickets/types.ts";
import type { Ticket } from "#lib/platform/db/client/client.ts";
import { Overtaken } from "#lib/platform/db/crossed.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, type Writer } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";

export type TicketRow = Ticket;

/** How words came to a ticket, where it was not the page: by mail, and in whose name when somebody else lets them in. */
export type Written = {
  channel: "email";
  author?: { id: string | null; name: string; side: string; orgName: string };
};

/** Who changes a ticket, in which transaction, at its time. An action's context is one. */
export type TicketContext = {
  tx: Tx;
  actor: Actor & Partial<Pick<Writer, "ip">>;
  now: Date;
  written?: Written;
};

/** What the policies and the state machine read, beside the row itself. */
export type TicketTarget = TicketForPolicy & { row: TicketRow };

const instant = (value: Date | null) => (value ? value.getTime() : null);

export const flowOf = (row: TicketRow): TicketFlow => ({
  state: row.state as TicketState,
  level: row.level as Level,
  level3: row.l3State as Level3State | null,
  diagnosedAt: instant(row.diagnosedAt),
  answeredAt: instant(row.firstAnswerAt),
  resolvedAt: instant(row.resolvedAt),
  closedAt: instant(row.closedAt),
});

export const forPolicy = (row: TicketRow): TicketForPolicy => ({
  tenantId: row.tenantId,
  customerOrgId: row.customerOrgId,
  partnerOrgId: row.partnerOrgId,
  state: row.state as TicketState,
  level: row.level as Level,
  level3: row.l3State as Level3State | null,
  assigneePersonId: row.assigneeId,
});

export const targetOf = (row: TicketRow): TicketTarget => ({ ...forPolicy(row), row });

/**
 * A ticket to be changed, by its number, or null. Locks the row: of two changes at one moment the second waits and
 * then finds what the first one left, so that a message is never written into a state that is gone. Throws Overtaken as `holdTicket`.
 */
export async function ticketToChange(tx: Tx, actor: Actor, number: string): Promise<TicketTarget | null> {
  const row = await holdTicket(tx, actor.tenantId, Prisma.sql`number = ${number}`);
  return row && targetOf(row);
}

/**
 * The ticket of a condition, held until the end; null for none. Throws Overtaken where somebody who began later was there before:
 * whoever calls begins anew (`untilThrough`), or the lines of the two would stand the wrong way round. A time that is still to come
 * is of a clock that was set back, and holds up nobody.
 */
export async function holdTicket(tx: Tx, tenantId: string, which: Prisma.Sql): Promise<TicketRow | null> {
  const [locked] = await tx.$queryRaw<{ id: string; overtaken: boolean }[]>`
    SELECT id, updated_at > now()::timestamptz(3) AND updated_at <= clock_timestamp() AS overtaken
    FROM ticket WHERE tenant_id = ${tenantId}::uuid AND ${which} FOR UPDATE`;
  if (!locked) return null;
  if (locked.overtaken) throw new Overtaken();
  return tx.ticket.findFirst({ where: { tenantId, id: locked.id } });
}

/** The page was drawn from another version: somebody changed the ticket meanwhile. */
export function sameVersion(row: TicketRow, version: number): void {
  if (row.version !== version) conflict();
}

/** The state machine's word, or its refusal as tickets.refusal.<reason>. */
export function must<T>(result: Result<T, string>): T {
  return result.ok ? result.value : refuse(`tickets.refusal.${result.error}`);
}

/** What only partner and vendor discuss; where no partner serves, the vendor's own (T1). */
export const besideCustomer = (row: { partnerOrgId: string | null }): Audience =>
  row.partnerOrgId === null ? "vendor" : "partner_vendor";

/** What the serving side says to itself. */
export const servingOnly = (row: { partnerOrgId: string | null }): Audience =>
  row.partnerOrgId === null ? "vendor" : "partner";

/** Whether the actor's side may read the line just written; a side can't return what it doesn't see. */
export const reads = (actor: Actor, audience: Audience) => audiencesReadBy(actor.side).includes(audience);

type Fact = {
  type: string;
  data?: Record<string, string | number>;
  /** Words of a person that belong to the fact: a reason. */
  text?: string;
  audience?: Audience;
  tell?: boolean;
  /** When it happened, where that was before it is written down. */
  at?: Date;
};

/** A fact on the ticket's timeline, with the ticket's parties. */
export function record(tx: Tx, by: Writer, row: TicketRow, fact: Fact): Promise<string> {
  return recordEvent(tx, by, {
    subjectType: "ticket",
    subjectId: row.id,
    type: fact.type,
    data: { ...fact.data, ...(fact.text ? { text: fact.text } : {}) },
    audience: fact.audience ?? "everyone",
    partnerOrgId: row.partnerOrgId,
    customerOrgId: row.customerOrgId,
    tell: fact.tell ?? false,
    ...(fact.at ? { at: fact.at } : {}),
  });
}
