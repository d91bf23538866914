import { savedViewPolicy, type ViewList } from "#lib/domain/policies/saved-view.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { SavedViewDto } from "./dto.ts";

type Row = Awaited<ReturnType<Tx["savedView"]["findFirstOrThrow"]>>;

const dto = (row: Row): SavedViewDto => ({
  id: row.id,
  version: row.version,
  name: row.name,
  query: row.query,
  shared: row.seenBy !== row.ownerId,
  ownerId: row.ownerId,
  ownerName: row.ownerName,
});

/** The views of a list that the actor has before them: their own and those shared in the team. */
export async function viewsOf(tx: Tx, actor: Actor, list: ViewList): Promise<SavedViewDto[]> {
  if (!savedViewPolicy.save(actor, { list })) return [];
  const rows = await tx.savedView.findMany({
    where: {
      tenantId: actor.tenantId,
      orgId: actor.orgId,
      list,
      seenBy: { in: [actor.personId, actor.orgId] },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 100,
  });
  return rows.map(dto);
}

/** One view the actor has before them; null for another person's own. */
export async function findView(tx: Tx, actor: Actor, viewId: string): Promise<SavedViewDto | null> {
  const row = await tx.savedView.findFirst({
    where: {
      tenantId: actor.tenantId,
      orgId: actor.orgId,
      id: viewId,
      seenBy: { in: [actor.personId, actor.orgId] },
    },
  });
  return row && dto(row);
}
