import { answerAudience } from "#lib/domain/mail/answer-audience.ts";
import type { Audience, Side } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { mailInDomain } from "#lib/platform/mail-from.ts";
import { markOf } from "#lib/platform/mail-in/marks.ts";
import type { Recipient, Told } from "../topics.ts";

/**
 * Makes a mail about a case one that can be answered: notes whom it goes to and for whom the answer will be (T4), and gives its own
 * Message-ID and a reply address with a signed mark, by either of which the answer finds its case. Null for other mails, and
 * where nothing takes an answer in. Repeating it finds the first.
 */
export async function answerableMail(
  tx: Tx,
  event: Told,
  reader: Recipient,
): Promise<{ id: string; data: { replyTo?: string; answers?: string[] } } | null> {
  if (event.subjectType !== "ticket") return null;
  const { tenantId } = event;
  const ticket = await tx.ticket.findFirst({ where: { tenantId, id: event.subjectId } });
  const person = await tx.person.findFirst({
    where: { tenantId, id: reader.personId },
    select: { side: true },
  });
  if (!ticket || !person) return null;
  const audience = answerAudience(
    { type: event.type, audience: event.audience as Audience },
    person.side as Side,
    ticket.partnerOrgId !== null,
  );
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO sent_mail (tenant_id, id, ticket_id, person_id, event_id, audience)
    VALUES (${tenantId}::uuid, ${newId()}::uuid, ${ticket.id}::uuid, ${reader.personId}::uuid, ${event.id}::uuid, ${audience})
    ON CONFLICT (tenant_id, event_id, person_id) DO UPDATE SET audience = excluded.audience
    RETURNING id`;
  const id = rows[0]?.id;
  if (!id) return null;
  const local = await mailboxOf(tx, tenantId, ticket.productId);
  const domain = mailInDomain();
  const theirs = await tx.inboundMail.findMany({
    where: {
      tenantId,
      ticketId: ticket.id,
      personId: reader.personId,
      messageId: { not: "" },
      state: "processed",
    },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    select: { messageId: true },
    take: 3,
  });
  return {
    id,
    data: {
      ...(local && domain ? { replyTo: `${local}+${markOf(tenantId, id)}@${domain}` } : {}),
      // Their own program knows its mails by these, and so puts the answer beneath them.
      ...(theirs.length > 0 ? { answers: theirs.map(one => one.messageId).reverse() } : {}),
    },
  };
}

/** The address of the product, else of the workspace, else any; null: there is none. */
export async function mailboxOf(tx: Tx, tenantId: string, productId: string | null): Promise<string | null> {
  const all = await tx.mailbox.findMany({
    where: {
      tenantId,
      enabled: true,
      ...(productId ? { OR: [{ productId }, { productId: null }] } : {}),
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { local: true, productId: true },
  });
  return (all.find(one => one.productId === productId) ?? all[0])?.local ?? null;
}
