import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

const ENGINEERS: Record<Actor["side"], string[]> = {
  vendor: ["vendor_support", "vendor_support_manager"],
  partner: ["partner_support", "partner_support_manager"],
  customer: [],
};

/** Engineers of the actor's own organisation today, by name: who a ticket can be given to. Customers give to nobody. */
export async function assignable(
  tx: Tx,
  actor: Actor,
  now: Date,
): Promise<{ personId: string; name: string }[]> {
  if (actor.side === "customer") return [];
  const rows = await tx.membership.findMany({
    where: {
      tenantId: actor.tenantId,
      orgId: actor.orgId,
      roles: { hasSome: ENGINEERS[actor.side] },
      acceptedAt: { not: null },
      validFrom: { lte: now },
      OR: [{ validUntil: null }, { validUntil: { gte: new Date(now.toISOString().slice(0, 10)) } }],
    },
    select: { personId: true, person: { select: { name: true } } },
    orderBy: { person: { name: "asc" } },
    take: 200,
  });
  return rows.map(row => ({ personId: row.personId, name: row.person.name }));
}
