import { cache } from "react";
import type { Actor } from "#lib/domain/policies/types.ts";
import { inWorkspace } from "./db/workspace.ts";
import { actingMembership, currentSession, type SignedIn } from "./session.ts";

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
export type WorkspaceSettings = { readersAllowed?: boolean; expiryWarningDays?: number };

export type Present =
  | { kind: "signed_out" }
  | { kind: "stranger"; session: SignedIn }
  | { kind: "actor"; session: SignedIn; actor: Actor; workspace: WorkspaceInfo };

/** Who stands before a workspace's door: nobody, somebody without a membership here, or an actor. One look a request. */
export const presentIn = cache(async (slug: string): Promise<Present> => {
  const session = await currentSession();
  if (!session) return { kind: "signed_out" };
  const m = await actingMembership(session, slug);
  if (!m) return { kind: "stranger", session };
  return inWorkspace(m, async tx => {
    const [workspace, person, org] = [
      await tx.workspace.findFirst({ where: { tenantId: m.tenantId } }),
      await tx.person.findFirst({ where: { tenantId: m.tenantId, id: m.personId } }),
      await tx.organisation.findFirst({ where: { tenantId: m.tenantId, id: m.orgId } }),
    ];
    if (!workspace || !person || !org) return { kind: "stranger", session };
    const actor: Actor = {
      tenantId: m.tenantId,
      workspaceSlug: m.slug,
      personId: m.personId,
      accountId: session.accountId,
      membershipId: m.membershipId,
      orgId: m.orgId,
      orgName: org.name,
      side: m.side,
      roles: m.roles,
      name: person.name,
      email: session.email,
      locale: session.locale,
      timeZone: session.timeZone ?? workspace.timeZone,
    };
    return { kind: "actor", session, actor, workspace: workspaceInfo(workspace) };
  });
});

type WorkspaceRow = Omit<WorkspaceInfo, "locale" | "settings"> & { locale: string; settings: unknown };

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
