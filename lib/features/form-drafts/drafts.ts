import type { KeptForm } from "#lib/domain/form-draft.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** Days after which a draft nobody went on with is dropped. */
const KEPT_DAYS = 60;
/** So many forms begun and not sent one person may have; the oldest goes when another begins. */
const AT_MOST = 40;

type Whose = Pick<Actor, "tenantId" | "personId">;

/** What the person filled in on a form, on whatever device; null where nothing waits. */
export async function formDraft(
  tx: Tx,
  { tenantId, personId }: Whose,
  form: string,
): Promise<KeptForm | null> {
  const found = await tx.formDraft.findUnique({
    where: { tenantId_personId_form: { tenantId, personId, form } },
    select: { content: true, version: true },
  });
  return found && { content: found.content as KeptForm["content"], version: found.version };
}

/**
 * Keeps what the person fills in, if `version` is the one that stands: answers the new version. Where another window wrote
 * meanwhile nothing is changed, and what it wrote is answered unless it is the same. Null keeps nothing any more.
 */
export async function keepFormDraft(
  tx: Tx,
  whose: Whose,
  form: string,
  content: KeptForm["content"] | null,
  version: number,
  now: Date,
): Promise<{ version: number } | { other: KeptForm }> {
  const { tenantId, personId } = whose;
  if (content === null) {
    await tx.formDraft.deleteMany({ where: { tenantId, personId, form, version } });
    const other = await formDraft(tx, whose, form);
    return other ? { other } : { version };
  }
  const words = JSON.stringify(content);
  const written = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO form_draft (tenant_id, person_id, form, content, version, saved_at)
    VALUES (${tenantId}::uuid, ${personId}::uuid, ${form}, ${words}::jsonb, ${version + 1}, ${now})
    ON CONFLICT (tenant_id, person_id, form) DO UPDATE
      SET content = excluded.content, version = excluded.version, saved_at = excluded.saved_at
      WHERE form_draft.version = ${version}
    RETURNING version`;
  if (written[0]) {
    await dropBeyond(tx, whose);
    return written[0];
  }
  // A page that is left writes once more, and the next page may come before that answer: the same words are no other's.
  const same = await tx.$queryRaw<{ version: number }[]>`
    SELECT version FROM form_draft
    WHERE tenant_id = ${tenantId}::uuid AND person_id = ${personId}::uuid AND form = ${form} AND content = ${words}::jsonb`;
  if (same[0]) return same[0];
  const other = await formDraft(tx, whose, form);
  // Dropped between the two looks: the next writing begins anew.
  return other ? { other } : { version };
}

async function dropBeyond(tx: Tx, { tenantId, personId }: Whose): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM form_draft WHERE tenant_id = ${tenantId}::uuid AND person_id = ${personId}::uuid AND form NOT IN (
      SELECT form FROM form_draft WHERE tenant_id = ${tenantId}::uuid AND person_id = ${personId}::uuid
      ORDER BY saved_at DESC, form LIMIT ${AT_MOST})`;
}

/** Forgets the draft of a form that was sent. */
export async function dropFormDraft(tx: Tx, { tenantId, personId }: Whose, form: string): Promise<void> {
  await tx.formDraft.deleteMany({ where: { tenantId, personId, form } });
}

/** Drops drafts that nobody went on with for long. For the worker. */
export async function dropOldFormDrafts(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const { count } = await tx.formDraft.deleteMany({ where: { tenantId, savedAt: { lt: before } } });
  return count;
}
