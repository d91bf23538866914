"use server";

import { personPolicy } from "#lib/domain/policies/person.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { findMember } from "#lib/features/people/queries.ts";
import { action } from "#lib/platform/action.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { ownAction } from "#lib/platform/own-action.ts";
import { confirmAddress } from "./commands.ts";
import { confirmAddressInput, confirmOwnAddressInput } from "./schema.ts";

export const confirmAddressAction = action({
  name: "person.confirmAddress",
  input: confirmAddressInput,
  load: ({ membershipId }, { tx, actor }) => findMember(tx, actor.tenantId, membershipId),
  allow: personPolicy.confirmAddress,
  whyNot: "mailDelivery.refusal.notYours",
  run: ({ tx, actor, target, now }) => confirmAddress(tx, actor, target.personId, now),
});

/** The same from one's account, also between companies: of a person that the account is, whichever company they are at. */
export const confirmOwnAddressAction = ownAction({
  name: "person.confirmOwnAddress",
  input: confirmOwnAddressInput,
  byPerson: true,
  load: (_, { tx, self: { tenantId, personId } }) =>
    tx.person.findFirst({ where: { tenantId, id: personId }, select: { side: true } }),
  run: ({ tx, self, target, now, origin }) => {
    const { tenantId, personId, name, timeZone } = self;
    const by = { tenantId, personId, name, timeZone, side: target.side as Side, ip: origin.ip };
    return stepAs(tx, self, "app_worker", () => confirmAddress(tx, by, personId, now));
  },
});
