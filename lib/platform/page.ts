import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import type { Actor } from "#lib/domain/policies/types.ts";
import { presentAsSelf, presentIn, type Self, type WorkspaceInfo } from "./actor.ts";
import type { Tx } from "./db/prisma.ts";
import { inWorkspace } from "./db/workspace.ts";
import { publicWorkspace } from "./public-workspace.ts";
import { Refusal } from "./refusal.ts";
import type { SignedIn } from "./session.ts";

export type PageContext = {
  actor: Actor;
  workspace: WorkspaceInfo;
  session: SignedIn;
  tx: Tx;
  /** The transaction's time. */
  now: Date;
};

/** Where the person wanted to go, for the way back after signing in. */
async function here(slug: string): Promise<string> {
  return (await headers()).get("x-escala-path") ?? `/${slug}`;
}

/** The actor of a page: signed-out people go to sign in and come back; strangers see what isn't there. */
export async function pageActor(slug: string): Promise<Omit<PageContext, "tx" | "now">> {
  if (!(await publicWorkspace(slug))) notFound();
  const present = await presentIn(slug);
  if (present.kind === "signed_out") redirect(`/sign-in?next=${encodeURIComponent(await here(slug))}`);
  if (present.kind === "stranger") {
    // Between companies the door leads to one's own page, and nothing else is there (R0).
    const own = (await here(slug)) === `/${slug}` && (await presentAsSelf(slug)).kind === "self";
    if (own) redirect(`/${slug}/me`);
    notFound();
  }
  setRequestLocale(present.actor.locale);
  return present;
}

/**
 * Reads for a page in one transaction as the actor's side. A `Refusal` of kind not_found or forbidden thrown
 * inside is answered as "not found": ids of other parties answer as if they did not exist.
 */
export async function readPage<T>(
  slug: string,
  work: (ctx: PageContext) => Promise<T>,
  /** For a page that reads thousands of rows: how long it may take on a busy server. */
  timeoutMs?: number,
): Promise<T> {
  const present = await pageActor(slug);
  try {
    const read = (tx: Tx, now: Date) => work({ ...present, tx, now });
    return await inWorkspace(present.actor, read, undefined, timeoutMs);
  } catch (error) {
    return missing(error);
  }
}

function missing(error: unknown): never {
  if (error instanceof Refusal && (error.kind === "not_found" || error.kind === "forbidden")) notFound();
  throw error;
}

export type OwnContext = {
  self: Self;
  workspace: WorkspaceInfo;
  session: SignedIn;
  acts: boolean;
  tx: Tx;
  now: Date;
};

/** Reads for a person's own page, as themselves: what is their own in this workspace, whatever company they are at (R0). */
export async function readOwnPage<T>(slug: string, work: (ctx: OwnContext) => Promise<T>): Promise<T> {
  if (!(await publicWorkspace(slug))) notFound();
  const present = await presentAsSelf(slug);
  if (present.kind === "signed_out") redirect(`/sign-in?next=${encodeURIComponent(await here(slug))}`);
  if (present.kind === "stranger") notFound();
  setRequestLocale(present.self.locale);
  try {
    return await inWorkspace(present.self, (tx, now) => work({ ...present, tx, now }));
  } catch (error) {
    return missing(error);
  }
}
