import { oneAtATime } from "./db/one-at-a-time.ts";
import type { Tx } from "./db/prisma.ts";

/**
 * The answer given to this very submit before, or null. Takes a lock on the key first, so that of two
 * submits at the same moment the second waits and then reads the first one's answer.
 */
export async function recalled<R>(
  tx: Tx,
  actor: { tenantId: string; personId: string },
  action: string,
  key: string,
): Promise<{ value: R } | null> {
  await oneAtATime(tx, `${actor.personId}:${key}`);
  const row = await tx.idempotency.findFirst({
    where: { tenantId: actor.tenantId, personId: actor.personId, key, action },
  });
  return row ? { value: row.result as R } : null;
}

/** Keeps an answer for a repeated submit, in the transaction of the change itself. */
export async function remember(
  tx: Tx,
  actor: { tenantId: string; personId: string },
  action: string,
  key: string,
  value: unknown,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO idempotency (tenant_id, key, person_id, action, result)
    VALUES (${actor.tenantId}::uuid, ${key}, ${actor.personId}::uuid, ${action}, ${JSON.stringify(value ?? null)}::jsonb)`;
}
