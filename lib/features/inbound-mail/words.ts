import type { TicketContext } from "#lib/features/tickets/load.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { ReadMail } from "#lib/platform/mail-in/read.ts";

/**
 * What stands on the case of a mail: its words; where it has none, that; and where nobody can read them, that they are kept, in
 * the writer's language and the workspace's, for both read it.
 */
export async function wordsOf(
  { tx, actor }: Pick<TicketContext, "tx" | "actor">,
  mail: Pick<ReadMail, "visible" | "unreadable">,
): Promise<string> {
  if (mail.visible) return mail.visible;
  if (!mail.unreadable) return translator(actor.locale)("inboundMail.noText");
  const workspace = await tx.workspace.findFirst({
    where: { tenantId: actor.tenantId },
    select: { locale: true },
  });
  const locales = new Set([actor.locale, workspace?.locale === "es" ? "es" : "en"] as const);
  return [...locales].map(locale => translator(locale)("inboundMail.unreadable")).join("\n\n");
}
