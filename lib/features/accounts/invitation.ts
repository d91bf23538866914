import { todayIn } from "#lib/domain/time/zone.ts";
import { agreeByInvitation } from "#lib/features/consents/answer.ts";
import { notOver, staysOf } from "#lib/features/consents/stays.ts";
import { hasProgramme } from "#lib/features/programmes/queries.ts";
import type { Locale } from "#lib/messages/index.ts";
import { asWorker, inAuth, inWorkspace, stepAs } from "#lib/platform/db/workspace.ts";
import { hashToken, newId } from "#lib/platform/ids.ts";
import { audit } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import { hashPassword, passwordProblem } from "./password.ts";
import { type NewSession, type Origin, openSessionRow, provePassword } from "./sign-in.ts";

/** An invitation lives 72 hours. */
export const INVITATION_MS = 72 * 60 * 60 * 1000;

export type InvitationView = {
  state: "open" | "expired" | "used" | "revoked";
  email: string;
  personName: string;
  orgName: string;
  invitedBy: string;
  expiresAt: number;
  workspace: { slug: string; name: string; colour: string; logoSvg: string; timeZone: string };
  /** Whether they come to a partner programme: a customer, or a workspace that runs support alone, does not. */
  programme: boolean;
  /** Accepting means that one's certificates count for the company (P22). */
  counts: boolean;
  /** Somebody with this address can sign in already: they prove it by their password, not by a new one. */
  hasAccount: boolean;
  /** The company of this workspace they are still at, and leave before they count for this one (P22). */
  elsewhere: string | null;
};

/** What an invitation's link shows to whoever holds it, or null where there never was such a link. */
export async function invitationFor(token: string): Promise<InvitationView | null> {
  const found = await inAuth(async (tx, now) => {
    const row = await tx.invitation.findUnique({ where: { tokenHash: hashToken(token) } });
    if (!row) return null;
    const slug = await tx.workspaceSlug.findFirst({ where: { tenantId: row.tenantId } });
    const account = await tx.account.findUnique({ where: { email: row.email } });
    return { row, slug: slug?.slug ?? "", hasAccount: Boolean(account?.passwordHash), now };
  });
  if (!found) return null;
  const { row, slug, hasAccount, now } = found;
  const place = await inWorkspace(asWorker(row.tenantId), async tx => {
    const workspace = await tx.workspace.findFirst({ where: { tenantId: row.tenantId } });
    const seat = await tx.membership.findFirst({
      where: { tenantId: row.tenantId, id: row.membershipId },
      select: { side: true, personId: true },
    });
    if (!workspace) return null;
    const today = todayIn(workspace.timeZone, now.getTime());
    const stays = seat?.side === "partner" ? await staysOf(tx, row.tenantId, seat.personId) : [];
    const other = stays.find(stay => stay.orgId !== row.orgId && !stay.waits && notOver(stay, today));
    return {
      workspace,
      side: seat?.side,
      elsewhere: other?.org.name ?? null,
      runs: await hasProgramme(tx, workspace, now),
    };
  });
  if (!place) return null;
  const { workspace, side, runs, elsewhere } = place;
  return {
    state: row.acceptedAt ? "used" : row.revokedAt ? "revoked" : row.expiresAt <= now ? "expired" : "open",
    email: row.email,
    personName: row.personName,
    orgName: row.orgName,
    invitedBy: row.invitedBy,
    expiresAt: row.expiresAt.getTime(),
    workspace: {
      slug,
      name: workspace.name,
      colour: workspace.colour,
      logoSvg: workspace.logoSvg,
      timeZone: workspace.timeZone,
    },
    programme: runs && side !== "customer",
    counts: side === "partner",
    hasAccount,
    elsewhere,
  };
}

/** How the holder of the link shows to be the invited person: a password (new, or of their account), or being signed in. */
export type Proof = { password: string } | { accountId: string };

type Ready = { accountId: string } | { passwordHash: string };

