import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { Locale } from "#lib/messages/index.ts";
import { cookieNames, openSession } from "./auth.ts";
import { inAuth } from "./db/workspace.ts";

export type SignedIn = {
  accountId: string;
  sessionId: string;
  email: string;
  name: string;
  locale: Locale;
  timeZone: string | null;
  theme: string;
  memberships: Membership[];
};

export type Membership = {
  tenantId: string;
  slug: string;
  membershipId: string;
  personId: string;
  orgId: string;
  side: Side;
  roles: string[];
};

type Row = {
  email: string;
  name: string;
  locale: string;
  time_zone: string | null;
  theme: string;
};

/**
 * Who is signed in, with all memberships in force, or null. Each request asks the session's row, so that a
 * revoked session ends at once; `cache` makes it one look a request.
 */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const jar = await cookies();
  const claim = await openSession(jar.get(cookieNames().session)?.value);
  if (!claim) return null;
  return inAuth(async tx => {
    const found = await tx.$queryRaw<Row[]>`
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
    const memberships = await tx.$queryRaw<Membership[]>`
      SELECT m.tenant_id AS "tenantId", w.slug, m.id AS "membershipId", m.person_id AS "personId",
             m.org_id AS "orgId", m.side, m.roles
      FROM membership m JOIN workspace_slug w ON w.tenant_id = m.tenant_id
      WHERE m.account_id = ${claim.accountId}::uuid AND m.accepted_at IS NOT NULL AND cardinality(m.roles) > 0
        AND m.valid_from <= current_date AND (m.valid_until IS NULL OR m.valid_until >= current_date)
      ORDER BY m.created_at, m.id`;
    return {
      accountId: claim.accountId,
      sessionId: claim.sessionId,
      email: row.email,
      name: row.name,
      locale: row.locale === "es" ? "es" : "en",
      timeZone: row.time_zone,
      theme: row.theme,
      memberships,
    };
  }, claim.accountId);
});

/** The membership a person acts as in this workspace: the chosen one, else the oldest (R0: one at a time). */
export async function actingMembership(session: SignedIn, slug: string): Promise<Membership | null> {
  const mine = session.memberships.filter(m => m.slug === slug);
  if (mine.length < 2) return mine[0] ?? null;
  const chosen = (await cookies()).get(cookieNames().acting)?.value.split(".") ?? [];
  return mine.find(m => chosen.includes(m.membershipId)) ?? mine[0] ?? null;
}

/** The address a request came from, for the audit trail and throttling. */
export async function requestOrigin(): Promise<{ ip: string; userAgent: string }> {
  const h = await headers();
  return {
    ip: (h.get("x-forwarded-for")?.split(",")[0] ?? h.get("x-real-ip") ?? "").trim().slice(0, 64),
    userAgent: (h.get("user-agent") ?? "").slice(0, 300),
  };
}

export type { Actor };
