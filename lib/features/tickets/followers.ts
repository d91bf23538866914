import type { TicketContext, TicketRow } from "./load.ts";

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
