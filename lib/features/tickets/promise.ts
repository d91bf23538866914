import type { Instant } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { TicketRow } from "./load.ts";

/** What is promised of a case: which of its clocks runs, and when that is due. */
export type Promised = { clock: string; at: Instant };

/** What a case's customer is promised now; null: no clock of theirs runs. The clocks of the levels are none of theirs (T2). */
export async function promised(
  tx: Tx,
  row: Pick<TicketRow, "tenantId" | "id" | "dueAt" | "clockKind">,
): Promise<Promised | null> {
  const { tenantId, id: ticketId, dueAt, clockKind: clock } = row;
  if (dueAt === null || clock === null) return null;
  const seen = await tx.ticketClock.count({
    where: { tenantId, ticketId, kind: clock, audience: "everyone", cancelledAt: null },
  });
  return seen > 0 ? { clock, at: dueAt.getTime() } : null;
}
