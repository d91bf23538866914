import { randomUUID } from "node:crypto";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { Locale } from "#lib/messages/index.ts";
import { cookieNames, sealSession } from "#lib/platform/auth.ts";
import { storyServer } from "../server.ts";
import { one, sql } from "./sql.ts";

/** All accounts of the demonstration data, and those made here, have it. */
export const PASSWORD = "escala-demo-2026";

export type Hired = { email: string; name: string; accountId: string; personId: string };

type Org = {
  tenantId: string;
  id: string;
  side: Side;
  partnerOrgId: string | null;
  customerOrgId: string | null;
};

/** An organisation of a workspace by its slug. */
export const organisation = (workspace: string, slug: string): Promise<Org> =>
  one<Org>(
    `SELECT o.tenant_id AS "tenantId", o.id, o.side, o.partner_org_id AS "partnerOrgId", o.customer_org_id AS "customerOrgId"
     FROM organisation o JOIN workspace_slug w ON w.tenant_id = o.tenant_id WHERE w.slug = $1 AND o.slug = $2`,
    [workspace, slug],
  );

/**
 * Somebody of their own for one story, in an organisation of the demonstration data: changing their language or
 * ending their sessions disturbs nobody else.
 */
export async function hire(at: {
  workspace: string;
  org: string;
  name: string;
  roles: string[];
  locale?: Locale;
}): Promise<Hired> {
  const accountId = randomUUID();
  const email = `${at.name
    .normalize("NFD")
    .replace(/[^a-zA-Z ]/g, "")
    .toLowerCase()
    .replaceAll(" ", ".")}.${accountId.slice(0, 8)}@stories.example`;
  await sql(
    `INSERT INTO account (id, email, name, locale, password_hash)
     SELECT $1, $2, $3, $4, password_hash FROM account WHERE email = 'carmen.rueda@ocf.example'`,
    [accountId, email, at.name, at.locale ?? "en"],
  );
  return { email, name: at.name, accountId, personId: await join({ accountId, email, name: at.name }, at) };
}

/** A place in an organisation for an account: one person may take part in several. Answers the person's id there. */
export async function join(
  who: { accountId: string; email: string; name: string },
  at: { workspace: string; org: string; roles: string[] },
): Promise<string> {
  const org = await organisation(at.workspace, at.org);
  const personId = randomUUID();
  const partner = org.side === "partner" ? org.id : org.side === "customer" ? org.partnerOrgId : null;
  const customer = org.side === "customer" ? org.id : null;
  await sql(
    `INSERT INTO person (tenant_id, id, account_id, name, email, partner_org_id, customer_org_id, side)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [org.tenantId, personId, who.accountId, who.name, who.email, partner, customer, org.side],
  );
  await sql(
    `INSERT INTO membership (tenant_id, id, person_id, org_id, account_id, side, roles, valid_from, accepted_at,
       partner_org_id, customer_org_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, current_date - 30, now(), $8, $9)`,
    [org.tenantId, randomUUID(), personId, org.id, who.accountId, org.side, at.roles, partner, customer],
  );
  if (org.side === "partner")
    await sql(
      `INSERT INTO counting_consent (tenant_id, id, person_id, partner_org_id, person_name, person_email, asked_by, agreed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $5, current_date - 30)`,
      [org.tenantId, randomUUID(), personId, org.id, who.name, who.email],
    );
  return personId;
}

/** Gives somebody the certificate that a colleague holds, with a number of its own (P10). */
export async function certifyLike(person: Hired, colleague: string): Promise<void> {
  await sql(
    `INSERT INTO certification (tenant_id, id, number, person_id, person_name, partner_org_id, programme_id, area_key,
       nominated_by, valid_from, valid_until, grace_days, issued_by, issued_at, result)
     SELECT c.tenant_id, $1::uuid, 'STORY-' || left($1::text, 8), $2, $3, c.partner_org_id, c.programme_id, c.area_key,
       c.nominated_by, current_date - 30, current_date + 300, c.grace_days, c.issued_by, now(), c.result
     FROM certification c JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.person_id
     WHERE p.email = $4 AND c.valid_until >= current_date AND c.revoked_at IS NULL LIMIT 1`,
    [randomUUID(), person.personId, person.name, colleague],
  );
}

/** Somebody of a partner with a certificate in an area that counts from a month ago on (P4). */
export async function certifyInto(
  workspace: string,
  orgSlug: string,
  name: string,
  area: string,
): Promise<void> {
  const person = await hire({ workspace, org: orgSlug, name, roles: ["partner_support"] });
  await sql(
    `INSERT INTO certification (tenant_id, id, number, person_id, person_name, partner_org_id, programme_id, area_key,
       nominated_by, training_on, result, result_on, result_by, valid_from, valid_until, issued_by, issued_at)
     SELECT o.tenant_id, $1::uuid, 'STORY-' || left($1::text, 8), $2, $3, o.id, p.programme_id, $4,
       'Mario Manager', current_date - 40, 'passed', current_date - 35, 'Mario Manager', current_date - 30,
       current_date + 330, 'Mario Manager', now()
     FROM organisation o JOIN workspace_slug w ON w.tenant_id = o.tenant_id
       JOIN partnership p ON p.tenant_id = o.tenant_id AND p.partner_org_id = o.id
     WHERE w.slug = $5 AND o.slug = $6`,
    [randomUUID(), person.personId, name, area, workspace, orgSlug],
  );
}

/** A session's row and the cookie that points at it, without the form. */
export async function sessionCookie(email: string) {
  process.env.AUTH_SECRET = storyServer().authSecret;
  const account = await one<{ id: string }>("SELECT id FROM account WHERE email = $1", [email]);
  const sessionId = randomUUID();
  await sql(
    `INSERT INTO session (id, account_id, expires_at, user_agent) VALUES ($1, $2, now() + interval '1 day', 'story')`,
    [sessionId, account.id],
  );
  const value = await sealSession({ accountId: account.id, sessionId });
  return {
    name: cookieNames().session,
    value,
    url: storyServer().url,
    httpOnly: true,
    sameSite: "Lax" as const,
  };
}

/** Ends all sessions of somebody from outside, as if their time had run out. */
export const endSessions = (email: string) =>
  sql("UPDATE session SET revoked_at = now() WHERE account_id = (SELECT id FROM account WHERE email = $1)", [
    email,
  ]);
