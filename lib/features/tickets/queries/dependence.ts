import { chooseSuccessor } from "#lib/domain/policies/ticket.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { DependenceDTO } from "../dto/levels.ts";
import { dependenceOn } from "../successors.ts";

/**
 * What depends on a person's certificate for level 2 (T3), for their company and the vendor; null where nothing does,
 * for customers, and where the person is of no partner the actor reads.
 */
export async function readDependence(
  tx: Tx,
  actor: Actor,
  personId: string,
  now: Date,
): Promise<DependenceDTO | null> {
  if (actor.side === "customer") return null;
  const { tenantId } = actor;
  const person = await tx.person.findFirst({
    where: { tenantId, id: personId, customerOrgId: null },
    select: { partnerOrgId: true },
  });
  if (!person?.partnerOrgId) return null;
  const found = await dependenceOn(tx, tenantId, person.partnerOrgId, personId, now);
  if (!found) return null;
  return {
    personId,
    cases: found.cases,
    until: found.until,
    colleagues: found.colleagues.map(({ personId: id, name, openCases }) => ({
      personId: id,
      name,
      openCases,
    })),
    chosenId: found.chosenId,
    mayChoose: found.until !== null && chooseSuccessor(actor, found),
  };
}
