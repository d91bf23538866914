import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { sessionStands } from "#lib/features/accounts/queries.ts";
import { revokeSession } from "#lib/features/accounts/sign-in.ts";
import { authOptions } from "#lib/platform/auth.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's endpoints over our session rows: what has been revoked is not told as a session, and its sign-out ends the row. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  process.env.NEXTAUTH_URL ??= process.env.APP_URL ?? request.nextUrl.origin;
  const options = authOptions();
  const handle = NextAuth({
    ...options,
    callbacks: {
      ...options.callbacks,
      session: async ({ session, token }) => {
        const stands = await sessionStands(String(token.sub ?? ""), String(token.sid ?? ""));
        return stands
          ? { ...session, accountId: token.sub, sessionId: token.sid }
          : { expires: session.expires };
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sub && typeof token.sid === "string") await revokeSession(token.sub, token.sid);
      },
    },
  });
  return (await handle(request, { params: await context.params })) as Response;
}

export { handler as GET, handler as POST };
