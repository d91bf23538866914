import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { SavedViewDto } from "./dto.ts";
import type { RenameViewInput, SaveViewInput } from "./schema.ts";

const MOST = 60;

/** Names are told apart among those who see them. Answers how many views they have before them. */
async function nameIsFree(
  tx: Tx,
  tenantId: string,
  {
    list,
    seenBy,
    orgId,
    name,
    but,
  }: { list: string; seenBy: string; orgId: string; name: string; but?: string },
): Promise<number> {
  await oneAtATime(tx, `view:${tenantId}:${list}:${seenBy}`);
  const rows = await tx.savedView.findMany({
    where: { tenantId, list, seenBy, orgId },
    select: { id: true, name: true },
  });
  if (rows.some(row => row.id !== but && row.name.toLowerCase() === name.toLowerCase()))
    invalid({ name: "views.refusal.taken" });
  return rows.length;
}

/** Keeps the list as it is shown under a name, for oneself or for the whole team. */
export async function saveView(tx: Tx, actor: By, input: SaveViewInput): Promise<{ viewId: string }> {
  const { tenantId } = actor;
  const seenBy = input.shared ? actor.orgId : actor.personId;
  const many = await nameIsFree(tx, tenantId, {
    list: input.list,
    seenBy,
    orgId: actor.orgId,
    name: input.name,
  });
  if (many >= MOST) refuse("views.refusal.tooMany", { most: MOST });
  const id = newId();
  const data = { list: input.list, name: input.name, query: input.query, seenBy, orgId: actor.orgId };
  await tx.savedView.create({
    data: { tenantId, id, ...data, ownerId: actor.personId, ownerName: actor.name },
  });
  if (input.shared)
    await audit(tx, actor, { action: "view.share", subjectType: "saved_view", subjectId: id, after: data });
  return { viewId: id };
}

/** Gives a view another name, where nobody did so meanwhile. */
export async function renameView(
  tx: Tx,
  actor: By,
  view: SavedViewDto,
  input: RenameViewInput,
): Promise<{ viewId: string }> {
  const { tenantId } = actor;
  const { list, seenBy } = await tx.savedView.findFirstOrThrow({ where: { tenantId, id: view.id } });
  await nameIsFree(tx, tenantId, { list, seenBy, orgId: actor.orgId, name: input.name, but: view.id });
  const changed = await tx.savedView.updateMany({
    where: { tenantId, id: view.id, version: judged(view, input.version) },
    data: { name: input.name, version: { increment: 1 } },
  });
  if (changed.count === 0) return conflict();
  if (view.shared)
    await audit(tx, actor, {
      action: "view.rename",
      subjectType: "saved_view",
      subjectId: view.id,
      before: { name: view.name },
      after: { name: input.name },
    });
  return { viewId: view.id };
}

/** Takes a view away. One that is gone already is none the worse. */
export async function removeView(tx: Tx, actor: By, view: SavedViewDto): Promise<{ viewId: string }> {
  await tx.savedView.deleteMany({ where: { tenantId: actor.tenantId, id: view.id } });
  if (view.shared)
    await audit(tx, actor, {
      action: "view.remove",
      subjectType: "saved_view",
      subjectId: view.id,
      before: { name: view.name, query: view.query },
    });
  return { viewId: view.id };
}
