import { isDeepStrictEqual } from "node:util";
import type { FormWords, KeptForm } from "#lib/domain/form-draft.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { type DraftRow, keepDraft, keptSince } from "./keeping.ts";

/** So many forms begun and not sent one person may have at a company; the oldest goes when another begins. */
const AT_MOST = 40;

type Whose = Pick<Actor, "tenantId" | "personId" | "orgId">;

/** What the person filled in on a form at the company they act for, on whatever device; null where nothing waits. */
export async function formDraft(
  tx: Tx,
  { tenantId, personId, orgId }: Whose,
  form: string,
): Promise<KeptForm | null> {
  const found = await tx.formDraft.findUnique({
    where: { tenantId_personId_orgId_form: { tenantId, personId, orgId, form } },
    select: { content: true, version: true },
  });
  return found && { content: found.content as KeptForm["content"], version: found.version };
}

/** Keeps what the person fills in by the rule of all drafts (`keepDraft`); null keeps nothing any more. */
export function keepFormDraft(
  tx: Tx,
  whose: Whose,
  form: string,
  content: KeptForm["content"] | null,
  version: number,
  now: Date,
): Promise<{ version: number } | { other: KeptForm }> {
  const { tenantId, personId, orgId } = whose;
  // As it comes back from the database, so that it can be held against what stands there.
  const plain = (words: FormWords) => JSON.parse(JSON.stringify(words.content)) as unknown;
  const row: DraftRow<FormWords> = {
    read: () => formDraft(tx, whose, form),
    drop: stands => tx.formDraft.deleteMany({ where: { tenantId, personId, orgId, form, version: stands } }),
    same: (a, b) => isDeepStrictEqual(plain(a), plain(b)),
    write: async (words, stands) => {
      const written = await tx.$queryRaw<{ version: number }[]>`
        INSERT INTO form_draft (tenant_id, person_id, org_id, form, content, version, saved_at)
        VALUES (${tenantId}::uuid, ${personId}::uuid, ${orgId}::uuid, ${form}, ${JSON.stringify(words.content)}::jsonb, ${stands + 1}, ${now})
        ON CONFLICT (tenant_id, person_id, org_id, form) DO UPDATE
          SET content = excluded.content, version = excluded.version, saved_at = excluded.saved_at
          WHERE form_draft.version = ${stands}
        RETURNING version`;
      if (written[0]) await dropBeyond(tx, whose);
      return written[0] ?? null;
    },
  };
  return keepDraft(row, content === null ? null : { content }, version);
}

async function dropBeyond(tx: Tx, { tenantId, personId, orgId }: Whose): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM form_draft
    WHERE tenant_id = ${tenantId}::uuid AND person_id = ${personId}::uuid AND org_id = ${orgId}::uuid AND form NOT IN (
      SELECT form FROM form_draft
      WHERE tenant_id = ${tenantId}::uuid AND person_id = ${personId}::uuid AND org_id = ${orgId}::uuid
      ORDER BY saved_at DESC, form LIMIT ${AT_MOST})`;
}

/** Forgets the draft of a form that was sent. */
export async function dropFormDraft(
  tx: Tx,
  { tenantId, personId, orgId }: Whose,
  form: string,
): Promise<void> {
  await tx.formDraft.deleteMany({ where: { tenantId, personId, orgId, form } });
}

/** Drops drafts that nobody went on with for long. For the worker. */
export async function dropOldFormDrafts(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const { count } = await tx.formDraft.deleteMany({ where: { tenantId, savedAt: { lt: keptSince(now) } } });
  return count;
}
