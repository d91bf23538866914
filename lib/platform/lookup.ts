import type { Actor } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { SessionClaim } from "./auth.ts";
import { type PrismaClient, prisma, type Tx } from "./db/prisma.ts";
import { inAuth, inWorkspace } from "./db/workspace.ts";

// What every request asks first, free of Next: who is signed in, and as whom they act in a workspace.

export type SignedIn = {
  accountId: string;
  sessionId: string;
  email: string;
  name: string;
  locale: Locale;
  timeZone: string | null;
  theme: string;
  memberships: Membership[];
  /** Who they are in workspaces at whose partners they were, or are without a role: for a page of their own (R0). */
  selves: SelfRef[];
};

export type SelfRef = { tenantId: string; slug: string; personId: string };

export type Membership = {
  tenantId: string;
  slug: string;
  membershipId: string;
  personId: string;
  orgId: string;
  side: Side;
  roles: string[];
};

export type WorkspaceInfo = {
  tenantId: string;
  slug: string;
  name: string;
  legalName: string;
  locale: "en" | "es";
  timeZone: string;
  colour: string;
  logoSvg: string;
  ticketPrefix: string;
  calendarKey: string;
  supportEmail: string;
  supportPhone: string;
  settings: WorkspaceSettings;
};

/** What a vendor switches in its workspace; unknown keys are kept, missing ones have their default. */
export type WorkspaceSettings = {
  readersAllowed?: boolean;
  expiryWarningDays?: number;
  /** Percent of answers in time it holds itself to; the home page draws the line. */
  slaGoalPercent?: number;
  /** Cases whose customer does not answer: warned of after so many days, ended so many later; either left out: they wait on. */
  silenceWarnDays?: number;
  silenceCloseDays?: number;
  silenceCount?: "business" | "calendar";
  /** Who opened a case is asked how it went so many hours after its end, with so many days for the answer; left out: nobody is. */
  ratingAfterHours?: number;
  ratingDays?: number;
  /** A second person reads before an alert or article is published. */
  knowledgeReview?: boolean;
};

type SessionRow = {
  email: string;
  name: string;
  locale: string;
  time_zone: string | null;
  theme: string;
};

/** The claim's session with all memberships in force, or null where its row is revoked or has run out. */
export function lookUpSession(claim: SessionClaim): Promise<SignedIn | null> {
  return inAuth(async tx => {
    const found = await tx.$queryRaw<SessionRow[]>`
      WITH seen AS (
        UPDATE session SET last_seen_at = now()
        WHERE id = ${claim.sessionId}::uuid AND last_seen_at < now() - interval '1 minute' AND revoked_at IS NULL
      )
      SELECT a.email, a.name, a.locale, a.time_zone, a.theme
      FROM session s JOIN account a ON a.id = s.account_id
      WHERE s.id = ${claim.sessionId}::uuid AND s.account_id = ${claim.accountId}::uuid
        AND s.revoked_at IS NULL AND s.expires_at > now()`;
    const row = found[0];
    if (!row) return null;
    const { memberships, selves } = await membershipsOf(tx, claim.accountId);
    return {
      accountId: claim.accountId,
      sessionId: claim.sessionId,
      email: row.email,
      name: row.name,
      locale: row.locale === "es" ? "es" : "en",
      timeZone: row.time_zone,
      theme: row.theme,
      memberships,
      selves,
    };
  }, claim.accountId);
}

/**
 * Whether who was let in is still who they were: signed in, a member, and one who may use the portal as they could. For what
 * stays open longer than a request.
 */
export async function stillActs(claim: SessionClaim, membershipId: string): Promise<boolean> {
  const session = await lookUpSession(claim);
  const membership = session?.memberships.find(one => one.membershipId === membershipId);
  return Boolean(session && membership && (await lookUpActor(session, membership)));
}

/**
 * Memberships of an account that are in force on the workspace’s day, and the persons it is at partners, the company it is at first; asked
 * as app_auth with that account.
 */
