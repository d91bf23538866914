import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";

const IN_FORCE = ["active", "remediation"];

/** Partners that may serve customers: those in force or in remediation (T1), by name. */
export async function servingChoices(tx: Tx, tenantId: string): Promise<{ id: string; name: string }[]> {
  const partnerships = await tx.partnership.findMany({
    where: { tenantId, state: { in: [...IN_FORCE] } },
    select: { partnerOrgId: true, orgName: true },
    orderBy: [{ orgName: "asc" }, { id: "asc" }],
  });
  return [
    ...new Map(partnerships.map(p => [p.partnerOrgId, { id: p.partnerOrgId, name: p.orgName }])).values(),
  ];
}

/** Whether the actor's company may take on customers and sign for them: the vendor, or a partner in force. Whoever applies is none yet, nor is one that ended (R0, T1). */
export async function mayServe(tx: Tx, actor: Actor): Promise<boolean> {
  if (actor.side !== "partner") return actor.side === "vendor";
  const { tenantId, orgId } = actor;
  const partnership = await tx.partnership.findFirst({
    where: { tenantId, partnerOrgId: orgId, state: { in: [...IN_FORCE] } },
    select: { id: true },
  });
  return partnership !== null;
}

/** Refuses a company that may not serve; the same words wherever it tries. */
export async function mustServe(tx: Tx, actor: Actor): Promise<void> {
  if (!(await mayServe(tx, actor))) refuse("contracts.refusal.notServing");
}

/** The partner that is to serve: the actor's own company for a partner, else the chosen one; null: the vendor (T1). */
export async function servingPartner(
  tx: Tx,
  actor: Actor,
  serving: string | undefined,
): Promise<{ id: string; name: string } | null> {
  if (actor.side === "partner") {
    await mustServe(tx, actor);
    return { id: actor.orgId, name: actor.orgName };
  }
  if (!serving || serving === "vendor") return null;
  const partner = (await servingChoices(tx, actor.tenantId)).find(choice => choice.id === serving);
  return partner ?? invalid({ serving: "customers.invalid.serving" });
}
