import { areRolesOf } from "#lib/domain/policies/person.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { INVITATION_MS } from "#lib/features/accounts/invitation.ts";
import { sameAddress } from "#lib/features/accounts/sign-in.ts";
import { askToCount, standingWith } from "#lib/features/consents/ask.ts";
import { INVITATION } from "#lib/features/mail-delivery/dto.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { notOver } from "#lib/platform/db/in-force.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { hashToken, newId, newToken } from "#lib/platform/ids.ts";
import { audit, enqueue, type Writer } from "#lib/platform/record.ts";
import { invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import { noteInvitation } from "./invitation-mail.ts";
import { readersAllowed } from "./readers.ts";

export type InviteInput = {
  orgId: string;
  side: Side;
  /** The parties of the organisation, as its own row has them: what the person's rows are seen by. */
  partnerOrgId: string | null;
  customerOrgId: string | null;
  name: string;
  email: string;
  roles: readonly string[];
  /** Where the link leads after accepting, inside this portal; the workspace's home by default. */
  next?: string;
};

export type Invited = { personId: string; membershipId: string };

/** Who invites: an actor, or the system for a visitor who applies. */
export type Inviter = { context: WorkspaceContext; by: Writer; invitedBy: string };

const addressOk = (email: string) =>
  /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/.test(email) && email.length <= 254;

/**
 * Invites somebody into an organisation by mail: person, affiliation with its roles (not yet accepted), a link for
 * 72 hours. Somebody whose invitation is still open gets a fresh link and the new roles; somebody who takes part
 * already is refused. The caller has authorised it.
 */
export const invitePerson = (
  tx: Tx,
  actor: Actor & { ip?: string },
  input: InviteInput,
  now: Date,
): Promise<Invited> => invite(tx, { context: actor, by: actor, invitedBy: actor.name }, input, now);

export async function invite(tx: Tx, from: Inviter, input: InviteInput, now: Date): Promise<Invited> {
  const { tenantId } = from.context;
  const email = sameAddress(input.email);
  if (!addressOk(email)) invalid({ email: "errors.email" });
  if (!input.name.trim()) invalid({ name: "errors.required" });
  if (!areRolesOf(input.side, input.roles)) invalid({ roles: "people.refusal.roles" });
  if (input.roles.includes("customer_reader") && !(await readersAllowed(tx, tenantId)))
    invalid({ roles: "people.refusal.readersOff" });
  const org = await tx.organisation.findFirst({ where: { tenantId, id: input.orgId, side: input.side } });
  if (!org) notFoundRefusal();
  const parties = { partnerOrgId: input.partnerOrgId, customerOrgId: input.customerOrgId };
  const person = await personFor(tx, from.context, {
    ...parties,
    email,
    name: input.name.trim(),
    side: input.side,
  });
  const day = (await workspaceDay(tx, tenantId, now)).today;
  const today = fromPlainDate(day);
  const standing = await tx.membership.findFirst({
    where: {
      tenantId,
      personId: person,
      orgId: input.orgId,
      OR: [{ validUntil: null }, { validUntil: { gte: today } }, { validFrom: today }],
    },
    orderBy: { validFrom: "desc" },
  });
  const over = standing?.validUntil && standing.validUntil < today;
  if (standing?.acceptedAt && !over) invalid({ email: "people.refusal.already" });
  const roles = [...new Set(input.roles)];
  const membershipId = standing?.id ?? newId();
  if (standing) {
    // One affiliation a day and company: one that ended today comes back to life instead.
    await tx.membership.updateMany({
      where: { tenantId, id: membershipId },
      data: {
        roles,
        validUntil: null,
        acceptedAt: null,
        invitedAt: now,
        invitedName: input.name.trim(),
        invitedEmail: email,
        version: { increment: 1 },
      },
    });
  } else {
    await tx.membership.create({
      data: {
        tenantId,
        id: membershipId,
        personId: person,
        orgId: input.orgId,
        side: input.side,
        roles,
        validFrom: today,
        invitedAt: now,
        invitedName: input.name.trim(),
        invitedEmail: email,
        ...parties,
      },
    });
  }
  // The invitation asks for their word as well (P22): accepting it agrees, as its page says.
  if (input.side === "partner") {
    const { open } = await standingWith(tx, tenantId, person, input.orgId, day);
    const asked = { personId: person, name: input.name.trim(), email, partnerOrgId: input.orgId };
    if (!open) await askToCount(tx, from.by, { ...asked, company: org.name }, now, { tell: false });
  }
  await sendInvitation(tx, from, { membershipId, ...input, email, orgName: org.name }, now);
  await audit(tx, from.by, {
    action: "person.invited",
    subjectType: "membership",
    subjectId: membershipId,
    after: { email, org: org.name, roles },
  });
  return { personId: person, membershipId };
}

type Invitee = {
  email: string;
  name: string;
  side: Side;
  partnerOrgId: string | null;
  customerOrgId: string | null;
};

/**
 * The person behind an address. At a partner an account or address is one person in the workspace, whatever company they are
 * at (P22): whoever is known is invited as who they are, and nothing of them moves or is told until they accept. On the other
 * sides it is the one these parties know, or one whose affiliations have all ended. Else a new one. Looked up as the worker,
 * because another company's rows are not the inviting one's to see.
 */
export async function personFor(tx: Tx, context: WorkspaceContext, p: Invitee): Promise<string> {
  const { tenantId } = context;
  await oneAtATime(tx, `person:${tenantId}:${p.email}`);
  const account = await stepAs(tx, context, "app_auth", () =>
    tx.account.findUnique({ where: { email: p.email }, select: { id: true } }),
  );
  const parties = { partnerOrgId: p.partnerOrgId, customerOrgId: p.customerOrgId };
  const id = await stepAs(tx, context, "app_worker", async () => {
    const found = await tx.$queryRaw<{ id: string; same: boolean; standing: boolean }[]>`
      SELECT p.id,
        (p.partner_org_id IS NOT DISTINCT FROM ${p.partnerOrgId}::uuid
          AND p.customer_org_id IS NOT DISTINCT FROM ${p.customerOrgId}::uuid) AS same,
        EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = p.tenant_id AND m.person_id = p.id
          AND ${notOver(tenantId)}) AS standing
      FROM person p
      WHERE p.tenant_id = ${tenantId}::uuid AND p.side = ${p.side}
        AND (lower(p.email) = ${p.email} OR p.account_id = ${account?.id ?? null}::uuid)
      ORDER BY p.account_id IS NULL,
        NOT EXISTS (SELECT 1 FROM certification c WHERE c.tenant_id = p.tenant_id AND c.person_id = p.id), p.created_at`;
    if (p.side === "partner") return found[0]?.id;
    const own = found.find(f => f.same);
    if (own) return own.id;
    const free = found.find(f => !f.standing);
    if (free)
      await tx.person.updateMany({
        where: { tenantId, id: free.id },
        data: { ...parties, version: { increment: 1 } },
      });
    return free?.id;
  });
  if (id) return id;
  const personId = newId();
  await tx.person.create({
    data: { tenantId, id: personId, side: p.side, name: p.name, email: p.email, ...parties },
  });
  return personId;
}

type Letter = {
  membershipId: string;
  orgId: string;
  orgName: string;
  name: string;
  email: string;
  next?: string;
};

/** Invitations to one address within an hour: more would fill a box that may be a stranger's. */
const MOST_TO_ONE = 4;
const HOUR = 3_600_000;

/** Refuses the one too many, saying after how many minutes there is room again; whoever sends, from whichever workspace. */
async function notTooOften(tx: Tx, email: string, now: Date): Promise<void> {
  await oneAtATime(tx, `invited:${email}`);
  const sent = await tx.invitation.findMany({
    where: { email, createdAt: { gt: new Date(now.getTime() - HOUR) } },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
    take: MOST_TO_ONE,
  });
  const oldest = sent[MOST_TO_ONE - 1];
  if (!oldest) return;
  const left = oldest.createdAt.getTime() + HOUR - now.getTime();
  refuse("people.refusal.invitedOften", { email, minutes: Math.max(1, Math.ceil(left / 60_000)) });
}

/** A fresh link by mail; earlier links of the same affiliation end. */
export async function sendInvitation(tx: Tx, from: Inviter, to: Letter, now: Date): Promise<void> {
  const { tenantId } = from.context;
  const token = newToken();
  const id = newId();
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const locale = await stepAs(tx, from.context, "app_auth", async () => {
    const account = await tx.account.findUnique({ where: { email: to.email } });
    const chosen = account?.locale ?? workspace?.locale ?? "en";
    await notTooOften(tx, to.email, now);
    await tx.invitation.updateMany({
      where: { tenantId, membershipId: to.membershipId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.invitation.create({
      data: {
        id,
        tokenHash: hashToken(token),
        tenantId,
        membershipId: to.membershipId,
        orgId: to.orgId,
        orgName: to.orgName,
        personName: to.name,
        email: to.email,
        locale: chosen,
        invitedBy: from.invitedBy,
        expiresAt: new Date(now.getTime() + INVITATION_MS),
      },
    });
    return chosen;
  });
  await noteInvitation(tx, from.context, {
    id,
    membershipId: to.membershipId,
    email: to.email,
    askedById: from.by.personId ?? null,
  });
  const next = to.next ? `?next=${encodeURIComponent(to.next)}` : "";
  await enqueue(tx, tenantId, {
    kind: "mail",
    topic: INVITATION,
    dedupeKey: `invitation:${id}`,
    messageId: id,
    toEmail: to.email,
    toName: to.name,
    locale,
    data: {
      workspace: workspace?.name ?? "",
      path: `/invitation/${token}${next}`,
      params: { by: from.invitedBy, org: to.orgName, workspace: workspace?.name ?? "" },
    },
  });
}

/** Ends every open link of an affiliation. */
export const endInvitations = (
  tx: Tx,
  context: WorkspaceContext,
  membershipId: string,
  now: Date,
): Promise<number> =>
  stepAs(tx, context, "app_auth", async () => {
    const ended = await tx.invitation.updateMany({
      where: { tenantId: context.tenantId, membershipId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    return ended.count;
  });
