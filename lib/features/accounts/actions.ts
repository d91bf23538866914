"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { locales } from "#lib/messages/index.ts";
import { cookieNames, openSession } from "#lib/platform/auth.ts";
import { readingLocale } from "#lib/platform/i18n/request.ts";
import { accountAction, openAction, visitorAction } from "#lib/platform/plain-action.ts";
import { invalid } from "#lib/platform/refusal.ts";
import { currentSession } from "#lib/platform/session.ts";
import { dropSession, keepLocale, keepSession, keepTheme } from "#lib/platform/session-cookie.ts";
import { acceptInvitation } from "./invitation.ts";
import { nextPath } from "./next-path.ts";
import { changePassword as change, saveProfile as save, savePreference } from "./profile.ts";
import { requestReset, resetPassword } from "./reset.ts";
import {
  acceptInput,
  forgotInput,
  passwordInput,
  profileInput,
  resetInput,
  sessionInput,
  signInInput,
} from "./schema.ts";
import { signIn as open, revokeSession } from "./sign-in.ts";

/** After signing in one goes on to where one wanted to be, else to the workspaces (which pass on to an only one). */
const onward = (next: string | undefined) => ({ to: nextPath(next) ?? "/workspaces" });

/** A browser that signs in again leaves its former session behind: that ends. */
async function endFormer(): Promise<void> {
  const claim = await openSession((await cookies()).get(cookieNames().session)?.value);
  if (claim) await revokeSession(claim.accountId, claim.sessionId);
}

export const signIn = visitorAction({
  input: signInInput,
  secret: ["password"],
  run: async ({ input, origin }) => {
    const session = await open(input, origin);
    await endFormer();
    await keepSession(session);
    return onward(input.next);
  },
});

export const forgotPassword = visitorAction({
  input: forgotInput,
  run: async ({ input, origin }) => {
    await requestReset(input.email, origin.ip);
    return undefined;
  },
});

export const setPassword = visitorAction({
  input: resetInput,
  secret: ["password"],
  run: async ({ input, origin }) => {
    await keepSession(await resetPassword(input.token, input.password, origin));
    return onward(undefined);
  },
});

export const accept = visitorAction({
  input: acceptInput,
  secret: ["password"],
  run: async ({ input, origin }) => {
    const session = input.password ? null : await currentSession();
    if (!input.password && !session) invalid({ password: "errors.required" });
    const proof = session ? { accountId: session.accountId } : { password: input.password ?? "" };
    const accepted = await acceptInvitation(
      input.token,
      proof,
      origin,
      input.leave === "yes",
      await readingLocale(),
    );
    await endFormer();
    await keepSession(accepted);
    return { to: nextPath(input.next) ?? `/${accepted.slug}` };
  },
});

export const saveProfile = accountAction({
  input: profileInput,
  run: async ({ input, session }) => {
    await save(session, { ...input, timeZone: input.timeZone || null });
    await keepTheme(input.theme);
    await keepLocale(input.locale);
    revalidatePath("/", "layout");
    return undefined;
  },
});

export const changePassword = accountAction({
  input: passwordInput,
  secret: ["current", "password"],
  run: async ({ input, session, origin }) => {
    await change(session, input, origin.ip);
    revalidatePath("/account");
    return undefined;
  },
});

export const endSession = accountAction({
  input: sessionInput,
  run: async ({ input, session }) => {
    await revokeSession(session.accountId, input.sessionId);
    if (input.sessionId !== session.sessionId) {
      revalidatePath("/account");
      return undefined;
    }
    await dropSession();
    return { to: "/sign-in" };
  },
});

/** The way out: the session's row ends, so the cookie is worth nothing anywhere. */
export const signOut = openAction(async () => {
  await endFormer();
  await dropSession();
  return { to: "/sign-in" };
});

/** The language switch, for visitors and for whoever is signed in. */
export const setLocale = openAction(async (locale: string) => {
  const known = locales.find(l => l === locale);
  if (!known) return undefined;
  const session = await currentSession();
  if (session) await savePreference(session.accountId, { locale: known });
  await keepLocale(known);
  revalidatePath("/", "layout");
  return undefined;
});
