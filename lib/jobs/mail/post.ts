import type { EventGroup } from "#lib/domain/notifications/groups.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { enqueue } from "#lib/platform/record.ts";
import { unsubscribeToken } from "#lib/platform/unsubscribe-token.ts";
import type { Told } from "../topics.ts";
import { answerableMail } from "./answerable.ts";
import { nowOf } from "./now.ts";
import type { Addressee, Letter } from "./ways.ts";

/** Puts one mail of a fact to one person into the outbox; once. `group`: by which they can turn such mails off. */
export async function postMail(
  tx: Tx,
  event: Told,
  reader: Addressee,
  letter: Letter,
  group: EventGroup | null,
): Promise<void> {
  const answerable = await answerableMail(tx, event, reader);
  await enqueue(tx, event.tenantId, {
    kind: "mail",
    topic: letter.topic,
    dedupeKey: `mail:${event.id}:${reader.personId}`,
    toEmail: reader.email,
    toName: reader.name,
    locale: reader.locale,
    ...(answerable ? { messageId: answerable.id } : {}),
    data: { ...letter.data, ...answerable?.data, ...(await wayOut(tx, event.tenantId, reader, group)) },
  });
}

/** One mail of many facts; `first` names it, the first of what waited. */
export async function postTogether(
  tx: Tx,
  tenantId: string,
  reader: Addressee,
  letter: Letter,
  first: string,
  what: EventGroup | "digest" | null,
): Promise<void> {
  await enqueue(tx, tenantId, {
    kind: "mail",
    topic: letter.topic,
    dedupeKey: `together:${first}`,
    toEmail: reader.email,
    toName: reader.name,
    locale: reader.locale,
    data: { ...letter.data, ...(await wayOut(tx, tenantId, reader, what)) },
  });
}

/** The end of the link that turns such mails off; none where they can't be. */
async function wayOut(
  tx: Tx,
  tenantId: string,
  { personId }: Addressee,
  what: EventGroup | "digest" | null,
): Promise<{ unsubscribe?: string }> {
  return what ? { unsubscribe: unsubscribeToken({ tenantId, personId, what, at: await nowOf(tx) }) } : {};
}
