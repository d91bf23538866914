import type { Actor } from "#lib/domain/policies/types.ts";
import { type DraftWords, type KeptDraft, sameDraft } from "#lib/domain/text-draft.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** Days after which a draft nobody went on with is dropped. */
const KEPT_DAYS = 60;

type Whose = Pick<Actor, "tenantId" | "personId">;

/** What the person was writing on a case, on whatever device; null where nothing waits. */
export async function replyDraft(
  tx: Tx,
  { tenantId, personId }: Whose,
  ticketId: string,
): Promise<KeptDraft | null> {
  return tx.replyDraft.findUnique({
    where: { tenantId_personId_ticketId: { tenantId, personId, ticketId } },
    select: { body: true, audience: true, state: true, version: true },
  });
}

/**
 * Keeps what the person writes, if `version` is the one that stands: answers the new version. Where another window wrote
 * meanwhile nothing is changed, and its words are answered unless they are the same. Empty words keep nothing.
 */
export async function keepReplyDraft(
  tx: Tx,
  whose: Whose,
  ticketId: string,
  draft: DraftWords,
  version: number,
  now: Date,
): Promise<{ version: number } | { other: KeptDraft }> {
  const { tenantId, personId } = whose;
  if (draft.body.trim() === "") {
    await tx.replyDraft.deleteMany({ where: { tenantId, personId, ticketId, version } });
    const other = await replyDraft(tx, whose, ticketId);
    return other ? { other } : { version };
  }
  const written = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO reply_draft (tenant_id, person_id, ticket_id, body, meant_for, state, version, saved_at)
    VALUES (${tenantId}::uuid, ${personId}::uuid, ${ticketId}::uuid, ${draft.body}, ${draft.audience}, ${draft.state},
      ${version + 1}, ${now})
    ON CONFLICT (tenant_id, person_id, ticket_id) DO UPDATE
      SET body = excluded.body, meant_for = excluded.meant_for, state = excluded.state, version = excluded.version,
        saved_at = excluded.saved_at
      WHERE reply_draft.version = ${version}
    RETURNING version`;
  if (written[0]) return written[0];
  const other = await replyDraft(tx, whose, ticketId);
  // Dropped between the two looks: the next writing begins anew.
  if (!other) return { version };
  // A page that is left writes once more, and the next page may come before that answer: the same words are no other's.
  return sameDraft(draft, other) ? { version: other.version } : { other };
}

/** Forgets the draft of a message that was sent. */
export async function dropReplyDraft(tx: Tx, { tenantId, personId }: Whose, ticketId: string): Promise<void> {
  await tx.replyDraft.deleteMany({ where: { tenantId, personId, ticketId } });
}

/** Drops drafts that nobody went on with for long. For the worker. */
export async function dropOldDrafts(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const { count } = await tx.replyDraft.deleteMany({ where: { tenantId, savedAt: { lt: before } } });
  return count;
}
