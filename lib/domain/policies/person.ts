import type { Actor, Policy, Role } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";

/** What the policies read of a person: the companies of theirs one may know of, and the side they are on. */
export type PersonForPolicy = { personId: string; orgId: string | null; side: Side };

/** The roles an organisation of a side can give (R). */
export const rolesOfSide: Record<Side, readonly Role[]> = {
  vendor: [
    "vendor_admin",
    "partner_manager",
    "certification_manager",
    "trainer",
    "vendor_support",
    "vendor_support_manager",
  ],
  partner: [
    "partner_admin",
    "partner_sales",
    "partner_presales",
    "partner_support",
    "partner_support_manager",
  ],
  customer: ["customer_admin", "customer_contact", "customer_reader"],
};

const adminOf: Record<Side, Role> = {
  vendor: "vendor_admin",
  partner: "partner_admin",
  customer: "customer_admin",
};

/** Whether somebody keeps the people of their organisation: its administrator. */
export const keepsPeople = (actor: Pick<Actor, "roles" | "side">): boolean =>
  actor.roles.includes(adminOf[actor.side]);
const sameOrg: Policy<PersonForPolicy> = (actor, person) => actor.orgId === person.orgId;

/** Who may give roles in that organisation: its own administrator; the vendor's for any organisation of the workspace. */
const keepsOrg: Policy<PersonForPolicy> = (actor, person) =>
  keepsPeople(actor) && (actor.side === "vendor" || sameOrg(actor, person));

/** R0, R1: oneself always; one's own organisation; the vendor everyone of its workspace. Rows beyond that are the database's to hide. */
export const personPolicy = {
  read: ((actor, person) =>
    actor.side === "vendor" ||
    actor.personId === person.personId ||
    sameOrg(actor, person)) as Policy<PersonForPolicy>,
  invite: keepsOrg,
  /** That an address works after all: its person, or who keeps their company's people. */
  confirmAddress: ((actor, person) =>
    actor.personId === person.personId || keepsOrg(actor, person)) as Policy<PersonForPolicy>,
  changeRoles: keepsOrg,
  /** Somebody leaves the company (P22). Nobody removes the account they are signed in with. */
  leave: ((actor, person) =>
    actor.personId !== person.personId && keepsOrg(actor, person)) as Policy<PersonForPolicy>,
};

/** Whether the roles may be given in an organisation of that side. */
export function areRolesOf(side: Side, roles: readonly string[]): boolean {
  return roles.length > 0 && roles.every(role => (rolesOfSide[side] as readonly string[]).includes(role));
}
