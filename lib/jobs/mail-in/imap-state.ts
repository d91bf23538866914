import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { acrossTenants } from "#lib/platform/db/workspace.ts";

/** The one mailbox a deployment watches. */
const NAME = "imap";
/** A worker that was killed leaves the mailbox to another after this long. */
export const LEASE_SECONDS = 60;

/** Why nothing comes from the mailbox; "" where all is well. */
export type ImapTrouble = "" | "unreachable" | "certificate" | "password" | "folder" | "failing";

/**
 * Takes or keeps the right to look into the mailbox: one worker at a time. Two would do no harm, since a mail counts once,
 * but they would fetch everything twice. False: another has it.
 */
export async function holdMailbox(holder: string, client: PrismaClient = prisma()): Promise<boolean> {
  const made = await acrossTenants(
    tx => tx.$executeRaw`
      INSERT INTO mail_in_watch (name, holder, lease_until) VALUES (${NAME}, ${holder}, now() + make_interval(secs => ${LEASE_SECONDS}))
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until
      WHERE mail_in_watch.holder = excluded.holder OR mail_in_watch.lease_until < now()`,
    client,
  );
  return made === 1;
}

/** Leaves the mailbox to whoever asks next. */
export async function leaveMailbox(holder: string, client: PrismaClient = prisma()): Promise<void> {
  await acrossTenants(
    tx =>
      tx.$executeRaw`UPDATE mail_in_watch SET lease_until = now() WHERE name = ${NAME} AND holder = ${holder}`,
    client,
  );
}

/** That the mailbox was looked into, how many mails stay in it that are for nobody here, and what is amiss with others. */
export async function noteLook(
  holder: string,
  found: { taken: number; left: number; trouble: ImapTrouble },
  client: PrismaClient = prisma(),
): Promise<void> {
  await acrossTenants(
    tx => tx.$executeRaw`
      UPDATE mail_in_watch SET looked_at = now(), left_over = ${found.left}, trouble = ${found.trouble},
        taken_at = CASE WHEN ${found.taken} > 0 THEN now() ELSE taken_at END,
        trouble_since = CASE WHEN ${found.trouble} = '' THEN NULL WHEN trouble = ${found.trouble} THEN trouble_since ELSE now() END
      WHERE name = ${NAME} AND holder = ${holder}`,
    client,
  );
}

/** That it could not be looked into; since when stays until it can. */
export async function noteTrouble(
  holder: string,
  trouble: ImapTrouble,
  client: PrismaClient = prisma(),
): Promise<void> {
  await acrossTenants(
    tx => tx.$executeRaw`
      UPDATE mail_in_watch SET trouble = ${trouble},
        trouble_since = CASE WHEN trouble = '' THEN now() ELSE coalesce(trouble_since, now()) END
      WHERE name = ${NAME} AND holder = ${holder}`,
    client,
  );
}
