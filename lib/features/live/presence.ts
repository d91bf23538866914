import type { Doing } from "#lib/domain/live/hint.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { CHANNEL } from "#lib/platform/live.ts";

/**
 * Tells colleagues that somebody looks at a case or writes on it, so that two do not answer at once. Nothing is kept, and a
 * customer's people tell nobody. False where the case is not theirs to see.
 */
export async function tellPresence(tx: Tx, actor: Actor, ticketId: string, doing: Doing): Promise<boolean> {
  if (actor.side === "customer" || !isUuid(ticketId)) return false;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id: ticketId },
    select: { id: true },
  });
  if (!ticket) return false;
  const hint = {
    kind: "presence",
    tenant: actor.tenantId,
    ticket: ticketId,
    org: actor.orgId,
    person: actor.personId,
    name: actor.name.slice(0, 120),
    doing,
  };
  await tx.$queryRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(hint)})::text`;
  return true;
}
