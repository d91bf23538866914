import { againstReader } from "#lib/domain/library/audience.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fileWithBytes } from "#lib/features/files/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid, newId } from "#lib/platform/ids.ts";
import { forbid } from "#lib/platform/refusal.ts";
import { audienceOf, findItem } from "./queries.ts";
import { libraryReader, refusalWords } from "./reader.ts";

export type Fetched =
  | { media: "file"; file: NonNullable<Awaited<ReturnType<typeof fileWithBytes>>> }
  | { media: "link"; url: string };

/**
 * A version's content for who may have it now, written down as had (P25); null where there is none for them. Forbids it
 * otherwise, with the reason and who can change it. The content itself is read as the worker: no partner's role sees it.
 */
export async function fetchVersion(
  tx: Tx,
  actor: Actor,
  versionId: string,
  today: PlainDate,
): Promise<Fetched | null> {
  if (actor.side === "customer" || !isUuid(versionId)) return null;
  const { tenantId } = actor;
  const version = await tx.libraryVersion.findFirst({ where: { tenantId, id: versionId } });
  const item = version && (await findItem(tx, actor, version.itemId));
  if (!version || !item) return null;
  const reader = await libraryReader(tx, actor, today);
  const against = reader && againstReader(audienceOf(item), reader);
  if (against) {
    const { key, params } = refusalWords(against, actor.locale);
    forbid(key, params);
  }
  const found = await contentOf(tx, actor, versionId);
  if (found && actor.side === "partner") await writeDown(tx, actor, version);
  return found;
}

const contentOf = (tx: Tx, actor: Actor, versionId: string): Promise<Fetched | null> =>
  stepAs(tx, actor, "app_worker", async () => {
    const { tenantId } = actor;
    const source = await tx.librarySource.findFirst({ where: { tenantId, versionId } });
    if (source?.url) return { media: "link", url: source.url };
    const file = source?.attachmentId ? await fileWithBytes(tx, tenantId, source.attachmentId) : null;
    return file && { media: "file", file };
  });

/** First, last, how often: one row a person and version. */
const writeDown = (tx: Tx, actor: Actor, version: { id: string; itemId: string }) =>
  tx.$executeRaw`
    INSERT INTO library_read (tenant_id, id, item_id, version_id, person_id, person_name, partner_org_id, org_name)
    VALUES (${actor.tenantId}::uuid, ${newId()}::uuid, ${version.itemId}::uuid, ${version.id}::uuid,
            ${actor.personId}::uuid, ${actor.name}, ${actor.orgId}::uuid, ${actor.orgName})
    ON CONFLICT (tenant_id, version_id, person_id) DO UPDATE
      SET last_at = now(), times = library_read.times + 1, person_name = excluded.person_name,
          partner_org_id = excluded.partner_org_id, org_name = excluded.org_name`;
