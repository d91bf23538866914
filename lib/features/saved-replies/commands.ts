import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { SavedReplyDto } from "./dto.ts";
import { type ChangeReplyInput, MOST_REPLIES, type SaveReplyInput } from "./schema.ts";

type Words = Omit<SaveReplyInput, "shared">;

/** Titles are told apart in each language among those who see them, and products are the workspace's. Answers how many there are. */
async function fits(
  tx: Tx,
  tenantId: string,
  { seenBy, orgId, title, locale, productId, but }: Words & { seenBy: string; orgId: string; but?: string },
): Promise<number> {
  await oneAtATime(tx, `reply:${tenantId}:${seenBy}`);
  const rows = await tx.savedReply.findMany({
    where: { tenantId, seenBy, orgId },
    select: { id: true, title: true, locale: true },
  });
  const same = (row: { title: string; locale: string }) =>
    row.locale === locale && row.title.toLowerCase() === title.toLowerCase();
  if (rows.some(row => row.id !== but && same(row))) invalid({ title: "savedReplies.refusal.taken" });
  if (
    productId &&
    !(await tx.product.findFirst({ where: { tenantId, id: productId }, select: { id: true } }))
  )
    invalid({ productId: "savedReplies.refusal.noProduct" });
  return rows.length;
}

const stored = ({ title, body, locale, productId }: Words) => ({
  title,
  body,
  locale,
  productId: productId || null,
});

/** Keeps words for later cases, for oneself or for everybody of one's company. */
export async function saveReply(tx: Tx, actor: By, input: SaveReplyInput): Promise<{ replyId: string }> {
  const { tenantId } = actor;
  const seenBy = input.shared ? actor.orgId : actor.personId;
  const many = await fits(tx, tenantId, { ...input, seenBy, orgId: actor.orgId });
  if (many >= MOST_REPLIES) refuse("savedReplies.refusal.tooMany", { most: MOST_REPLIES });
  const id = newId();
  const data = stored(input);
  await tx.savedReply.create({
    data: {
      tenantId,
      id,
      ...data,
      seenBy,
      orgId: actor.orgId,
      ownerId: actor.personId,
      ownerName: actor.name,
    },
  });
  if (input.shared)
    await audit(tx, actor, {
      action: "saved_reply.share",
      subjectType: "saved_reply",
      subjectId: id,
      after: data,
    });
  return { replyId: id };
}

/** Words it anew, where nobody did so meanwhile. */
export async function changeReply(
  tx: Tx,
  actor: By,
  reply: SavedReplyDto,
  input: ChangeReplyInput,
): Promise<{ replyId: string }> {
  const { tenantId } = actor;
  await fits(tx, tenantId, {
    ...input,
    seenBy: reply.shared ? actor.orgId : actor.personId,
    orgId: actor.orgId,
    but: reply.id,
  });
  const after = stored(input);
  const changed = await tx.savedReply.updateMany({
    where: { tenantId, id: reply.id, version: judged(reply, input.version) },
    data: { ...after, version: { increment: 1 } },
  });
  if (changed.count === 0) return conflict();
  const { title, body, locale, productId } = reply;
  if (reply.shared)
    await audit(tx, actor, {
      action: "saved_reply.change",
      subjectType: "saved_reply",
      subjectId: reply.id,
      before: { title, body, locale, productId },
      after,
    });
  return { replyId: reply.id };
}

/** Takes a reply away; what was sent with its words stays. One that is gone already is none the worse. */
export async function removeReply(tx: Tx, actor: By, reply: SavedReplyDto): Promise<{ replyId: string }> {
  await tx.savedReply.deleteMany({ where: { tenantId: actor.tenantId, id: reply.id } });
  const { title, body, locale, productId } = reply;
  if (reply.shared)
    await audit(tx, actor, {
      action: "saved_reply.remove",
      subjectType: "saved_reply",
      subjectId: reply.id,
      before: { title, body, locale, productId },
    });
  return { replyId: reply.id };
}
