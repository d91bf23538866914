import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";

export type Stay = Prisma.MembershipGetPayload<{ include: { org: { select: { name: true } } } }> & {
  /**
   * An invitation that is no stay yet: a company cannot hold somebody by sending a mail. Who counted for it before they were
   * invited to the portal is there.
   */
  waits: boolean;
};

/** Every stay of a person at a partner and the invitations that wait, the newest first. As the worker. */
export async function staysOf(tx: Tx, tenantId: string, personId: string): Promise<Stay[]> {
  const rows = await tx.membership.findMany({
    where: { tenantId, personId, side: "partner" },
    include: { org: { select: { name: true } } },
    orderBy: [{ validFrom: "desc" }, { id: "desc" }],
  });
  const words = await tx.countingConsent.findMany({
    where: { tenantId, personId, agreedOn: { not: null } },
    select: { partnerOrgId: true },
  });
  return rows.map(row => ({ ...row, waits: isWaiting(row, words) }));
}

/** Whether an affiliation is an invitation nobody accepted, of somebody who never counted there. */
export const isWaiting = (
  row: { orgId: string; invitedAt: Date | null; acceptedAt: Date | null },
  words: readonly { partnerOrgId: string }[],
): boolean =>
  row.invitedAt !== null && row.acceptedAt === null && !words.some(word => word.partnerOrgId === row.orgId);

export const notOver = (stay: { validUntil: Date | null }, today: PlainDate): boolean =>
  stay.validUntil === null || toPlainDate(stay.validUntil) >= today;
