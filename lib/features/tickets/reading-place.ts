import type { Actor } from "#lib/domain/policies/types.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { conversationOf } from "./queries/links.ts";

type Whose = Pick<Actor, "tenantId" | "personId" | "orgId">;

/** Days after which the place in a case nobody came back to is forgotten. */
const KEPT_DAYS = 400;

/** The moment up to which the person has read a case for the company they act for, on whatever device; null where no place is kept. */
export async function readingPlace(
  tx: Tx,
  { tenantId, personId, orgId }: Whose,
  ticketId: string,
): Promise<Instant | null> {
  const place = await tx.readingPlace.findUnique({
    where: { tenantId_personId_orgId_ticketId: { tenantId, personId, orgId, ticketId } },
    select: { readTo: true },
  });
  return place?.readTo.getTime() ?? null;
}

/**
 * Keeps that a message of the case stood before the person. A place only ever moves on: who scrolls up again has not unread anything.
 * False where the case has no such message for them.
 */
export async function keepReadingPlace(
  tx: Tx,
  { tenantId, personId, orgId }: Whose,
  row: { tenantId: string; id: string },
  messageId: string,
  now: Date,
): Promise<boolean> {
  const message = await tx.ticketMessage.findFirst({
    where: { tenantId, id: messageId, ticketId: { in: await conversationOf(tx, row) } },
    select: { at: true },
  });
  if (!message) return false;
  await tx.$executeRaw`
    INSERT INTO reading_place (tenant_id, person_id, org_id, ticket_id, read_to, saved_at)
    VALUES (${tenantId}::uuid, ${personId}::uuid, ${orgId}::uuid, ${row.id}::uuid, ${message.at}, ${now})
    ON CONFLICT (tenant_id, person_id, org_id, ticket_id) DO UPDATE
      SET read_to = excluded.read_to, saved_at = excluded.saved_at WHERE reading_place.read_to < excluded.read_to`;
  return true;
}

/** Drops places that nobody moved for long. For the worker. */
export async function dropOldPlaces(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const { count } = await tx.readingPlace.deleteMany({ where: { tenantId, savedAt: { lt: since } } });
  return count;
}
