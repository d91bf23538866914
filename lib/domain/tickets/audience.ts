import { AUDIENCES, type Audience, type Side } from "#lib/domain/tickets/types.ts";

const READERS: Record<Audience, readonly Side[]> = {
  everyone: ["vendor", "partner", "customer"],
  partner_vendor: ["vendor", "partner"],
  partner: ["partner"],
  vendor: ["vendor"],
};

/** The audiences a side reads at all (T4). A partner's own lines are besides those of one organisation. */
export function audiencesReadBy(side: Side): Audience[] {
  return AUDIENCES.filter(audience => READERS[audience].includes(side));
}

/**
 * May this organisation read what that one wrote (T4, R1)? What a partner wrote for itself alone stays its
 * own when another partner takes over (T1).
 */
export function mayRead(
  reader: { side: Side; orgId: string },
  written: { audience: Audience; authorOrgId: string },
): boolean {
  if (!READERS[written.audience].includes(reader.side)) return false;
  return written.audience !== "partner" || written.authorOrgId === reader.orgId;
}

/** The audiences a side may write to. Nobody writes to those it can't read, nor to a partner that isn't there (T1). */
export function audiencesWrittenBy(side: Side, ticket: { partnerOrgId: string | null }): Audience[] {
  const all = audiencesReadBy(side);
  return ticket.partnerOrgId === null ? all.filter(a => a === "everyone" || a === side) : all;
}

/** The sides that read an audience on a ticket, for the sentence that names who reads and who does not. */
export function readersOf(audience: Audience, ticket: { partnerOrgId: string | null }): Side[] {
  return READERS[audience].filter(side => side !== "partner" || ticket.partnerOrgId !== null);
}
