import { mailDomain } from "#lib/domain/companies/identity.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { putAccountMail } from "#lib/features/accounts/account-mail.ts";
import { INVITATION_MS } from "#lib/features/accounts/invitation.ts";
import { sameAddress } from "#lib/features/accounts/sign-in.ts";
import { freeSlug } from "#lib/features/people/company.ts";
import { personFor } from "#lib/features/people/invite.ts";
import { programmeBySlug } from "#lib/features/programmes/queries.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { notOver } from "#lib/platform/db/in-force.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace, stepAs } from "#lib/platform/db/workspace.ts";
import { hashToken, newId, newToken } from "#lib/platform/ids.ts";
import { audit } from "#lib/platform/record.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { countAttempt, MAIL_BY_ACCOUNT, MAIL_BY_ADDRESS, throttleKey } from "#lib/platform/throttle.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import type { ApplyInput } from "./schema.ts";

type Seat = { membershipId: string; orgId: string; orgName: string; accepted: boolean };

/**
 * A visitor wants to apply: the company becomes an organisation of the workspace with this person as its
 * administrator (R0), and a mail brings the link that opens the form. Whoever has a seat at a partner already
 * gets a link to sign in. The answer is the same for every address. Throttled.
 */
export async function requestToApply(
  workspace: WorkspaceInfo,
  programmeSlug: string,
  input: ApplyInput,
  reader: { locale: Locale; ip: string },
): Promise<void> {
  const email = sameAddress(input.email);
  await countAttempt(
    [
      { key: throttleKey("apply:account", email), limit: MAIL_BY_ACCOUNT },
      { key: throttleKey("apply:address", reader.ip || "unknown"), limit: MAIL_BY_ADDRESS },
    ],
    "accounts.refusal.tooManyMails",
  );
  const worker = asWorker(workspace.tenantId);
  await inWorkspace(worker, async (tx, now) => {
    const { tenantId } = workspace;
    const today = todayIn(workspace.timeZone, now.getTime());
    const programme = await programmeBySlug(tx, tenantId, programmeSlug, today);
    if (!programme) return notFoundRefusal();
    // Two presses at once make one company.
    await oneAtATime(tx, `apply:${tenantId}:${email}`);
    const seat = (await seatOf(tx, tenantId, email)) ?? (await newCompany(tx, tenantId, email, input, now));
    const tier = input.tier ? `&tier=${encodeURIComponent(input.tier)}` : "";
    const next = `/${workspace.slug}/programmes/${programmeSlug}/apply?begin=1${tier}`;
    await stepAs(tx, worker, "app_auth", () =>
      seat.accepted
        ? putAccountMail(tx, { email, name: input.name, locale: reader.locale }, "application.sign_in", {
            path: `/sign-in?next=${encodeURIComponent(next)}`,
            params: { company: seat.orgName, workspace: workspace.name },
            workspace: workspace.name,
          })
        : invite(tx, workspace, seat, email, input.name, reader.locale, next, now),
    );
    await audit(
      tx,
      { tenantId, name: input.name, side: "system", ip: reader.ip },
      {
        action: "application.link_requested",
        subjectType: "organisation",
        subjectId: seat.orgId,
        after: { programme: programmeSlug },
      },
    );
  });
}

/** A seat at a partner under this address, an accepted one first. */
async function seatOf(tx: Tx, tenantId: string, email: string): Promise<Seat | null> {
  const rows = await tx.$queryRaw<Seat[]>`
    SELECT m.id AS "membershipId", m.org_id AS "orgId", o.name AS "orgName", m.accepted_at IS NOT NULL AS accepted
    FROM membership m
    JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    JOIN organisation o ON o.tenant_id = m.tenant_id AND o.id = m.org_id
    WHERE m.tenant_id = ${tenantId}::uuid AND p.email = ${email} AND m.side = 'partner' AND cardinality(m.roles) > 0
      AND ${notOver(tenantId)}
    ORDER BY accepted DESC, m.created_at LIMIT 1`;
  return rows[0] ?? null;
}

async function newCompany(
  tx: Tx,
  tenantId: string,
  email: string,
  input: ApplyInput,
  now: Date,
): Promise<Seat> {
  const [orgId, membershipId] = [newId(), newId()];
  await tx.organisation.create({
    data: {
      tenantId,
      id: orgId,
      side: "partner",
      name: input.company,
      slug: await freeSlug(tx, tenantId, input.company),
      country: input.country,
      domain: mailDomain(email),
      partnerOrgId: orgId,
    },
  });
  // Somebody known at a partner, between companies say, stays the one person they are (P22).
  const personId = await personFor(tx, asWorker(tenantId), {
    email,
    name: input.name,
    side: "partner",
    partnerOrgId: orgId,
    customerOrgId: null,
  });
  await tx.membership.create({
    data: {
      tenantId,
      id: membershipId,
      personId,
      orgId,
      side: "partner",
      roles: ["partner_admin"],
      validFrom: fromPlainDate((await workspaceDay(tx, tenantId, now)).today),
      invitedAt: now,
      invitedName: input.name,
      invitedEmail: email,
      partnerOrgId: orgId,
    },
  });
  return { membershipId, orgId, orgName: input.company, accepted: false };
}

/** The new link replaces those sent before. */
async function invite(
  tx: Tx,
  workspace: WorkspaceInfo,
  seat: Seat,
  email: string,
  personName: string,
  locale: Locale,
  next: string,
  now: Date,
): Promise<void> {
  await tx.invitation.updateMany({
    where: {
      tenantId: workspace.tenantId,
      membershipId: seat.membershipId,
      acceptedAt: null,
      revokedAt: null,
    },
    data: { revokedAt: now },
  });
  const token = newToken();
  await tx.invitation.create({
    data: {
      id: newId(),
      tokenHash: hashToken(token),
      tenantId: workspace.tenantId,
      membershipId: seat.membershipId,
      orgId: seat.orgId,
      orgName: seat.orgName,
      personName,
      email,
      locale,
      invitedBy: workspace.name,
      expiresAt: new Date(now.getTime() + INVITATION_MS),
    },
  });
  await putAccountMail(tx, { email, name: personName, locale }, "application.link", {
    path: `/invitation/${token}?next=${encodeURIComponent(next)}`,
    params: { company: seat.orgName, workspace: workspace.name },
    workspace: workspace.name,
  });
}
