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
  /** By membership, what those in the workspace that was asked for make of the person; null where person or company are gone. */
  acting: Record<string, ActingRow | null>;
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

/** What `who_asks` answers. */
type SessionRow = Pick<SignedIn, "email" | "name" | "timeZone" | "theme"> & {
  locale: string;
  memberships: MembershipRow[];
  acting: Record<string, ActingRow | null>;
};

/**
 * The claim's session with all memberships in force, or null where its row is revoked or has run out. One statement, outside every
 * other transaction: this runs before every page. What the memberships in the workspace `slug` make of the person comes with it.
 */
export async function lookUpSession(claim: SessionClaim, slug = ""): Promise<SignedIn | null> {
  const rows = await prisma().$queryRaw<{ found: SessionRow | null }[]>`
    SELECT door.who_asks(${claim.sessionId}::uuid, ${claim.accountId}::uuid, ${slug}) AS found`;
  const found = rows[0]?.found;
  if (!found) return null;
  const { locale, memberships, ...rest } = found;
  return { ...claim, ...rest, locale: locale === "es" ? "es" : "en", ...sorted(memberships) };
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
  return sorted(await rowsOf(tx, accountId));
}

/** Somebody an account is in a workspace, on whichever side, and whether they act there today. */
export type PersonOfAccount = SelfRef & { acts: boolean };

/** Every person an account is, also where no company lasts, each once, by workspace; asked as app_auth with that account. */
export const personsOf = (accountId: string, client: PrismaClient = prisma()): Promise<PersonOfAccount[]> =>
  inAuth(
    async tx => {
      const rows = await rowsOf(tx, accountId);
      const persons = new Map<string, PersonOfAccount>();
      for (const { tenantId, slug, personId, acts } of rows) {
        const key = `${tenantId} ${personId}`;
        persons.set(key, { tenantId, slug, personId, acts: acts || persons.get(key)?.acts === true });
      }
      return [...persons.values()].sort(
        (a, b) =>
          Number(b.acts) - Number(a.acts) ||
          a.slug.localeCompare(b.slug) ||
          (a.personId < b.personId ? -1 : 1),
      );
    },
    accountId,
    client,
  );

/** Its columns by name: where a migration adds some, connections that know this statement go on with it. */
const rowsOf = (tx: Tx, accountId: string) => tx.$queryRaw<MembershipRow[]>`
  SELECT "tenantId", slug, "membershipId", "personId", "orgId", side, roles, stands, acts FROM memberships_of(${accountId}::uuid)`;

/** A membership of an account, whether it is of today (`stands`), and whether the person acts by it. */
type MembershipRow = Membership & { acts: boolean; stands: boolean };

function sorted(rows: readonly MembershipRow[]): { memberships: Membership[]; selves: SelfRef[] } {
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
  session: Pick<SignedIn, "accountId" | "email" | "locale" | "timeZone"> & Partial<Pick<SignedIn, "acting">>,
  m: Membership,
  client: PrismaClient = prisma(),
): Promise<Acting | null> {
  const known = session.acting?.[m.membershipId];
  const read = () =>
    inWorkspace(
      m,
      tx =>
        tx.$queryRaw<ActingRow[]>`
          SELECT slug, name, "legalName", locale, "timeZone", colour, "logoSvg", "ticketPrefix", "calendarKey", "supportEmail",
            "supportPhone", settings, "personName", "orgName" FROM acting_as(${m.tenantId}::uuid, ${m.personId}::uuid, ${m.orgId}::uuid)`,
      client,
    );
  const row = known === undefined ? (await read())[0] : known;
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
