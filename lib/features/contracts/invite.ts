import type { Actor, Role } from "#lib/domain/policies/types.ts";
import { type Invited, invitePerson as invite } from "#lib/features/people/invite.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Writer } from "#lib/platform/record.ts";

/** Invites somebody into a customer's organisation, seen by its serving partner as the organisation itself is. */
export const invitePerson = (
  tx: Tx,
  actor: Actor & Writer,
  input: { org: { id: string; partnerOrgId: string | null }; name: string; email: string; roles: Role[] },
  now: Date,
): Promise<Invited> =>
  invite(
    tx,
    actor,
    {
      orgId: input.org.id,
      side: "customer",
      partnerOrgId: input.org.partnerOrgId,
      customerOrgId: input.org.id,
      name: input.name,
      email: input.email,
      roles: input.roles,
    },
    now,
  );
