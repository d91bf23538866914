import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { invalid } from "#lib/platform/refusal.ts";

/** Partners that may serve customers: those in force or in remediation (T1), by name. */
export async function servingChoices(tx: Tx, tenantId: string): Promise<{ id: string; name: string }[]> {
  const partnerships = await tx.partnership.findMany({
    where: { tenantId, state: { in: ["active", "remediation"] } },
    select: { partnerOrgId: true, orgName: true },
    orderBy: [{ orgName: "asc" }, { id: "asc" }],
  });
  return [
    ...new Map(partnerships.map(p => [p.partnerOrgId, { id: p.partnerOrgId, name: p.orgName }])).values(),
  ];
}

/** The partner that is to serve: the actor's own company for a partner, else the chosen one; null: the vendor (T1). */
export async function servingPartner(
  tx: Tx,
  actor: Actor,
  serving: string | undefined,
): Promise<{ id: string; name: string } | null> {
  if (actor.side === "partner") return { id: actor.orgId, name: actor.orgName };
  if (!serving || serving === "vendor") return null;
  const partner = (await servingChoices(tx, actor.tenantId)).find(choice => choice.id === serving);
  return partner ?? invalid({ serving: "customers.invalid.serving" });
}
