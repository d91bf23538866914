import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { SuccessorInput } from "../schema.ts";
import type { Dependence } from "../successors.ts";

/**
 * Keeps to whom a person's cases of level 2 go when the certificate ends that lets them hold these (T3), or that the rule
 * is to decide. Refuses somebody who may not hold them; throws conflict when another manager chose meanwhile.
 */
export async function keepSuccessor(
  { tx, actor }: { tx: Tx; actor: By },
  target: Dependence,
  input: SuccessorInput,
): Promise<{ successorId: string | null }> {
  const { tenantId } = actor;
  const { personId, partnerOrgId, certificationId, until } = target;
  if ((target.chosenId ?? "") !== input.seen) conflict();
  if (certificationId === null || until === null) refuse("tickets.refusal.successorNone");
  const to = target.colleagues.find(one => one.personId === input.successorId);
  if (input.successorId !== "" && !to) invalid({ successorId: "tickets.refusal.successorNotCertified" });
  await tx.caseSuccessor.deleteMany({ where: { tenantId, partnerOrgId, personId } });
  if (to)
    await tx.caseSuccessor.create({
      data: {
        tenantId,
        id: newId(),
        partnerOrgId,
        personId,
        certificationId,
        endsOn: fromPlainDate(until),
        successorId: to.personId,
        successorName: to.name,
        chosenById: actor.personId,
        chosenByName: actor.name,
      },
    });
  await audit(tx, actor, {
    action: "ticket.successor",
    subjectType: "person",
    subjectId: personId,
    before: { successorId: target.chosenId },
    after: { successorId: to?.personId ?? null, endsOn: until },
  });
  return { successorId: to?.personId ?? null };
}
