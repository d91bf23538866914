import { cookies, headers } from "next/headers";
import { cache } from "react";
import { cookieNames, openSession } from "./auth.ts";
import { clientAddress } from "./client-address.ts";
import { lookUpSession, type Membership, type SignedIn } from "./lookup.ts";

export type { Membership, SignedIn };

/**
 * Who is signed in, with all memberships in force, or null. Each request asks the session's row, so that a
 * revoked session ends at once; `cache` makes it one look a request.
 */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const claim = await openSession((await cookies()).get(cookieNames().session)?.value);
  return claim && lookUpSession(claim, addressedIn((await headers()).get("x-escala-path") ?? ""));
});

/** The workspace a path is about: its first segment, for a route below /api its `w`. What it says decides nothing but what is read at once. */
function addressedIn(path: string): string {
  if (path.startsWith("/api/")) return new URLSearchParams(path.split("?")[1]).get("w") ?? "";
  return path.split(/[/?#]/)[1] ?? "";
}

/** The membership a person acts as in this workspace: the chosen one, else the oldest (R0: one at a time). */
export async function actingMembership(session: SignedIn, slug: string): Promise<Membership | null> {
  const mine = session.memberships.filter(m => m.slug === slug);
  if (mine.length < 2) return mine[0] ?? null;
  const chosen = (await cookies()).get(cookieNames().acting)?.value.split(".") ?? [];
  return mine.find(m => chosen.includes(m.membershipId)) ?? mine[0] ?? null;
}

/** Where a request comes from; `device` is the cookie of browsers that signed in before. */
export type RequestOrigin = { ip: string; userAgent: string; device?: string | undefined };

/** The address a request came from, for the audit trail and throttling. */
export async function requestOrigin(): Promise<RequestOrigin> {
  const h = await headers();
  return {
    device: (await cookies()).get(cookieNames().device)?.value,
    ip: clientAddress(h.get("x-forwarded-for"), Number(process.env.TRUSTED_PROXIES) || 1),
    userAgent: (h.get("user-agent") ?? "").slice(0, 300),
  };
}
