import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";

type Data = { path: string; params: Record<string, string>; workspace?: string };

/** Puts out a mail that belongs to an account or an address and to no workspace's people; the worker sends it. */
export async function putAccountMail(
  tx: Tx,
  to: { email: string; name: string; locale: string },
  template: string,
  data: Data,
): Promise<void> {
  const id = newId();
  // createMany: app_auth may put mail out and not read it back.
  await tx.accountMail.createMany({
    data: [
      {
        id,
        messageId: `account-${id}`,
        template,
        toEmail: to.email,
        toName: to.name,
        locale: to.locale,
        data,
      },
    ],
  });
}

/** Told after every change of a password, so that the owner learns of one that was not theirs. */
export const PASSWORD_CHANGED = ["account.password_changed", { path: "/forgot", params: {} }] as const;

/** Mails about a password. That one was asked for is its person's alone; that one did not arrive is told to who keeps their company's people. */
export const PASSWORD_MAILS: readonly string[] = ["account.reset", "account.password_changed"];
