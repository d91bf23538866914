import { againstReader } from "#lib/domain/library/audience.ts";
import { eitherText } from "#lib/domain/text.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { type Asked, audienceOf, type ItemRow } from "./queries.ts";
import { libraryReader } from "./reader.ts";

/**
 * What a partner may still know of an item that was withdrawn: its title, for whoever had it, or would have it today were
 * it still given (P25). Null: there is nothing to know for them. Read as the worker, for no partner's role sees the row.
 */
export async function findWithdrawn(asked: Asked, itemId: string): Promise<{ title: string } | null> {
  const { tx, actor } = asked;
  if (actor.side !== "partner" || !isUuid(itemId)) return null;
  const { tenantId } = actor;
  const row = await stepAs(tx, actor, "app_worker", async () => {
    const item = await tx.libraryItem.findFirst({ where: { tenantId, id: itemId, state: "withdrawn" } });
    // One that never left the vendor is nobody's to miss.
    return item && (await wasOut(tx, tenantId, itemId)) ? item : null;
  });
  return row && (await hadRight(asked, row))
    ? { title: eitherText(row.titleEn, row.titleEs, actor.locale) }
    : null;
}

/** The item to which a link to a withdrawn version, or to a version of a withdrawn item, leads whoever had the right to it; else null. */
export async function itemOfWithdrawn(asked: Asked, versionId: string): Promise<string | null> {
  const { tx, actor } = asked;
  if (actor.side !== "partner" || !isUuid(versionId)) return null;
  const { tenantId } = actor;
  const row = await stepAs(tx, actor, "app_worker", async () => {
    const version = await tx.libraryVersion.findFirst({
      where: { tenantId, id: versionId, publishedAt: { not: null } },
    });
    if (!version) return null;
    const item = await tx.libraryItem.findFirst({ where: { tenantId, id: version.itemId } });
    return item &&
      (item.state === "withdrawn" || (item.state === "published" && version.state === "withdrawn"))
      ? item
      : null;
  });
  return row && (await hadRight(asked, row)) ? row.id : null;
}

const wasOut = async (tx: Tx, tenantId: string, itemId: string) =>
  (await tx.libraryVersion.count({ where: { tenantId, itemId, publishedAt: { not: null } } })) > 0;

async function hadRight({ tx, actor, today }: Asked, row: ItemRow): Promise<boolean> {
  const had = await tx.libraryRead.count({
    where: { tenantId: actor.tenantId, itemId: row.id, personId: actor.personId },
  });
  if (had > 0) return true;
  const reader = await libraryReader(tx, actor, today);
  return reader !== null && againstReader(audienceOf(row), reader) === null;
}
