import type { InboundMail } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { hashToken } from "#lib/platform/ids.ts";
import { enqueue } from "#lib/platform/record.ts";

/** What a sender may be told. None of it names anybody of the customer or says which cases there are. */
export type SenderTopic =
  | "waiting"
  | "unknown"
  | "staff"
  | "refused"
  | "state"
  | "stateUnknown"
  | "tooMany"
  | "letIn"
  | "declined";

const HOUR_MS = 3_600_000;

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
  about: {
    locale: string;
    workspace: { name: string; slug: string };
    path?: string;
    /** One for all mails of this sender within the hour this lies in, also of those that are looked at side by side. */
    once?: Date;
  },
): Promise<void> {
  await enqueue(tx, to.tenantId, {
    kind: "mail",
    topic: `inbound.${topic}`,
    dedupeKey: about.once
      ? `inbound:${hashToken(to.fromAddress).slice(0, 32)}:${topic}:${Math.floor(about.once.getTime() / HOUR_MS)}`
      : `inbound:${to.id}:${topic}`,
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

const ANSWERS = ["answer_state", "state_unknown", "too_many"] as const;

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

/** Whether this sender was told within the hour that they write more than is taken, as the worker. */
export async function toldOfLimit(
  tx: Tx,
  to: Pick<To, "tenantId" | "fromAddress">,
  now: Date,
): Promise<boolean> {
  const one = await tx.inboundMail.findFirst({
    where: {
      tenantId: to.tenantId,
      fromAddress: to.fromAddress,
      toldAt: { gt: new Date(now.getTime() - HOUR_MS) },
      reason: "too_many",
    },
    select: { id: true },
  });
  return one !== null;
}
