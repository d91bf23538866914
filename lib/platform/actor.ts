import { cache } from "react";
import { type Acting, lookUpActor, type SignedIn } from "./lookup.ts";
import { actingMembership, currentSession } from "./session.ts";

export { type WorkspaceInfo, type WorkspaceSettings, workspaceInfo } from "./lookup.ts";

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
