import type { Actor } from "#lib/domain/policies/types.ts";
import { HOLD_MINUTES } from "#lib/domain/tickets/bulk.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";

const told = (events: readonly string[]) => events.map(id => `event:${id}`);
/** What follows from facts: that people are told, and that desks' rules run on them. */
const follows = (events: readonly string[]) => [...told(events), ...events.map(id => `rules:${id}`)];

/** What follows from these facts waits a little, so that a slip can be taken back before anybody hears of it and any rule acts on it. */
export const holdNotices = (tx: Tx, actor: Actor, events: readonly string[]): Promise<unknown> =>
  stepAs(
    tx,
    actor,
    "app_worker",
    () => tx.$executeRaw`
      UPDATE outbox SET due_at = now() + make_interval(mins => ${HOLD_MINUTES}::int)
      WHERE tenant_id = ${actor.tenantId}::uuid AND dedupe_key = ANY (${follows(events)}::text[]) AND done_at IS NULL`,
  );

/** Drops what is still held. Answers whether people had been told already, or are just being told. */
export const dropNotices = (tx: Tx, actor: Actor, events: readonly string[]): Promise<boolean> =>
  stepAs(tx, actor, "app_worker", async () => {
    await tx.$executeRaw`
      UPDATE outbox SET done_at = now(), last_error = 'taken back'
      WHERE tenant_id = ${actor.tenantId}::uuid AND dedupe_key = ANY (${follows(events)}::text[])
        AND done_at IS NULL AND claimed_at IS NULL`;
    const heard = await tx.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM outbox
      WHERE tenant_id = ${actor.tenantId}::uuid AND dedupe_key = ANY (${told(events)}::text[])
        AND last_error IS DISTINCT FROM 'taken back'`;
    return (heard[0]?.n ?? 0) > 0;
  });
