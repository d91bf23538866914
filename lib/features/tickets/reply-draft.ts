import type { Actor } from "#lib/domain/policies/types.ts";
import { type DraftWords, type KeptDraft, sameDraft } from "#lib/domain/text-draft.ts";
import { type DraftRow, keepDraft, keptSince } from "#lib/features/form-drafts/keeping.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

type Whose = Pick<Actor, "tenantId" | "personId" | "orgId">;

/** What the person was writing on a case for the company they act for, on whatever device; null where nothing waits. */
export async function replyDraft(
  tx: Tx,
  { tenantId, personId, orgId }: Whose,
  ticketId: string,
): Promise<KeptDraft | null> {
  return tx.replyDraft.findUnique({
    where: { tenantId_personId_orgId_ticketId: { tenantId, personId, orgId, ticketId } },
    select: { body: true, audience: true, state: true, version: true },
  });
}

/** Keeps what the person writes on a case by the rule of all drafts (`keepDraft`); empty words keep nothing. */
export function keepReplyDraft(
  tx: Tx,
  whose: Whose,
  ticketId: string,
  draft: DraftWords,
  version: number,
  now: Date,
): Promise<{ version: number } | { other: KeptDraft }> {
  const { tenantId, personId, orgId } = whose;
  const row: DraftRow<DraftWords> = {
    read: () => replyDraft(tx, whose, ticketId),
    drop: stands =>
      tx.replyDraft.deleteMany({ where: { tenantId, personId, orgId, ticketId, version: stands } }),
    same: sameDraft,
    write: async ({ body, audience, state }, stands) => {
      const written = await tx.$queryRaw<{ version: number }[]>`
        INSERT INTO reply_draft (tenant_id, person_id, org_id, ticket_id, body, meant_for, state, version, saved_at)
        VALUES (${tenantId}::uuid, ${personId}::uuid, ${orgId}::uuid, ${ticketId}::uuid, ${body}, ${audience}, ${state}, ${stands + 1}, ${now})
        ON CONFLICT (tenant_id, person_id, org_id, ticket_id) DO UPDATE
          SET body = excluded.body, meant_for = excluded.meant_for, state = excluded.state, version = excluded.version,
            saved_at = excluded.saved_at
          WHERE reply_draft.version = ${stands}
        RETURNING version`;
      return written[0] ?? null;
    },
  };
  return keepDraft(row, draft.body.trim() === "" ? null : draft, version);
}

/** Forgets the draft of a message that was sent. */
export async function dropReplyDraft(
  tx: Tx,
  { tenantId, personId, orgId }: Whose,
  ticketId: string,
): Promise<void> {
  await tx.replyDraft.deleteMany({ where: { tenantId, personId, orgId, ticketId } });
}

/** Drops drafts that nobody went on with for long. For the worker. */
export async function dropOldDrafts(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const { count } = await tx.replyDraft.deleteMany({ where: { tenantId, savedAt: { lt: keptSince(now) } } });
  return count;
}
