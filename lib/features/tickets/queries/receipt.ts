import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { calendarVersion, clockOf } from "../clocks.ts";
import { receiptOf } from "../receipt.ts";
import { changesOfHands } from "./clock.ts";
import { findTicket } from "./ticket.ts";

/**
 * A clock's evidence as a file, "response-1" being the first cycle of the answer's; null when there is no such clock
 * for that reader, as that of level 3 for the customer (T2).
 */
export async function clockReceipt(
  tx: Tx,
  actor: Actor,
  number: string,
  clock: string,
  now: Date,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const [, kind, cycle] = /^([a-z0-9_]{1,20})-([1-9][0-9]{0,5})$/.exec(clock) ?? [];
  const ticket = kind ? await findTicket(tx, actor, number) : null;
  if (!ticket || !kind) return null;
  const { tenantId } = ticket;
  const row = await tx.ticketClock.findFirst({
    where: { tenantId, ticketId: ticket.id, kind, cycle: Number(cycle) },
  });
  if (!row) return null;
  const { slug, name } = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  const calendar = await calendarVersion(tx, tenantId, row.calendarKey, row.calendarVersion);
  const cuts = (await changesOfHands(tx, ticket)).map(hand => hand.at.getTime());
  const receipt = receiptOf(
    { workspace: { slug, name }, ticket: ticket.number },
    { ...clockOf(row), startedAt: row.startedAt.getTime() },
    calendar,
    cuts,
    now.getTime(),
  );
  return {
    name: `${ticket.number}-${clock}.clock.json`,
    mediaType: "application/json",
    bytes: new TextEncoder().encode(`${JSON.stringify(receipt, null, 2)}\n`),
  };
}
