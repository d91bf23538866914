import { cache } from "react";
import { type Acting, lookUpActor, personsOf, type SignedIn } from "./lookup.ts";
import { lookUpSelf, type Self } from "./lookup-self.ts";
import { actingMembership, currentSession } from "./session.ts";

export { type WorkspaceInfo, type WorkspaceSettings, workspaceInfo } from "./lookup.ts";
export type { Self } from "./lookup-self.ts";

export type Present =
  | { kind: "signed_out" }
  | { kind: "stranger"; session: SignedIn }
  | ({ kind: "actor"; session: SignedIn } & Acting);

/** Who stands before a workspace's door: nobody, somebody without a membership here, or an actor. One look a request. */
export const presentIn = cache(async (slug: string): Promise<Present> => {
  const session = await currentSession();
  if (!session) return { kind: "signed_out" };
  const membership = await actingMembership(session, slug);
  const acting = membership && (await lookUpActor(session, membership));
  return acting ? { kind: "actor", session, ...acting } : { kind: "stranger", session };
});

export type PresentSelf =
  | { kind: "signed_out" }
  | { kind: "stranger"; session: SignedIn }
  /** `acts`: they are in the workspace as a member too, and the whole portal is open to them. */
  | { kind: "self"; session: SignedIn; self: Self; workspace: Acting["workspace"]; acts: boolean };

/**
 * Who stands before the door of their own page: somebody who is or was at a partner of this workspace. Between companies
 * only who holds or prepares a certificate, or is asked to count for a company (R0, P22); others are strangers here.
 */
export const presentAsSelf = cache(async (slug: string): Promise<PresentSelf> => {
  const session = await currentSession();
  if (!session) return { kind: "signed_out" };
  const found = await lookUpSelf(session, slug);
  const acts = session.memberships.some(m => m.slug === slug);
  if (!found || !(found.holds || acts)) return { kind: "stranger", session };
  return { kind: "self", session, self: found.self, workspace: found.workspace, acts };
});

/** One of the persons an account is in a workspace, as themselves, for what is theirs on any side and between companies. */
export const presentAsPerson = cache(async (slug: string, personId: string): Promise<PresentSelf> => {
  const session = await currentSession();
  if (!session) return { kind: "signed_out" };
  const own = (await personsOf(session.accountId)).find(
    one => one.slug === slug && one.personId === personId,
  );
  const found = own && (await lookUpSelf({ ...session, selves: [own] }, slug));
  if (!own || !found) return { kind: "stranger", session };
  return { kind: "self", session, self: found.self, workspace: found.workspace, acts: own.acts };
});
