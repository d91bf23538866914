import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { TicketContext, TicketRow } from "./load.ts";

/** Whether the actor is told of what is written on a case without taking part in it. */
export async function isFollowing(tx: Tx, actor: Actor, ticketId: string): Promise<boolean> {
  const { tenantId, personId } = actor;
  return (await tx.ticketFollower.count({ where: { tenantId, ticketId, personId } })) > 0;
}

/** One's own doing and nobody else's to see: a second press changes nothing, and neither does the case. */
export async function follow(
  { tx, actor }: TicketContext,
  row: TicketRow,
  { on }: { on: boolean },
): Promise<{ number: string; following: boolean }> {
  const { tenantId, personId } = actor;
  if (on)
    await tx.ticketFollower.createMany({
      data: [{ tenantId, ticketId: row.id, personId }],
      skipDuplicates: true,
    });
  else await tx.ticketFollower.deleteMany({ where: { tenantId, ticketId: row.id, personId } });
  return { number: row.number, following: on };
}
