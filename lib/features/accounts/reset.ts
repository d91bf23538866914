import { inAuth } from "#lib/platform/db/workspace.ts";
import { hashToken, newId, newToken } from "#lib/platform/ids.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import {
  countAttempt,
  forgetStrangers,
  MAIL_BY_ACCOUNT,
  MAIL_BY_ADDRESS,
  throttleKey,
} from "#lib/platform/throttle.ts";
import { PASSWORD_CHANGED, putAccountMail } from "./account-mail.ts";
import { hashPassword, passwordProblem } from "./password.ts";
import { type NewSession, type Origin, openSessionRow, revokeOthers, sameAddress } from "./sign-in.ts";

/** A reset link lives an hour. */
const RESET_MS = 60 * 60 * 1000;
/** Every answer takes this long, so that the time does not tell whether an address is known. */
const SAME_TIME_MS = 300;

async function inSameTime<T>(work: () => Promise<T>): Promise<T> {
  const wait = new Promise(resolve => setTimeout(resolve, SAME_TIME_MS));
  const [done] = await Promise.allSettled([work(), wait]);
  if (done.status === "rejected") throw done.reason;
  return done.value;
}

/** Sends a link to the address if an account has it. The answer is the same where none has. */
export function requestReset(email: string, ip: string): Promise<void> {
  const address = sameAddress(email);
  return inSameTime(async () => {
    await countAttempt(
      [
        { key: throttleKey("reset:account", address), limit: MAIL_BY_ACCOUNT },
        { key: throttleKey("reset:address", ip || "unknown"), limit: MAIL_BY_ADDRESS },
      ],
      "accounts.refusal.tooManyMails",
    );
    await inAuth(async (tx, now) => {
      const account = await tx.account.findUnique({ where: { email: address } });
      if (!account) return;
      const token = newToken();
      await tx.passwordReset.create({
        data: {
          id: newId(),
          tokenHash: hashToken(token),
          accountId: account.id,
          expiresAt: new Date(now.getTime() + RESET_MS),
        },
      });
      await putAccountMail(tx, account, "account.reset", { path: `/reset/${token}`, params: {} });
    });
  });
}

/** The address a reset link is for, or null where it is unknown, used or over its hour. */
export async function resetFor(token: string): Promise<string | null> {
  return inAuth(async (tx, now) => {
    const row = await tx.passwordReset.findUnique({
      where: { tokenHash: hashToken(token) },
      include: { account: true },
    });
    return row && !row.usedAt && row.expiresAt > now ? row.account.email : null;
  });
}

/** Sets a new password once, ends every session of the account, and opens a fresh one. Its other links end too. */
export async function resetPassword(token: string, password: string, origin: Origin): Promise<NewSession> {
  const email = await resetFor(token);
  if (!email) refuse("accounts.refusal.link");
  const problem = passwordProblem(password, email);
  if (problem) invalid({ password: problem });
  const passwordHash = await hashPassword(password);
  return inAuth(async (tx, now) => {
    // The claim decides: of two presses at the same moment the second finds nothing to use.
    const used = await tx.passwordReset.updateMany({
      where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (used.count === 0) refuse("accounts.refusal.link");
    const row = await tx.passwordReset.findUniqueOrThrow({
      where: { tokenHash: hashToken(token) },
      include: { account: true },
    });
    await tx.passwordReset.updateMany({
      where: { accountId: row.accountId, usedAt: null },
      data: { usedAt: now },
    });
    await tx.account.update({ where: { id: row.accountId }, data: { passwordHash } });
    await revokeOthers(tx, row.accountId, null, now);
    await forgetStrangers(tx, email);
    await putAccountMail(tx, row.account, ...PASSWORD_CHANGED);
    const sessionId = await openSessionRow(tx, row.accountId, origin, now);
    return { accountId: row.accountId, sessionId, theme: row.account.theme };
  });
}
