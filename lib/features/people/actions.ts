"use server";

import { personPolicy } from "#lib/domain/policies/person.ts";
import { action } from "#lib/platform/action.ts";
import { changeRoles, endMembership, resendInvitation, withdrawInvitation } from "./commands.ts";
import { invitePerson } from "./invite.ts";
import { findMember, findOrg } from "./queries.ts";
import { endInput, inviteInput, memberInput, rolesInput } from "./schema.ts";

export const invitePersonAction = action({
  name: "people.invite",
  input: inviteInput,
  load: async ({ orgId }, { tx, actor }) => {
    const org = await findOrg(tx, actor.tenantId, orgId);
    return org ? { ...org, personId: "" } : null;
  },
  allow: personPolicy.invite,
  whyNot: "people.refusal.onlyAdmin",
  run: ({ tx, actor, input, target, now }) =>
    invitePerson(
      tx,
      actor,
      {
        ...input,
        side: target.side,
        partnerOrgId: target.partnerOrgId,
        customerOrgId: target.customerOrgId,
      },
      now,
    ),
});

export const resendInvitationAction = action({
  name: "people.resend",
  input: memberInput,
  load: ({ membershipId }, { tx, actor }) => findMember(tx, actor.tenantId, membershipId),
  allow: personPolicy.invite,
  whyNot: "people.refusal.onlyAdmin",
  run: ({ tx, actor, target, now }) => resendInvitation(tx, actor, target, now),
});

export const withdrawInvitationAction = action({
  name: "people.withdraw",
  input: memberInput,
  load: ({ membershipId }, { tx, actor }) => findMember(tx, actor.tenantId, membershipId),
  allow: personPolicy.invite,
  whyNot: "people.refusal.onlyAdmin",
  run: ({ tx, actor, target, now }) => withdrawInvitation(tx, actor, target, now),
});

export const changeRolesAction = action({
  name: "people.roles",
  input: rolesInput,
  load: ({ membershipId }, { tx, actor }) => findMember(tx, actor.tenantId, membershipId),
  allow: personPolicy.changeRoles,
  whyNot: "people.refusal.onlyAdmin",
  run: ({ tx, actor, target, input }) => changeRoles(tx, actor, target, input),
});

export const endMembershipAction = action({
  name: "people.end",
  input: endInput,
  load: ({ membershipId }, { tx, actor }) => findMember(tx, actor.tenantId, membershipId),
  allow: personPolicy.leave,
  whyNot: (actor, target) =>
    actor.personId === target.personId ? "people.refusal.notYourself" : "people.refusal.onlyAdmin",
  run: ({ tx, actor, target, input, now }) => endMembership(tx, actor, target, input, now),
});
