import type { Side } from "#lib/domain/tickets/types.ts";

export type Role =
  | "vendor_admin"
  | "partner_manager"
  | "certification_manager"
  | "trainer"
  | "vendor_support"
  | "vendor_support_manager"
  | "partner_admin"
  | "partner_sales"
  | "partner_presales"
  | "partner_support"
  | "partner_support_manager"
  | "customer_admin"
  | "customer_contact"
  | "customer_reader";

/** Who acts: one person through one membership in one workspace (R0). */
export type Actor = {
  tenantId: string;
  workspaceSlug: string;
  personId: string;
  accountId: string;
  membershipId: string;
  orgId: string;
  orgName: string;
  side: Side;
  roles: string[];
  name: string;
  email: string;
  locale: "en" | "es";
  timeZone: string;
};

/** May the actor do this to the target? The same function guards the action and draws the button. */
export type Policy<T> = (actor: Actor, target: T) => boolean;

/** Holds for an actor with one of the roles. */
export function has<T = unknown>(...roles: Role[]): Policy<T> {
  return actor => roles.some(role => actor.roles.includes(role));
}

/** Holds for an actor of one of the sides. */
export function side<T = unknown>(...sides: Side[]): Policy<T> {
  return actor => sides.includes(actor.side);
}

export function all<T = unknown>(...policies: Policy<T>[]): Policy<T> {
  return (actor, target) => policies.every(policy => policy(actor, target));
}

export function any<T = unknown>(...policies: Policy<T>[]): Policy<T> {
  return (actor, target) => policies.some(policy => policy(actor, target));
}

export function not<T = unknown>(policy: Policy<T>): Policy<T> {
  return (actor, target) => !policy(actor, target);
}
