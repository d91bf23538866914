import type { Actor, Role } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Writer } from "#lib/platform/record.ts";

export async function invitePerson(
  tx: Tx,
  actor: Actor & Writer,
  input: { org: { id: string; partnerOrgId: string | null }; name: string; email: string; roles: Role[] },
  now: Date,
): Promise<{ personId: string }> {
  const { tenantId } = actor;
  const parties = { partnerOrgId: input.org.partnerOrgId, customerOrgId: input.org.id };
  const personId = newId();
  await tx.person.createMany({
    data: [{ tenantId, id: personId, name: input.name, email: input.email, ...parties }],
  });
  await tx.membership.createMany({
    data: [
      {
        tenantId,
        id: newId(),
        personId,
        orgId: input.org.id,
        side: "customer",
        roles: input.roles,
        validFrom: now,
        ...parties,
      },
    ],
  });
  return { personId };
}
