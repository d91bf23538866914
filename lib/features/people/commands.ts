import { areRolesOf, rolesOfSide } from "#lib/domain/policies/person.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { keepsAnAdministrator, part, partWays } from "#lib/features/consents/part.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import { endInvitations, sendInvitation } from "./invite.ts";
import type { Member } from "./queries.ts";
import { readersAllowed } from "./readers.ts";

const adminRole = (side: Side): string => rolesOfSide[side][0] as string;

/** Sends the invitation again: a fresh link for 72 hours, the earlier one ends. */
export async function resendInvitation(tx: Tx, actor: By, member: Member, now: Date): Promise<void> {
  if (member.accepted) refuse("people.refusal.already");
  await sendInvitation(
    tx,
    { context: actor, by: actor, invitedBy: actor.name },
    { ...member, name: member.name, orgName: member.orgName },
    now,
  );
  await tx.membership.updateMany({
    where: { tenantId: actor.tenantId, id: member.membershipId },
    data: { invitedAt: now, version: { increment: 1 } },
  });
  await audit(tx, actor, {
    action: "person.invited_again",
    subjectType: "membership",
    subjectId: member.membershipId,
  });
}

/** Withdraws an invitation that was not accepted: the link ends, the affiliation too. */
export async function withdrawInvitation(tx: Tx, actor: By, member: Member, now: Date): Promise<void> {
  if (member.accepted) refuse("people.refusal.already");
  await endInvitations(tx, actor, member.membershipId, now);
  await end(tx, actor, member, now);
  await audit(tx, actor, {
    action: "person.invitation_withdrawn",
    subjectType: "membership",
    subjectId: member.membershipId,
  });
}

/** Gives other roles; at least one, and an administrator stays. */
export async function changeRoles(
  tx: Tx,
  actor: By,
  member: Member,
  input: { roles: readonly string[]; version: number },
): Promise<void> {
  const roles = [...new Set(input.roles)];
  if (!areRolesOf(member.side, roles)) invalid({ roles: "people.refusal.roles" });
  const newReader = roles.includes("customer_reader") && !member.roles.includes("customer_reader");
  if (newReader && !(await readersAllowed(tx, actor.tenantId)))
    invalid({ roles: "people.refusal.readersOff" });
  if (!roles.includes(adminRole(member.side))) await keepsAnAdministrator(tx, member);
  const changed = await tx.membership.updateMany({
    where: { tenantId: actor.tenantId, id: member.membershipId, version: judged(member, input.version) },
    data: { roles, version: { increment: 1 } },
  });
  if (changed.count === 0) conflict();
  await audit(tx, actor, {
    action: "person.roles_changed",
    subjectType: "membership",
    subjectId: member.membershipId,
    before: { roles: member.roles },
    after: { roles },
  });
}

/** Ends an affiliation at once (P22): from the next request on it opens nothing. The person and what is theirs remain. */
export async function endMembership(
  tx: Tx,
  actor: By,
  member: Member,
  input: { version: number },
  now: Date,
): Promise<void> {
  await keepsAnAdministrator(tx, member);
  await endInvitations(tx, actor, member.membershipId, now);
  await end(tx, actor, member, now, input.version);
  await audit(tx, actor, {
    action: "person.left",
    subjectType: "membership",
    subjectId: member.membershipId,
    before: { roles: member.roles, org: member.orgName },
  });
}

/**
 * The last day is yesterday: `until` is inclusive, and access ends now, not tonight. From then on a partner sees nothing
 * of who was there, and what it meets is told anew (P22).
 */
async function end(tx: Tx, by: By, member: Member, now: Date, version?: number): Promise<void> {
  const { today } = await workspaceDay(tx, member.tenantId, now);
  const changed = await tx.membership.updateMany({
    where: {
      tenantId: member.tenantId,
      id: member.membershipId,
      ...(version === undefined ? {} : { version: judged(member, version) }),
    },
    data: { validUntil: fromPlainDate(addDays(today, -1)), version: { increment: 1 } },
  });
  if (changed.count === 0) conflict();
  if (member.side !== "partner") return;
  const { tenantId, personId, orgId, orgName } = member;
  const parting = { personId, personName: member.name, orgId, orgName };
  // Who never came leaves nothing behind: only the question goes with the invitation.
  const word = await stepAs(tx, by, "app_worker", async () => {
    await tx.countingConsent.updateMany({
      where: { tenantId, personId, partnerOrgId: orgId, agreedOn: null, closedAt: null },
      data: { closedAt: now, version: { increment: 1 } },
    });
    return tx.countingConsent.findFirst({
      where: { tenantId, personId, partnerOrgId: orgId, agreedOn: { not: null }, withdrawnOn: null },
    });
  });
  if (member.accepted || word) await partWays(tx, by, by, parting, addDays(today, -1), today, now);
  else await stepAs(tx, by, "app_worker", () => part(tx, tenantId, [personId], orgId));
}
