import { savedReplyPolicy } from "#lib/domain/policies/saved-reply.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { fillReply, type ReplyField, repliesFor } from "#lib/domain/tickets/saved-reply.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { FilledReply, SavedReplyDto } from "./dto.ts";
import { MOST_REPLIES } from "./schema.ts";

type Row = Awaited<ReturnType<Tx["savedReply"]["findFirstOrThrow"]>>;

const dto = (row: Row): SavedReplyDto => ({
  id: row.id,
  version: row.version,
  title: row.title,
  body: row.body,
  locale: row.locale === "es" ? "es" : "en",
  productId: row.productId,
  shared: row.seenBy !== row.ownerId,
  ownerId: row.ownerId,
  ownerName: row.ownerName,
});

const before = (actor: Actor) => ({
  tenantId: actor.tenantId,
  orgId: actor.orgId,
  seenBy: { in: [actor.personId, actor.orgId] },
});

/** The replies somebody has before them: their own and those their company shares, which are bounded. */
export async function savedReplies(tx: Tx, actor: Actor): Promise<SavedReplyDto[]> {
  if (!savedReplyPolicy.list(actor, null)) return [];
  const rows = await tx.savedReply.findMany({
    where: before(actor),
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: 2 * MOST_REPLIES,
  });
  return rows.map(dto);
}

/** One reply the actor has before them; null for another person's own and another company's. */
export async function findSavedReply(tx: Tx, actor: Actor, replyId: string): Promise<SavedReplyDto | null> {
  if (!savedReplyPolicy.list(actor, null)) return null;
  const row = await tx.savedReply.findFirst({ where: { ...before(actor), id: replyId } });
  return row && dto(row);
}

/** What of a case its fields say: nothing that the customer does not read on their own page of it. */
export type CaseForReply = {
  productId: string;
  number: string;
  subject: string;
  productName: string;
  openedByName: string;
  customerName: string;
};

/** The replies for a case with its fields filled in, for whoever writes on it. */
export async function repliesForCase(tx: Tx, actor: Actor, about: CaseForReply): Promise<FilledReply[]> {
  const kept = await savedReplies(tx, actor);
  if (kept.length === 0) return [];
  const values: Record<ReplyField, string> = {
    "contact.name": about.openedByName,
    "customer.name": about.customerName,
    "ticket.number": about.number,
    "ticket.subject": about.subject,
    product: about.productName,
    "agent.name": actor.name,
    "agent.company": actor.orgName,
  };
  return repliesFor(kept, { productId: about.productId, locale: actor.locale }).map(reply => ({
    key: reply.id,
    title: reply.title,
    body: fillReply(reply.body, values),
    locale: reply.locale,
  }));
}
