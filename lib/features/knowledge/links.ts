import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { invalid } from "#lib/platform/refusal.ts";
import type { ItemRow } from "./lines.ts";

type Linkable = { id: string; number: string; partnerOrgId: string | null; customerOrgId: string };

/** Ties a thing to a case, once; the tie has the case's parties, so that it is seen by them alone (T4). */
export async function linkTicket(tx: Tx, actor: By, itemId: string, ticket: Linkable): Promise<void> {
  const { tenantId } = actor;
  const made = await tx.knowledgeTicket.createMany({
    data: [
      {
        tenantId,
        itemId,
        ticketId: ticket.id,
        partnerOrgId: ticket.partnerOrgId,
        customerOrgId: ticket.customerOrgId,
        linkedBy: actor.name,
      },
    ],
    skipDuplicates: true,
  });
  if (made.count === 0) return;
  await audit(tx, actor, {
    action: "knowledge.link",
    subjectType: "knowledge",
    subjectId: itemId,
    after: { ticket: ticket.number },
  });
}

/** The same by the case's number, as the page asks for it. */
export async function linkByNumber(
  tx: Tx,
  actor: By,
  row: ItemRow,
  number: string,
): Promise<{ number: string }> {
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, number: number.toUpperCase() },
    select: { id: true, number: true, partnerOrgId: true, customerOrgId: true },
  });
  if (!ticket) return invalid({ number: "knowledge.invalid.ticket" });
  await linkTicket(tx, actor, row.id, ticket);
  return { number: ticket.number };
}

/** Unties them; once more does nothing. */
export async function unlinkTicket(
  tx: Tx,
  actor: By,
  row: ItemRow,
  ticketId: string,
): Promise<{ number: string }> {
  const { count } = await tx.knowledgeTicket.deleteMany({
    where: { tenantId: actor.tenantId, itemId: row.id, ticketId },
  });
  if (count > 0)
    await audit(tx, actor, {
      action: "knowledge.unlink",
      subjectType: "knowledge",
      subjectId: row.id,
      before: { ticketId },
    });
  return { number: row.number };
}
