import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

/** A partner company's name for a page's title; its slug where the actor may not read it, as the page then says. */
export async function companyTitle(tx: Tx, actor: Actor, slug: string): Promise<string> {
  if (actor.side === "customer") return slug;
  const org = await tx.organisation.findFirst({ where: { tenantId: actor.tenantId, slug } });
  return org?.name ?? slug;
}

/** The slug of a partner's own company, null for the vendor, which has many partners. Customers: "not found". */
export async function ownCompanySlug(tx: Tx, actor: Actor): Promise<string | null> {
  if (actor.side === "vendor") return null;
  if (actor.side === "customer") return notFoundRefusal();
  const org = await tx.organisation.findFirst({ where: { tenantId: actor.tenantId, id: actor.orgId } });
  return org?.slug ?? notFoundRefusal();
}
