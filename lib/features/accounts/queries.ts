import type { LocalText } from "#lib/domain/text.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { hasProgramme } from "#lib/features/programmes/queries.ts";
import { inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { lookUpSelf } from "#lib/platform/lookup-self.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";
import type { Membership, SignedIn } from "#lib/platform/session.ts";
import type { SessionLine } from "./dto.ts";

export type Place = {
  membershipId: string;
  slug: string;
  workspace: string;
  org: string;
  side: Side;
  roles: string[];
  colour: string;
  logoSvg: string;
  /** Another membership of theirs is in the same workspace: one acts as one of them at a time (R0). */
  shared: boolean;
};

/** Where one may go: each membership in force with the names of workspace and organisation, by workspace. */
export async function places(memberships: readonly Membership[]): Promise<Place[]> {
  const found: Place[] = [];
  for (const m of memberships) {
    const names = await inWorkspace(m, async tx => {
      const workspace = await tx.workspace.findFirst({ where: { tenantId: m.tenantId } });
      const org = await tx.organisation.findFirst({ where: { tenantId: m.tenantId, id: m.orgId } });
      return workspace && org ? { workspace, org } : null;
    });
    if (!names) continue;
    found.push({
      membershipId: m.membershipId,
      slug: m.slug,
      workspace: names.workspace.name,
      org: names.org.name,
      side: m.side,
      roles: m.roles,
      colour: names.workspace.colour,
      logoSvg: names.workspace.logoSvg,
      shared: memberships.filter(other => other.tenantId === m.tenantId).length > 1,
    });
  }
  return found.sort((a, b) => a.workspace.localeCompare(b.workspace) || a.org.localeCompare(b.org));
}

/** Workspaces in which somebody is no member now and keeps a page of their own (R0, P22). */
export async function ownPlaces(
  session: SignedIn,
): Promise<{ slug: string; name: string; colour: string; logoSvg: string }[]> {
  const slugs = new Set(session.selves.map(self => self.slug));
  for (const { slug } of session.memberships) slugs.delete(slug);
  const found = await Promise.all([...slugs].map(slug => lookUpSelf(session, slug)));
  return found
    .flatMap(one => (one?.holds ? [one.workspace] : []))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The account's sessions in force, the present one first, then the last seen. */
export async function sessions(session: Pick<SignedIn, "accountId" | "sessionId">): Promise<SessionLine[]> {
  const rows = await inAuth((tx, now) =>
    tx.session.findMany({
      where: { accountId: session.accountId, revokedAt: null, expiresAt: { gt: now } },
      orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
      take: 50,
    }),
  );
  return rows
    .map(row => ({
      id: row.id,
      userAgent: row.userAgent,
      ip: row.ip,
      createdAt: row.createdAt.getTime(),
      lastSeenAt: row.lastSeenAt.getTime(),
      current: row.id === session.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

export type PublicPlace = {
  slug: string;
  name: string;
  legalName: string;
  colour: string;
  logoSvg: string;
  programmes: { slug: string; name: LocalText }[];
};

/** Every workspace of the deployment as visitors may know it, with its programmes in effect, for the landing page. */
export async function publicPlaces(): Promise<PublicPlace[]> {
  const slugs = await inAuth(tx => tx.workspaceSlug.findMany({ orderBy: { slug: "asc" }, take: 24 }));
  const found = await Promise.all(
    slugs.map(({ tenantId }) =>
      inWorkspace({ tenantId, side: "public" }, async (tx, now) => {
        const workspace = await tx.workspace.findFirst({ where: { tenantId } });
        if (!workspace) return null;
        const programmes = await tx.programme.findMany({
          where: { tenantId, versions: { some: { tenantId, effectiveFrom: { lte: now } } } },
          include: {
            versions: {
              where: { tenantId, effectiveFrom: { lte: now } },
              orderBy: { version: "desc" },
              take: 1,
            },
          },
          orderBy: { slug: "asc" },
        });
        const { slug, name, legalName, colour, logoSvg } = workspace;
        return {
          slug,
          name,
          legalName,
          colour,
          logoSvg,
          programmes: programmes.map(p => ({
            slug: p.slug,
            name: (p.versions[0]?.definition as { name?: LocalText } | undefined)?.name ?? p.key,
          })),
        };
      }),
    ),
  );
  return found.filter(place => place !== null);
}

export type Brand = {
  slug: string;
  name: string;
  legalName: string;
  colour: string;
  logo: string | null;
  /** Whether it has a partner programme in effect. */
  programme: boolean;
};

/** The workspace a path lies in, as its sign shows: so that who comes from a vendor's page signs in under its colour. */
export async function brandOf(path: string | null): Promise<Brand | null> {
  const slug = path?.split(/[/?#]/)[1];
  const found = slug
    ? await readPublic(slug, async ({ workspace, tx, now }) => ({
        workspace,
        programme: await hasProgramme(tx, workspace, now),
      }))
    : null;
  if (!found) return null;
  const { name, legalName, colour, logoSvg } = found.workspace;
  return {
    slug: found.workspace.slug,
    name,
    legalName,
    colour,
    logo: logoAddress(logoSvg),
    programme: found.programme,
  };
}

/** Whether a session's row is in force: neither ended nor over. */
export async function sessionStands(accountId: string, sessionId: string): Promise<boolean> {
  if (!isUuid(accountId) || !isUuid(sessionId)) return false;
  const row = await inAuth((tx, now) =>
    tx.session.findFirst({
      where: { id: sessionId, accountId, revokedAt: null, expiresAt: { gt: now } },
      select: { id: true },
    }),
  );
  return row !== null;
}
