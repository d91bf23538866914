import type { Actor } from "#lib/domain/policies/types.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import type { Self } from "#lib/platform/lookup-self.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/**
 * Lets an actor call real server actions without a browser. In the test file, before the actions are imported:
 * `vi.mock("#lib/platform/actor.ts", async original => (await import("#tests/support/present.ts")).actorMock(original))`,
 * and the same with session.ts and `sessionMock`.
 */
const standing: { actor: Actor | Self | null; db: TestDatabase | null } = { actor: null, db: null };

export const actorMock = async (original: () => Promise<object>) => {
  const module = (await original()) as typeof import("#lib/platform/actor.ts");
  return {
    ...module,
    presentIn: presentAs(module.workspaceInfo),
    presentAsSelf: presentAsSelf(module.workspaceInfo),
    presentAsPerson: presentAsPerson(module.workspaceInfo),
  };
};

/** Before the door of their own page: whoever is of a partner, and who is there as themselves. */
const presentAsSelf =
  (workspaceInfo: typeof import("#lib/platform/actor.ts").workspaceInfo) => async (slug: string) => {
    const { actor, db } = standing;
    if (!actor || !db) return { kind: "signed_out" };
    const own = actor.workspaceSlug === slug && (actor.side === "person" || actor.side === "partner");
    if (!own) return { kind: "stranger", session: { locale: actor.locale } };
    const self: Self = { ...actor, side: "person" };
    const row = await inWorkspace(self, tx => tx.workspace.findFirstOrThrow(), db.client);
    const acts = actor.side === "partner";
    return { kind: "self", session: {}, self, acts, workspace: workspaceInfo(row) };
  };

/** The same of one of the persons they are: on any side, and nobody else. */
const presentAsPerson =
  (workspaceInfo: typeof import("#lib/platform/actor.ts").workspaceInfo) =>
  async (slug: string, personId: string) => {
    const { actor, db } = standing;
    if (!actor || !db) return { kind: "signed_out" };
    if (actor.workspaceSlug !== slug || actor.personId !== personId)
      return { kind: "stranger", session: { locale: actor.locale } };
    const self: Self = { ...actor, side: "person" };
    const row = await inWorkspace(self, tx => tx.workspace.findFirstOrThrow(), db.client);
    return { kind: "self", session: {}, self, acts: actor.side !== "person", workspace: workspaceInfo(row) };
  };

const presentAs =
  (workspaceInfo: typeof import("#lib/platform/actor.ts").workspaceInfo) => async (slug: string) => {
    const { actor, db } = standing;
    if (!actor || !db) return { kind: "signed_out" };
    // Somebody of another workspace has no membership behind this door.
    if (actor.workspaceSlug !== slug || actor.side === "person")
      return { kind: "stranger", session: { locale: actor.locale } };
    const row = await inWorkspace(actor, tx => tx.workspace.findFirstOrThrow(), db.client);
    return { kind: "actor", session: {}, actor, workspace: workspaceInfo(row) };
  };

export const sessionMock = async (original: () => Promise<object>) => ({
  ...(await original()),
  requestOrigin: async () => ({ ip: "192.0.2.1", userAgent: "test" }),
});

/** Runs `work` as that person; null is nobody signed in. */
export async function as<T>(
  db: TestDatabase,
  actor: Actor | Self | null,
  work: () => Promise<T>,
): Promise<T> {
  standing.actor = actor;
  standing.db = db;
  try {
    return await work();
  } finally {
    standing.actor = null;
  }
}

/** What an action answered with, when it did it; throws the refusal's words otherwise. */
export function done<T>(result: { ok: true; data: T } | { ok: false; kind: string; message: string }): T {
  if (!result.ok) throw new Error(`${result.kind}: ${result.message}`);
  return result.data;
}
