import type { NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";

/** How long a browser stays signed in, in seconds: 30 days, each checked against its session row. */
export const SESSION_SECONDS = 30 * 24 * 3600;

const behindTls = () => (process.env.APP_URL ?? "").startsWith("https://");

/** `__Host-` names need Secure, which plain http on localhost cannot give. */
export const cookieNames = () => {
  const prefix = behindTls() ? "__Host-" : "";
  return {
    session: `${prefix}escala.session`,
    csrf: `${prefix}escala.csrf`,
    callback: `${behindTls() ? "__Secure-" : ""}escala.callback`,
    acting: `${prefix}escala.acting`,
    device: `${prefix}escala.device`,
    locale: "escala.locale",
    theme: "escala.theme",
  };
};

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: behindTls(), maxAge: SESSION_SECONDS }) as const;

export function authSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return secret;
}

/** What the cookie says: which session row to look at, nothing that could go stale. */
export type SessionClaim = { accountId: string; sessionId: string };

export const sealSession = (claim: SessionClaim): Promise<string> =>
  encode({
    token: { sub: claim.accountId, sid: claim.sessionId },
    secret: authSecret(),
    maxAge: SESSION_SECONDS,
  });

/** The claim in a cookie, or null where it is missing, expired, or not ours. Says nothing of whether the row still stands. */
export async function openSession(cookie: string | undefined): Promise<SessionClaim | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: authSecret() });
    return token?.sub && typeof token.sid === "string"
      ? { accountId: token.sub, sessionId: token.sid }
      : null;
  } catch {
    return null;
  }
}

/**
 * next-auth's own endpoints (session, csrf, sign-out) on our cookie. Signing in goes through the sign-in
 * action, which throttles and writes the session row before it seals the cookie; there is no second door,
 * so no provider is listed.
 */
export const authOptions = (): NextAuthOptions => {
  const names = cookieNames();
  const options = cookieOptions();
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    providers: [],
    pages: { signIn: "/sign-in" },
    cookies: {
      sessionToken: { name: names.session, options },
      csrfToken: { name: names.csrf, options },
      callbackUrl: { name: names.callback, options },
    },
    callbacks: {
      session: ({ session, token }) => ({ ...session, sessionId: token.sid, accountId: token.sub }),
    },
  };
};
