import { SESSION_SECONDS } from "#lib/platform/auth.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inAuth } from "#lib/platform/db/workspace.ts";
import { knownDevice } from "#lib/platform/device-cookie.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { signInCount } from "#lib/platform/throttle.ts";
import { verifyPassword } from "./password.ts";

export type Origin = { ip: string; userAgent: string; device?: string | undefined };
export type NewSession = { accountId: string; sessionId: string; theme: string };

/** One address, however it is typed. */
export const sameAddress = (email: string) => email.trim().toLowerCase();

/** Writes the row that a session cookie points at. Runs as app_auth. */
export async function openSessionRow(tx: Tx, accountId: string, origin: Origin, now: Date): Promise<string> {
  const id = newId();
  await tx.session.create({
    data: {
      id,
      accountId,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      userAgent: origin.userAgent,
      ip: origin.ip,
    },
  });
  return id;
}

/**
 * The account behind an address and a password. Counts the attempt first; a wrong password, an address nobody
 * has and an account without a password get the same refusal after the same work. `session` is the one of somebody
 * signed in already, who is no stranger either.
 */
export async function provePassword(
  email: string,
  password: string,
  from: { ip: string; device?: string | undefined; session?: string },
) {
  const address = sameAddress(email);
  const account = await inAuth(tx => tx.account.findUnique({ where: { email: address } }));
  const device = account && (from.session ?? knownDevice(from.device, account.id));
  const counted = signInCount(address, from.ip, device);
  await counted.count();
  const right = await verifyPassword(account?.passwordHash, password);
  if (!account || !right) refuse("accounts.refusal.wrong");
  await counted.forgive();
  return account;
}

/** Signs in: a session's row for the right password, else a refusal (throttled, or "wrong" without saying what). */
export async function signIn(
  input: { email: string; password: string },
  origin: Origin,
): Promise<NewSession> {
  const account = await provePassword(input.email, input.password, origin);
  const sessionId = await inAuth((tx, now) => openSessionRow(tx, account.id, origin, now));
  return { accountId: account.id, sessionId, theme: account.theme };
}

/** Ends a session of this account; one that isn't theirs or has ended already is no error. */
export async function revokeSession(accountId: string, sessionId: string): Promise<void> {
  await inAuth((tx, now) =>
    tx.session.updateMany({
      where: { id: sessionId, accountId, revokedAt: null },
      data: { revokedAt: now },
    }),
  );
}

/** Ends all sessions of the account but the given one. Runs as app_auth. */
export async function revokeOthers(
  tx: Tx,
  accountId: string,
  except: string | null,
  now: Date,
): Promise<void> {
  await tx.session.updateMany({
    where: { accountId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: now },
  });
}