async function ready(view: InvitationView, proof: Proof, origin: Origin): Promise<Ready> {
  if ("accountId" in proof) {
    const account = await inAuth(tx => tx.account.findUnique({ where: { id: proof.accountId } }));
    if (account?.email !== view.email) refuse("accounts.refusal.otherAccount", { email: view.email });
    return { accountId: proof.accountId };
  }
  if (view.hasAccount) return { accountId: (await provePassword(view.email, proof.password, origin)).id };
  const problem = passwordProblem(proof.password, view.email);
  if (problem) invalid({ password: problem });
  return { passwordHash: await hashPassword(proof.password) };
}

/**
 * Accepts once: makes the account or joins it, and from then on the membership signs in. Refuses a link that was
 * used, revoked or is over its 72 hours, and whoever is still at another partner and doesn't leave it. Returns a session and the workspace to go to.
 */
export async function acceptInvitation(
  token: string,
  proof: Proof,
  origin: Origin,
  /** They leave the company of this workspace they are still at (P22). */
  leave = false,
  /** The language they read the invitation in, for an account made by it; the inviter's guess where nobody says. */
  locale: Locale | null = null,
): Promise<NewSession & { slug: string; membershipId: string }> {
  const view = await invitationFor(token);
  if (view?.state !== "open") refuse("accounts.refusal.invitation");
  const prepared = await ready(view, proof, origin);
  const row = await inAuth(tx => tx.invitation.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } }));
  const worker = asWorker(row.tenantId);
  return inWorkspace(worker, async (tx, now) => {
    const session = await stepAs(tx, worker, "app_auth", async () => {
      const claimed = await tx.invitation.updateMany({
        where: { id: row.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
        data: { acceptedAt: now },
      });
      if (claimed.count === 0) refuse("accounts.refusal.invitation");
      let accountId: string;
      if ("accountId" in prepared) accountId = prepared.accountId;
      else {
        // An account without a password is one that an earlier invitation or the seed left unfinished.
        const account = await tx.account.upsert({
          where: { email: row.email },
          create: {
            id: newId(),
            email: row.email,
            name: row.personName,
            passwordHash: prepared.passwordHash,
            locale: locale ?? row.locale,
          },
          update: {},
        });
        if (!account.passwordHash)
          await tx.account.update({
            where: { id: account.id },
            data: { passwordHash: prepared.passwordHash },
          });
        else if (account.passwordHash !== prepared.passwordHash) refuse("accounts.refusal.invitation");
        accountId = account.id;
      }
      const { theme } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
      return { accountId, theme, sessionId: await openSessionRow(tx, accountId, origin, now) };
    });
    const seat = await tx.membership.findFirst({
      where: { tenantId: row.tenantId, id: row.membershipId },
    });
    if (!seat) refuse("accounts.refusal.invitation");
    const { personId, side } = seat;
    await tx.person.updateMany({
      where: { tenantId: row.tenantId, id: personId },
      data: { accountId: session.accountId },
    });
    // Before the membership is accepted: until then it is an invitation, and begins when they join.
    if (side === "partner") {
      const { timeZone } = await tx.workspace.findFirstOrThrow({ where: { tenantId: row.tenantId } });
      const today = todayIn(timeZone, now.getTime());
      const invited = { personId, orgId: row.orgId, today, ip: origin.ip, leave };
      await agreeByInvitation(tx, row.tenantId, invited, now);
    }
    await tx.membership.updateMany({
      where: { tenantId: row.tenantId, id: row.membershipId },
      data: { accountId: session.accountId, acceptedAt: now, version: { increment: 1 } },
    });
    await audit(
      tx,
      {
        tenantId: row.tenantId,
        name: row.personName,
        personId,
        side: side as "vendor" | "partner" | "customer",
        ip: origin.ip,
      },
      { action: "invitation.accepted", subjectType: "membership", subjectId: row.membershipId },
    );
    return { ...session, slug: view.workspace.slug, membershipId: row.membershipId };
  });
}
