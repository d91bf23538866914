import type { Side } from "#lib/domain/tickets/types.ts";
import { DELIVERY_STATES, type DeliveryState, INVITATION } from "#lib/features/mail-delivery/dto.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";

type Sent = { id: string; membershipId: string; email: string; askedById: string | null };

/** Notes that the mail of an invitation is on its way: its id is the invitation's, `askedById` who sent it. Who may know how it fared is who works with the company. */
export const noteInvitation = (
  tx: Tx,
  context: WorkspaceContext,
  { id, membershipId, email, askedById }: Sent,
) =>
  stepAs(tx, context, "app_worker", async () => {
    const { tenantId } = context;
    const { personId, side, partnerOrgId } = await tx.membership.findFirstOrThrow({
      where: { tenantId, id: membershipId },
      select: { personId: true, side: true, partnerOrgId: true },
    });
    const own = (side as Side) === "partner";
    await tx.mailDelivery.create({
      data: {
        tenantId,
        id,
        personId,
        address: email,
        topic: INVITATION,
        askedById,
        audience: own ? "partner_vendor" : "vendor",
        partnerOrgId: own ? partnerOrgId : null,
      },
    });
  });

export type InvitationMail = { state: DeliveryState /** The server's. */; words: string };

/**
 * How the mails of these invitations fared. Only of invitations the caller could read: a customer's administrator sees it of the people
 * they invite, and of no other mail.
 */
export async function invitationMails(
  tx: Tx,
  context: WorkspaceContext,
  ids: readonly string[],
): Promise<Map<string, InvitationMail>> {
  if (ids.length === 0) return new Map();
  const rows = await stepAs(tx, context, "app_worker", () =>
    tx.mailDelivery.findMany({
      where: { tenantId: context.tenantId, id: { in: [...ids] }, topic: INVITATION },
      select: { id: true, state: true, words: true },
    }),
  );
  return new Map(
    rows.map(({ id, state, words }) => [
      id,
      { state: DELIVERY_STATES.find(one => one === state) ?? "waiting", words },
    ]),
  );
}
