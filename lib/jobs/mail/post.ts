import type { EventGroup } from "#lib/domain/notifications/groups.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { enqueue } from "#lib/platform/record.ts";
import type { Told } from "../topics.ts";
import { answerableMail } from "./answerable.ts";
import type { Addressee, Letter } from "./ways.ts";

/** Puts one mail of a fact to one person into the outbox; once. `group`: by which they can turn such mails off. */
export async function postMail(
  tx: Tx,
  event: Told,
  reader: Addressee,
  letter: Letter,
  _group: EventGroup | null,
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
    data: { ...letter.data, ...answerable?.data },
  });
}

/** One mail of many facts; `first` names it, the first of what waited. */
export async function postTogether(
  tx: Tx,
  tenantId: string,
  reader: Addressee,
  letter: Letter,
  first: string,
): Promise<void> {
  await enqueue(tx, tenantId, {
    kind: "mail",
    topic: letter.topic,
    dedupeKey: `together:${first}`,
    toEmail: reader.email,
    toName: reader.name,
    locale: reader.locale,
    data: letter.data,
  });
}