export async function membershipsOf(
  tx: Tx,
  accountId: string,
): Promise<{ memberships: Membership[]; selves: SelfRef[] }> {
  const rows = await tx.$queryRaw<(Membership & { acts: boolean; stands: boolean })[]>`
    SELECT m.tenant_id AS "tenantId", w.slug, m.id AS "membershipId", m.person_id AS "personId",
           m.org_id AS "orgId", m.side, m.roles, x.stands,
           m.accepted_at IS NOT NULL AND cardinality(m.roles) > 0 AND x.stands AS acts
    FROM membership m JOIN workspace_slug w ON w.tenant_id = m.tenant_id
    CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE w.time_zone)::date AS today) day
    CROSS JOIN LATERAL (SELECT m.valid_from <= day.today
      AND (m.valid_until IS NULL OR m.valid_until >= day.today) AS stands) x
    WHERE m.account_id = ${accountId}::uuid
    ORDER BY m.created_at, m.id`;
  const memberships = rows
    .filter(row => row.acts)
    .map(({ acts: _acts, stands: _stands, ...membership }) => membership);
  const partners = rows.filter(row => row.side === "partner");
  const selves = new Map<string, SelfRef>();
  for (const { tenantId, slug, personId } of [
    ...partners.filter(row => row.acts),
    ...partners.filter(row => row.stands),
    ...partners.toReversed(),
  ])
    if (!selves.has(`${tenantId} ${personId}`))
      selves.set(`${tenantId} ${personId}`, { tenantId, slug, personId });
  return { memberships, selves: [...selves.values()] };
}

/**
 * The actor a membership makes now, of somebody who need not be there: for what they asked to be done later. Null once
 * the membership is over, so that it is not done for somebody who left.
 */
export async function lookUpMember(
  tenantId: string,
  asked: { accountId: string; membershipId: string },
  client: PrismaClient = prisma(),
): Promise<Acting | null> {
  const found = await inAuth(
    async tx => {
      const account = await tx.account.findFirst({ where: { id: asked.accountId } });
      const { memberships } = account ? await membershipsOf(tx, asked.accountId) : { memberships: [] };
      const membership = memberships.find(
        m => m.tenantId === tenantId && m.membershipId === asked.membershipId,
      );
      return account && membership ? { account, membership } : null;
    },
    asked.accountId,
    client,
  );
  if (!found) return null;
  const { account, membership } = found;
  const as = {
    accountId: account.id,
    email: account.email,
    locale: account.locale === "es" ? ("es" as const) : ("en" as const),
    timeZone: account.timeZone,
  };
  return lookUpActor(as, membership, client);
}

export type Acting = { actor: Actor; workspace: WorkspaceInfo };
type ActingRow = Omit<WorkspaceRow, "tenantId"> & { personName: string; orgName: string };

/** The actor that a membership makes of a signed-in person, with the workspace; null where person or company are gone. */
export async function lookUpActor(
  session: Pick<SignedIn, "accountId" | "email" | "locale" | "timeZone">,
  m: Membership,
  client: PrismaClient = prisma(),
): Promise<Acting | null> {
  const rows = await inWorkspace(
    m,
    // One look: this runs before every page.
    tx => tx.$queryRaw<ActingRow[]>`
      SELECT w.slug, w.name, w.legal_name AS "legalName", w.locale, w.time_zone AS "timeZone", w.colour,
             w.logo_svg AS "logoSvg", w.ticket_prefix AS "ticketPrefix", w.calendar_key AS "calendarKey",
             w.support_email AS "supportEmail", w.support_phone AS "supportPhone", w.settings,
             p.name AS "personName", o.name AS "orgName"
      FROM workspace w
      JOIN person p ON p.tenant_id = w.tenant_id AND p.id = ${m.personId}::uuid
      JOIN organisation o ON o.tenant_id = w.tenant_id AND o.id = ${m.orgId}::uuid
      WHERE w.tenant_id = ${m.tenantId}::uuid`,
    client,
  );
  const row = rows[0];
  if (!row) return null;
  const workspace = workspaceInfo({ ...row, tenantId: m.tenantId });
  // S7: where the vendor has switched readers off, whoever is nothing else does not use the portal.
  if (workspace.settings.readersAllowed === false && m.roles.every(role => role === "customer_reader"))
    return null;
  const actor: Actor = {
    tenantId: m.tenantId,
    workspaceSlug: m.slug,
    personId: m.personId,
    accountId: session.accountId,
    membershipId: m.membershipId,
    orgId: m.orgId,
    orgName: row.orgName,
    side: m.side,
    roles: m.roles,
    name: row.personName,
    email: session.email,
    locale: session.locale,
    timeZone: session.timeZone ?? workspace.timeZone,
  };
  return { actor, workspace };
}

export type WorkspaceRow = Omit<WorkspaceInfo, "locale" | "settings"> & { locale: string; settings: unknown };

export const workspaceInfo = (w: WorkspaceRow): WorkspaceInfo => ({
  tenantId: w.tenantId,
  slug: w.slug,
  name: w.name,
  legalName: w.legalName,
  locale: w.locale === "es" ? "es" : "en",
  timeZone: w.timeZone,
  colour: w.colour,
  logoSvg: w.logoSvg,
  ticketPrefix: w.ticketPrefix,
  calendarKey: w.calendarKey,
  supportEmail: w.supportEmail,
  supportPhone: w.supportPhone,
  settings: (w.settings ?? {}) as WorkspaceSettings,
});
