import type { Locale } from "#lib/messages/index.ts";
import { asWorker, inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { invalid } from "#lib/platform/refusal.ts";
import type { SignedIn } from "#lib/platform/session.ts";
import { PASSWORD_CHANGED, putAccountMail } from "./account-mail.ts";
import { hashPassword, passwordProblem } from "./password.ts";
import { provePassword, revokeOthers } from "./sign-in.ts";

export type Profile = {
  name: string;
  locale: Locale;
  timeZone: string | null;
  theme: "light" | "dark" | "system";
};

/** Own name, language, zone and appearance. The name follows into every workspace where one takes part. */
export async function saveProfile(
  session: Pick<SignedIn, "accountId" | "memberships">,
  p: Profile,
): Promise<void> {
  await inAuth(tx => tx.account.update({ where: { id: session.accountId }, data: p }));
  for (const tenantId of new Set(session.memberships.map(m => m.tenantId))) {
    await inWorkspace(asWorker(tenantId), tx =>
      tx.person.updateMany({
        where: { tenantId, accountId: session.accountId, name: { not: p.name } },
        data: { name: p.name, version: { increment: 1 } },
      }),
    );
  }
}

/** One setting alone: the switch in the head of every page. */
export async function savePreference(
  accountId: string,
  preference: { locale: Locale } | { theme: string },
): Promise<void> {
  await inAuth(tx => tx.account.update({ where: { id: accountId }, data: preference }));
}

/** A new password for the right old one; every other session of the account ends, and so do its open links. */
export async function changePassword(
  session: Pick<SignedIn, "accountId" | "sessionId" | "email">,
  input: { current: string; password: string },
  ip: string,
): Promise<void> {
  const problem = passwordProblem(input.password, session.email);
  if (problem) invalid({ password: problem });
  try {
    await provePassword(session.email, input.current, { ip, session: session.sessionId });
  } catch (error) {
    if (error instanceof Error && error.message === "accounts.refusal.wrong")
      invalid({ current: "accounts.refusal.current" });
    throw error;
  }
  const passwordHash = await hashPassword(input.password);
  await inAuth(async (tx, now) => {
    const account = await tx.account.update({ where: { id: session.accountId }, data: { passwordHash } });
    await tx.passwordReset.updateMany({
      where: { accountId: session.accountId, usedAt: null },
      data: { usedAt: now },
    });
    await revokeOthers(tx, session.accountId, session.sessionId, now);
    await putAccountMail(tx, account, ...PASSWORD_CHANGED);
  });
}
