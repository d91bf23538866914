import { type Actor, all, has } from "#lib/domain/policies/types.ts";

type Question = { tenantId: string; customerOrgId: string; contactId: string };

/** Whose question it is: the contact's who opened the case, while they are one (S7). */
const theirs = (actor: Actor, q: Question) =>
  actor.side === "customer" &&
  actor.tenantId === q.tenantId &&
  actor.orgId === q.customerOrgId &&
  actor.personId === q.contactId;

export const ratingPolicy = { rate: all<Question>(theirs, has("customer_contact")) };
