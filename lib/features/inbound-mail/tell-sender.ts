import type { InboundMail } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { enqueue } from "#lib/platform/record.ts";

/** What a sender may be told. None of it names anybody of the customer or says which cases there are. */
export type SenderTopic =
  | "waiting"
  | "unknown"
  | "staff"
  | "refused"
  | "state"
  | "stateUnknown"
  | "letIn"
  | "declined";

type To = Pick<InboundMail, "tenantId" | "id" | "fromAddress" | "fromName" | "messageId" | "subject">;

/**
 * Answers a mail's sender, once for each mail and topic, as the worker. Only where the address was vouched for: else the
 * answer would go to somebody whose name was abused.
 */
export async function tellSender(
  tx: Tx,
  to: To,
  topic: SenderTopic,
  params: Record<string, string | number>,
  about: { locale: string; workspace: { name: string; slug: string }; path?: string },
): Promise<void> {
  await enqueue(tx, to.tenantId, {
    kind: "mail",
    topic: `inbound.${topic}`,
    dedupeKey: `inbound:${to.id}:${topic}`,
    toEmail: to.fromAddress,
    toName: to.fromName || to.fromAddress,
    locale: about.locale,
    data: {
      params: { subject: to.subject || "-", workspace: about.workspace.name, ...params },
      workspace: about.workspace.name,
      ...(about.path ? { path: `/${about.workspace.slug}${about.path}` } : {}),
      ...(to.messageId ? { answers: [to.messageId] } : {}),
    },
  });
}

/** Days within which a sender is not told again that their mail waits (S7). */
const QUIET_DAYS = 7;

const ANSWERS = ["answer_state", "state_unknown"] as const;

/** Whether this sender was told lately, as the worker. */
export async function toldLately(
  tx: Tx,
  to: Pick<To, "tenantId" | "fromAddress">,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - QUIET_DAYS * 86_400_000);
  const one = await tx.inboundMail.findFirst({
    where: {
      tenantId: to.tenantId,
      fromAddress: to.fromAddress,
      toldAt: { gt: since },
      // Answers to what was asked say nothing of mail that waits.
      reason: { notIn: [...ANSWERS] },
    },
    select: { id: true },
  });
  return one !== null;
}
