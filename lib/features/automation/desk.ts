import type { Side } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { workspaceInfo } from "#lib/platform/lookup.ts";
import type { By } from "#lib/platform/record.ts";

type OfDesk = { tenantId: string; id: string; orgId: string; side: string };

/**
 * A desk acting by itself, as by a rule: with the rights of one of its support managers and in the company's name, which is all
 * that other sides read of it. It is no person, so its number is the rule's own. `causes` are the rules that led to it.
 */
export async function deskActor(tx: Tx, of: OfDesk, causes: readonly string[]): Promise<By> {
  const { tenantId, id, orgId } = of;
  const side: Side = of.side === "partner" ? "partner" : "vendor";
  const workspace = workspaceInfo(await tx.workspace.findFirstOrThrow({ where: { tenantId } }));
  const org = await tx.organisation.findFirstOrThrow({ where: { tenantId, id: orgId } });
  return {
    tenantId,
    workspaceSlug: workspace.slug,
    personId: id,
    accountId: "",
    membershipId: "",
    orgId,
    orgName: org.name,
    side,
    roles: [side === "partner" ? "partner_support_manager" : "vendor_support_manager"],
    name: org.name,
    email: "",
    locale: workspace.locale,
    timeZone: workspace.timeZone,
    causes,
  };
}
