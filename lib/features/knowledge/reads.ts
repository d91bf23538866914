import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import type { ItemRow } from "./lines.ts";

/** Opened in its newest edition. Once more changes nothing; an older tab never makes it unread. */
export async function markRead(tx: Tx, actor: By, row: ItemRow): Promise<{ edition: number }> {
  if (row.edition > 0)
    await tx.$executeRaw`
      INSERT INTO knowledge_read (tenant_id, item_id, person_id, edition)
      VALUES (${actor.tenantId}::uuid, ${row.id}::uuid, ${actor.personId}::uuid, ${row.edition})
      ON CONFLICT (tenant_id, item_id, person_id) DO UPDATE SET edition = excluded.edition, at = now()
      WHERE knowledge_read.edition < excluded.edition`;
  return { edition: row.edition };
}

/** "I have read it", of the edition on the page: where a newer one was told of meanwhile, that is to be read first. */
export async function confirmRead(
  tx: Tx,
  actor: By,
  row: ItemRow,
  edition: number,
  now: Date,
): Promise<{ edition: number }> {
  if (!row.mustRead) return refuse("knowledge.refusal.confirm_not_asked");
  if (edition < row.toldEdition) return refuse("knowledge.refusal.confirm_newer");
  const known = Math.min(edition, row.edition);
  await tx.$executeRaw`
    INSERT INTO knowledge_read (tenant_id, item_id, person_id, edition, confirmed_edition, confirmed_at)
    VALUES (${actor.tenantId}::uuid, ${row.id}::uuid, ${actor.personId}::uuid, ${known}, ${known}, ${now})
    ON CONFLICT (tenant_id, item_id, person_id) DO UPDATE
      SET edition = greatest(knowledge_read.edition, excluded.edition), confirmed_edition = excluded.confirmed_edition,
          confirmed_at = excluded.confirmed_at
      WHERE coalesce(knowledge_read.confirmed_edition, 0) < excluded.confirmed_edition`;
  await audit(tx, actor, {
    action: "knowledge.confirm",
    subjectType: "knowledge",
    subjectId: row.id,
    after: { number: row.number, edition: known },
  });
  return { edition: known };
}
