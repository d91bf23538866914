import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { imapFromEnv } from "#lib/platform/mail-in/imap-settings.ts";
import type { WatchDto } from "./dto.ts";

/** Looked into every minute; after this long without a look nobody does. */
const SILENCE_MS = 5 * 60_000;

/**
 * How it goes with the mailbox this deployment watches by IMAP; null where it watches none. It is the same for all
 * workspaces, so it tells neither what lies in it nor where it is.
 */
export async function mailboxWatch(tx: Tx, actor: Actor, now: Date): Promise<WatchDto | null> {
  if (!imapFromEnv()) return null;
  const row = await stepAs(tx, actor, "app_auth", () => tx.mailInWatch.findFirst());
  const lookedAt = row?.lookedAt?.getTime() ?? null;
  const trouble = (row?.trouble ?? "") as WatchDto["trouble"];
  const silent = trouble === "" && (lookedAt === null || now.getTime() - lookedAt > SILENCE_MS);
  return {
    lookedAt,
    trouble: silent ? "silent" : trouble,
    since: row?.troubleSince?.getTime() ?? null,
  };
}
