import type { Locale } from "#lib/messages/index.ts";
import { type PrismaClient, prisma } from "./db/prisma.ts";
import { inAuth, inWorkspace } from "./db/workspace.ts";
import {
  membershipsOf,
  type SignedIn,
  type WorkspaceInfo,
  type WorkspaceRow,
  workspaceInfo,
} from "./lookup.ts";

/**
 * A person as themselves in one workspace, whatever company they are at, also none: the role `app_person` reads what is
 * their own and nothing else (R0, P22).
 */
export type Self = {
  tenantId: string;
  workspaceSlug: string;
  side: "person";
  personId: string;
  accountId: string;
  name: string;
  email: string;
  locale: Locale;
  timeZone: string;
};

/** Who of their selves in a workspace holds or prepares something, or is asked; the first where none does. */
export async function lookUpSelf(
  session: Pick<SignedIn, "accountId" | "email" | "locale" | "timeZone" | "selves">,
  slug: string,
  client: PrismaClient = prisma(),
): Promise<{ self: Self; workspace: WorkspaceInfo; holds: boolean } | null> {
  const found: { self: Self; workspace: WorkspaceInfo; holds: boolean }[] = [];
  for (const ref of session.selves.filter(one => one.slug === slug)) {
    const rows = await inWorkspace(
      { tenantId: ref.tenantId, side: "person", personId: ref.personId },
      tx => tx.$queryRaw<(Omit<WorkspaceRow, "tenantId"> & { personName: string; holds: boolean })[]>`
        SELECT w.slug, w.name, w.legal_name AS "legalName", w.locale, w.time_zone AS "timeZone", w.colour,
               w.logo_svg AS "logoSvg", w.ticket_prefix AS "ticketPrefix", w.calendar_key AS "calendarKey",
               w.support_email AS "supportEmail", w.support_phone AS "supportPhone", w.settings,
               p.name AS "personName",
               EXISTS (SELECT 1 FROM certification c WHERE c.tenant_id = p.tenant_id AND c.person_id = p.id)
                 OR EXISTS (SELECT 1 FROM counting_consent k WHERE k.tenant_id = p.tenant_id AND k.person_id = p.id
                              AND k.agreed_on IS NULL AND k.closed_at IS NULL) AS holds
        FROM workspace w JOIN person p ON p.tenant_id = w.tenant_id AND p.id = ${ref.personId}::uuid
        WHERE w.tenant_id = ${ref.tenantId}::uuid`,
      client,
    );
    const row = rows[0];
    if (!row) continue;
    const { personName, holds, ...place } = row;
    const workspace = workspaceInfo({ ...place, tenantId: ref.tenantId });
    const self: Self = {
      tenantId: ref.tenantId,
      workspaceSlug: ref.slug,
      side: "person",
      personId: ref.personId,
      accountId: session.accountId,
      name: personName,
      email: session.email,
      locale: session.locale,
      timeZone: session.timeZone ?? workspace.timeZone,
    };
    if (holds) return { self, workspace, holds };
    found.push({ self, workspace, holds });
  }
  return found[0] ?? null;
}

/** Somebody as themselves who need not be there, for what they follow; null once the account no longer has that person. */
export async function lookUpOwner(
  of: { tenantId: string; accountId: string; personId: string },
  client: PrismaClient = prisma(),
): Promise<Self | null> {
  const found = await inAuth(
    async tx => {
      const account = await tx.account.findFirst({ where: { id: of.accountId } });
      return account && { account, ...(await membershipsOf(tx, of.accountId)) };
    },
    of.accountId,
    client,
  );
  const selves = found?.selves.filter(s => s.tenantId === of.tenantId && s.personId === of.personId) ?? [];
  const slug = selves[0]?.slug;
  if (!found || slug === undefined) return null;
  const { id: accountId, email, locale, timeZone } = found.account;
  const as = {
    accountId,
    email,
    locale: locale === "es" ? ("es" as const) : ("en" as const),
    timeZone,
    selves,
  };
  return (await lookUpSelf(as, slug, client))?.self ?? null;
}
