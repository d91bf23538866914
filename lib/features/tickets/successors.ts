import type { Holder } from "#lib/domain/tickets/level2.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type HeldTicket, openTicketsHeldBy } from "#lib/features/held-tickets/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { level2Rule } from "./level2.ts";

/**
 * Whom the manager chose beforehand to take over a person's cases (T3); null where nobody was chosen, or where the
 * certificate the choice was made for has been renewed since. Whether they still count is the caller's to ask.
 */
export async function chosenSuccessor(
  tx: Tx,
  tenantId: string,
  partnerOrgId: string,
  personId: string,
): Promise<string | null> {
  const choice = await tx.caseSuccessor.findFirst({ where: { tenantId, partnerOrgId, personId } });
  if (!choice) return null;
  return (await latestCycle(tx, tenantId, choice.certificationId)) === choice.certificationId
    ? choice.successorId
    : null;
}

/** The certificate that ends last of the cycles of one person's area; a renewal that is booked is one. */
export async function latestCycle(tx: Tx, tenantId: string, certificationId: string): Promise<string | null> {
  const own = await tx.certification.findFirst({ where: { tenantId, id: certificationId } });
  if (!own) return null;
  const last = await tx.certification.findFirst({
    where: {
      tenantId,
      personId: own.personId,
      programmeId: own.programmeId,
      areaKey: own.areaKey,
      validUntil: { not: null },
      endedAt: null,
    },
    orderBy: [{ validUntil: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return last?.id ?? null;
}

/** Somebody of a partner with their cases of level 2, as the page of the person and the choice of a successor read it. */
export type Dependence = {
  personId: string;
  partnerOrgId: string;
  /** Their open cases of level 2 and up. */
  cases: HeldTicket[];
  /** The last day on which they may hold them; null: they may not now. */
  until: PlainDate | null;
  certificationId: string | null;
  /** Colleagues who may take them over, by the rule's order: the fewest cases first. */
  colleagues: Holder[];
  chosenId: string | null;
};

/** What depends on a person's certificate for level 2 (T3); null where nobody of the partner is asked one, or nothing does. */
export async function dependenceOn(
  tx: Tx,
  tenantId: string,
  partnerOrgId: string,
  personId: string,
  now: Date,
): Promise<Dependence | null> {
  const rule = await level2Rule(tx, tenantId, partnerOrgId, now);
  if (!rule.asked) return null;
  const own = rule.holders.find(holder => holder.personId === personId);
  const cases = await openTicketsHeldBy(tx, tenantId, [personId]);
  if (!own && cases.length === 0) return null;
  return {
    personId,
    partnerOrgId,
    cases,
    until: own?.until ?? null,
    certificationId: own ? await latestCycle(tx, tenantId, own.certificationId) : null,
    colleagues: rule.holders
      .filter(holder => holder !== own)
      .sort((a, b) => a.openCases - b.openCases || a.name.localeCompare(b.name)),
    chosenId: await chosenSuccessor(tx, tenantId, partnerOrgId, personId),
  };
}
