"use server";

import { personPolicy } from "#lib/domain/policies/person.ts";
import { findMember } from "#lib/features/people/queries.ts";
import { action } from "#lib/platform/action.ts";
import { confirmAddress } from "./commands.ts";
import { confirmAddressInput } from "./schema.ts";

export const confirmAddressAction = action({
  name: "person.confirmAddress",
  input: confirmAddressInput,
  load: ({ membershipId }, { tx, actor }) => findMember(tx, actor.tenantId, membershipId),
  allow: personPolicy.confirmAddress,
  whyNot: "mailDelivery.refusal.notYours",
  run: ({ tx, actor, target, now }) => confirmAddress(tx, actor, target.personId, now),
});
