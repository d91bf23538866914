import type { TicketFlow } from "#lib/domain/tickets/types.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { audit } from "#lib/platform/record.ts";
import { conflict } from "#lib/platform/refusal.ts";
import { syncClocks } from "../clocks.ts";
import type { TicketChanged } from "../dto.ts";
import type { TicketContext, TicketRow } from "../load.ts";

type Change = {
  /** For the audit trail: "ticket.diagnose". */
  action: string;
  flow: TicketFlow;
  data?: Prisma.TicketUpdateManyMutationInput;
};

const date = (value: number | null) => (value === null ? null : new Date(value));

/**
 * Writes a ticket's new state, guarded by its version, then its clocks and timers from the facts just recorded, and the
 * audit entry. The last step of every change. Throws conflict when somebody else was faster.
 */
export async function save(ctx: TicketContext, row: TicketRow, change: Change): Promise<TicketChanged> {
  const { tx, actor, now } = ctx;
  const { flow } = change;
  const waits = flow.state === "waiting_customer";
  const data: Prisma.TicketUpdateManyMutationInput = {
    state: flow.state,
    open: flow.state !== "resolved" && flow.state !== "closed",
    level: flow.level,
    l3State: flow.level3,
    diagnosedAt: date(flow.diagnosedAt),
    firstAnswerAt: date(flow.answeredAt),
    resolvedAt: date(flow.resolvedAt),
    closedAt: date(flow.closedAt),
    waitingSince: waits ? (row.waitingSince ?? now) : null,
    ...(flow.level3 === null && row.l3State !== null ? { l3AssigneeId: null, l3AssigneeName: null } : {}),
    updatedAt: now,
    version: { increment: 1 },
    ...change.data,
  };
  const { count } = await tx.ticket.updateMany({
    where: { tenantId: row.tenantId, id: row.id, version: row.version },
    data,
  });
  if (count === 0) conflict();
  await syncClocks(tx, actor, row.id);
  await audit(tx, actor, {
    action: change.action,
    subjectType: "ticket",
    subjectId: row.id,
    before: summary(row),
    after: {
      ...summary(row),
      ...plain(change.data),
      state: flow.state,
      level: flow.level,
      l3State: flow.level3,
    },
  });
  return { number: row.number, version: row.version + 1, state: flow.state };
}

const summary = (row: TicketRow) => ({
  state: row.state,
  level: row.level,
  l3State: row.l3State,
  priority: row.priority,
  assigneeName: row.assigneeName,
});

/** What a change set, as far as an audit entry tells it. */
const plain = (data: Prisma.TicketUpdateManyMutationInput | undefined) =>
  Object.fromEntries(
    Object.entries(data ?? {}).filter(([, value]) => typeof value === "string" || value === null),
  );
