import { triggerOf } from "#lib/domain/automation/events.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { Prisma, type Tx } from "./db/prisma.ts";
import { newId } from "./ids.ts";

/** Who writes: an actor, or the system itself in a tenant. */
export type Writer = Pick<Actor, "tenantId" | "name"> & {
  personId?: string;
  side: Actor["side"] | "system";
  orgName?: string;
  ip?: string;
  /** The rules that brought this about, one after the other; none for whoever acts of their own accord. */
  causes?: readonly string[];
};

/** A person who acts and under whose name it is written down. */
export type By = Actor & Writer;

export const systemWriter = (tenantId: string): Writer => ({
  tenantId,
  name: "",
  side: "system",
  orgName: "",
});

export type EventInput = {
  subjectType: string;
  subjectId: string;
  /** A dotted fact in the past tense: "ticket.diagnosed". Prose is derived from it in the reader's language. */
  type: string;
  data?: Record<string, unknown>;
  audience?: Audience;
  partnerOrgId?: string | null;
  customerOrgId?: string | null;
  /** Tell people: the worker turns the event into mail and notifications (lib/jobs/tell). */
  tell?: boolean;
  /** When it happened, where that was before now; else the transaction's time. */
  at?: Date;
};

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** Writes a fact to its subject's timeline and, with `tell`, to the outbox, in the caller's transaction. Returns the event's id. */
export async function recordEvent(tx: Tx, by: Writer, e: EventInput): Promise<string> {
  const [id = ""] = await recordEvents(tx, by, [e]);
  return id;
}

const AT_ONCE = 500;

/** The same for many facts at once, such as one for each partner of a programme. Returns their ids in order. */
export async function recordEvents(tx: Tx, by: Writer, events: readonly EventInput[]): Promise<string[]> {
  const { tenantId } = by;
  const rows = events.map(e => ({ id: newId(), e }));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = rows.slice(from, from + AT_ONCE);
    await tx.event.createMany({
      data: part.map(({ id, e }) => ({
        tenantId,
        id,
        subjectType: e.subjectType,
        subjectId: e.subjectId,
        type: e.type,
        data: json(e.data ?? {}),
        audience: e.audience ?? "everyone",
        partnerOrgId: e.partnerOrgId ?? null,
        customerOrgId: e.customerOrgId ?? null,
        actorId: by.personId ?? null,
        actorName: by.name,
        actorSide: by.side,
        actorOrgName: by.orgName ?? "",
        ...(e.at ? { at: e.at } : {}),
      })),
    });
    await enqueueRules(tx, by, part);
    const told = part.filter(({ e }) => e.tell);
    if (told.length > 0)
      await enqueueAll(
        tx,
        tenantId,
        told.map(({ id, e }) => ({
          kind: "event",
          topic: e.type,
          data: { eventId: id },
          dedupeKey: `event:${id}`,
          ...(e.subjectType === "ticket" ? { lane: `event:${e.subjectId}` } : {}),
        })),
      );
  }
  return rows.map(row => row.id);
}

/**
 * What a desk's active rule waits for goes to the rules with the fact itself: neither is there without the other. Where nobody waits
 * for it, nothing is written. A rule is on for the facts written after it was turned on: one turned on just now, in a transaction that
 * is not over, may miss this fact, as it misses those of a moment ago. One turned off just now costs a row that finds nothing to do.
 */
async function enqueueRules(tx: Tx, by: Writer, part: readonly { id: string; e: EventInput }[]) {
  const awaited = part.flatMap(({ id, e }) => {
    const fact = { type: e.type, actorSide: by.side, audience: e.audience ?? "everyone" };
    const trigger = e.subjectType === "ticket" ? triggerOf(fact) : null;
    return trigger === null
      ? []
      : [{ rowId: newId(), eventId: id, topic: e.type, trigger, lane: `rules:${e.subjectId}` }];
  });
  if (awaited.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO outbox (tenant_id, id, kind, topic, data, dedupe_key, lane)
    SELECT ${by.tenantId}::uuid, a.row_id, 'rules', a.topic,
      jsonb_build_object('eventId', a.event_id, 'causes', ${JSON.stringify(by.causes ?? [])}::jsonb), 'rules:' || a.event_id, a.lane
    FROM unnest(${awaited.map(a => a.rowId)}::uuid[], ${awaited.map(a => a.eventId)}::uuid[],
      ${awaited.map(a => a.topic)}::text[], ${awaited.map(a => a.trigger)}::text[], ${awaited.map(a => a.lane)}::text[])
      a (row_id, event_id, topic, trigger, lane)
    WHERE rules_await(a.trigger) ON CONFLICT DO NOTHING`;
}

export type OutboxInput = {
  kind: "event" | "mail" | "rules";
  topic: string;
  data: Record<string, unknown>;
  dedupeKey: string;
  toEmail?: string;
  toName?: string;
  locale?: string;
  messageId?: string;
  /** What leaves one after the other, in the order it was written; nothing: in no order. */
  lane?: string;
};

/** Puts something into the transactional outbox; a repeated dedupeKey within the tenant does nothing. */
export const enqueue = (tx: Tx, tenantId: string, o: OutboxInput): Promise<void> =>
  enqueueAll(tx, tenantId, [o]);

async function enqueueAll(tx: Tx, tenantId: string, all: readonly OutboxInput[]): Promise<void> {
  const rows = all.map(
    o => Prisma.sql`(${tenantId}::uuid, ${newId()}::uuid, ${o.kind}, ${o.topic}, ${JSON.stringify(o.data)}::jsonb,
      ${o.dedupeKey}, ${o.messageId ?? null}, ${o.toEmail ?? null}, ${o.toName ?? null}, ${o.locale ?? null}, ${o.lane ?? null})`,
  );
  // Raw, because a side may insert here but not read back, and ON CONFLICT without a target needs no SELECT.
  await tx.$executeRaw`
    INSERT INTO outbox (tenant_id, id, kind, topic, data, dedupe_key, message_id, to_email, to_name, locale, lane)
    VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`;
}

export type AuditInput = {
  action: string;
  subjectType: string;
  subjectId?: string;
  before?: unknown;
  after?: unknown;
};

/** Append-only trace of a change that matters (R2), in the caller's transaction. */
export async function audit(tx: Tx, by: Writer, a: AuditInput): Promise<void> {
  await tx.auditEntry.createMany({
    data: [
      {
        tenantId: by.tenantId,
        id: newId(),
        action: a.action,
        subjectType: a.subjectType,
        subjectId: a.subjectId ?? null,
        actorId: by.personId ?? null,
        actorName: by.name,
        actorSide: by.side,
        ip: by.ip ?? "",
        ...(a.before === undefined ? {} : { before: json(a.before ?? Prisma.JsonNull) }),
        ...(a.after === undefined ? {} : { after: json(a.after ?? Prisma.JsonNull) }),
      },
    ],
  });
}

/** The next number of a series, such as "ticket:SIG" or "application"; gaps are possible, repeats are not. */
export async function nextNumber(tx: Tx, tenantId: string, series: string, start = 1): Promise<number> {
  const rows = await tx.$queryRaw<{ value: number }[]>`
    INSERT INTO counter (tenant_id, name, value) VALUES (${tenantId}::uuid, ${series}, ${start})
    ON CONFLICT (tenant_id, name) DO UPDATE SET value = counter.value + 1
    RETURNING value`;
  return rows[0]?.value ?? start;
}
