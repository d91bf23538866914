import { readersAllowed } from "#lib/features/people/readers.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ContractDto } from "./dto.ts";

// What standing on a contract's list makes of somebody's roles at the customer, and what leaving it does.

/** The customer's first person keeps the list from then on (R: the focal point). */
export async function rolesFor(tx: Tx, tenantId: string, orgId: string) {
  const admin = await tx.membership.findFirst({
    where: { tenantId, orgId, roles: { has: "customer_admin" } },
    select: { id: true },
  });
  return admin ? ["customer_contact"] : ["customer_admin", "customer_contact"];
}

/** Gives a member of the customer the role of a contact, if they have a membership in force. */
export async function contactRole(
  tx: Tx,
  tenantId: string,
  personId: string,
  contract: ContractDto,
  today: string,
): Promise<boolean> {
  const membership = await tx.membership.findFirst({
    where: {
      tenantId,
      personId,
      orgId: contract.customerOrgId,
      OR: [{ validUntil: null }, { validUntil: { gte: fromPlainDate(today) } }],
    },
  });
  if (!membership) return false;
  if (!membership.roles.includes("customer_contact")) {
    const roles = [...membership.roles.filter(role => role !== "customer_reader"), "customer_contact"];
    await tx.membership.updateMany({
      where: { tenantId, id: membership.id },
      data: { roles, version: { increment: 1 } },
    });
  }
  return true;
}

/** Whoever is on no list any more is no contact: a reader where plan and vendor have readers, else without a role. */
export async function takeRole(
  tx: Tx,
  tenantId: string,
  personId: string,
  contract: ContractDto,
): Promise<void> {
  const elsewhere = await tx.authorisedContact.findFirst({
    where: { tenantId, personId, removedAt: null },
    select: { id: true },
  });
  if (elsewhere) return;
  const membership = await tx.membership.findFirst({
    where: { tenantId, personId, orgId: contract.customerOrgId, roles: { has: "customer_contact" } },
  });
  if (!membership) return;
  const rest = membership.roles.filter(role => role !== "customer_contact");
  const reads = contract.plan.readersAllowed && (await readersAllowed(tx, tenantId));
  const roles = rest.length === 0 && reads ? ["customer_reader"] : rest;
  await tx.membership.updateMany({
    where: { tenantId, id: membership.id },
    data: { roles, version: { increment: 1 } },
  });
}
