import type { Actor } from "#lib/domain/policies/types.ts";
import { eitherOf } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { healthIds } from "#lib/features/partner-health/queries.ts";
import { LISTED_STATES, readHealthQuery } from "#lib/features/partner-health/schema.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import type { MessagePreview, SentMessage } from "./dto.ts";
import type { MessageTo } from "./schema.ts";

/** So many partners a message goes to at most. */
export const MOST_PARTNERS = 5_000;
const SHOWN = 40;

/** The partnerships a message is for: those ticked that are there, or what the filter leaves now; one too many says that there are more. */
export async function partnersTo(tx: Tx, actor: Actor, to: MessageTo, on: PlainDate): Promise<string[]> {
  const { tenantId } = actor;
  if ("query" in to) {
    const filter = readHealthQuery(to.query);
    // Who is no partner any more is written to only when asked for by that state.
    const states = filter.states.length > 0 ? filter.states : LISTED_STATES.filter(s => s !== "ended");
    return healthIds(tx, tenantId, { ...filter, states }, on, MOST_PARTNERS + 1);
  }
  const rows = await tx.partnership.findMany({
    where: { tenantId, id: { in: to.ids }, state: { not: "applicant" } },
    orderBy: [{ orgName: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return rows.map(row => row.id);
}

export type Admin = {
  partnershipId: string;
  partnerOrgId: string;
  company: string;
  slug: string;
  personId: string | null;
  accountId: string | null;
  name: string;
  email: string;
};

/** The administrators of some partnerships today, and a line without a person for those that have none. */
export async function adminsOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<Admin[]> {
  return tx.$queryRaw<Admin[]>`
    SELECT DISTINCT ON (o.name, p.id, lower(x.email)) p.id AS "partnershipId", p.partner_org_id AS "partnerOrgId", o.name AS company, o.slug,
           x.id AS "personId", x.account_id AS "accountId", coalesce(x.name, '') AS name, coalesce(x.email, '') AS email
    FROM partnership p
    JOIN organisation o ON o.tenant_id = p.tenant_id AND o.id = p.partner_org_id
    LEFT JOIN (
      SELECT m.tenant_id, m.org_id, s.id, s.account_id, s.name, s.email
      FROM membership m JOIN person s ON s.tenant_id = m.tenant_id AND s.id = m.person_id
      WHERE m.tenant_id = ${tenantId}::uuid AND 'partner_admin' = ANY (m.roles) AND m.accepted_at IS NOT NULL
        AND ${inForce(tenantId)}
    ) x ON x.tenant_id = p.tenant_id AND x.org_id = p.partner_org_id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ANY (${[...ids]}::uuid[])
    ORDER BY o.name, p.id, lower(x.email), x.name`;
}

/** Who would get a message, before it is sent. */
export async function previewMessage(
  tx: Tx,
  actor: Actor,
  to: MessageTo,
  on: PlainDate,
): Promise<MessagePreview> {
  const found = await partnersTo(tx, actor, to, on);
  const ids = found.slice(0, MOST_PARTNERS);
  const admins = await adminsOf(tx, actor.tenantId, ids);
  const people = new Map(admins.flatMap(a => (a.personId ? [[a.email.toLowerCase(), a] as const] : [])));
  const accounts = [...people.values()].flatMap(a => (a.accountId ? [a.accountId] : []));
  const locales = new Map(
    (
      await stepAs(tx, actor, "app_auth", () =>
        tx.account.findMany({ where: { id: { in: accounts } }, select: { id: true, locale: true } }),
      )
    ).map(account => [account.id, account.locale]),
  );
  const localeOf = (a: Admin) => (a.accountId && locales.get(a.accountId)) || "en";
  const companies = new Map<string, MessagePreview["shown"][number]>();
  for (const admin of admins) {
    const line = companies.get(admin.partnershipId) ?? {
      company: admin.company,
      slug: admin.slug,
      people: [],
    };
    if (admin.personId) line.people.push({ name: admin.name, email: admin.email, locale: localeOf(admin) });
    companies.set(admin.partnershipId, line);
  }
  const lines = [...companies.values()];
  return {
    partners: ids.length,
    tooMany: found.length > MOST_PARTNERS ? MOST_PARTNERS : null,
    people: people.size,
    shown: lines.filter(line => line.people.length > 0).slice(0, SHOWN),
    spanish: [...people.values()].filter(a => localeOf(a) === "es").length,
    without: lines.filter(line => line.people.length === 0).map(({ company, slug }) => ({ company, slug })),
  };
}

/** The messages sent last, newest first. */
export async function sentMessages(tx: Tx, actor: Actor, most = 10): Promise<SentMessage[]> {
  if (actor.side !== "vendor") return [];
  const { tenantId } = actor;
  const rows = await tx.partnerMessage.findMany({
    where: { tenantId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  const counts = await tx.partnerMessageRecipient.groupBy({
    by: ["messageId"],
    where: { tenantId, messageId: { in: rows.map(row => row.id) } },
    _count: { _all: true },
  });
  return rows.map(row => ({
    id: row.id,
    at: row.createdAt.getTime(),
    by: row.sentBy,
    subject: eitherOf(row.subject, actor.locale),
    partners: row.partners,
    people: counts.find(count => count.messageId === row.id)?._count._all ?? 0,
  }));
}
