import type { EventGroup } from "#lib/domain/notifications/groups.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { enqueue } from "#lib/platform/record.ts";
import { unsubscribeToken } from "#lib/platform/unsubscribe-token.ts";
import type { Told } from "../topics.ts";
import { answerableMail } from "./answerable.ts";
import { nowOf } from "./now.ts";
import { returnPathOf } from "./return-path.ts";
import type { Addressee, Letter } from "./ways.ts";
import { wholeMessage } from "./whole-message.ts";

/**
 * Puts one mail of a fact to one person into the outbox, once, and notes that it is on its way; to an address that leads nowhere
 * it is noted and not sent. `group`: by which they can turn such mails off.
 */
export async function postMail(
  tx: Tx,
  event: Told,
  reader: Addressee,
  letter: Letter,
  group: EventGroup | null,
): Promise<void> {
  const { tenantId } = event;
  // A question with its own answers takes none by mail: a word of thanks would open the case again.
  const answerable = letter.data.links ? null : await answerableMail(tx, event, reader);
  const place = await placeOf(tx, event, reader);
  const id = answerable?.id ?? newId();
  const data = { ...letter.data, ...(await withMessage(tx, event, letter)), ...answerable?.data };
  await send(tx, tenantId, reader, { ...letter, data }, group, {
    ...place,
    id,
    eventId: event.id,
    dedupeKey: `mail:${event.id}:${reader.personId}`,
  });
}

/** Whoever reads their case by mail reads all of it there: the message itself takes the place of its beginning. */
async function withMessage(tx: Tx, event: Told, { data }: Letter): Promise<Letter["data"]> {
  const params = (data.params ?? {}) as Record<string, unknown>;
  const message = params.excerpt ? await wholeMessage(tx, event) : null;
  if (!message) return {};
  return { params: { ...params, excerpt: message.words }, more: message.more, files: message.files };
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
  await send(tx, tenantId, reader, letter, what, {
    ...placeOfPerson(reader),
    id: newId(),
    eventId: null,
    dedupeKey: `together:${first}`,
  });
}

type Place = {
  ticketId: string | null;
  productId: string | null;
  audience: string;
  partnerOrgId: string | null;
};
type Sending = Place & { id: string; eventId: string | null; dedupeKey: string };

async function send(
  tx: Tx,
  tenantId: string,
  reader: Addressee,
  letter: Letter,
  what: EventGroup | "digest" | null,
  s: Sending,
): Promise<void> {
  const { personId } = reader;
  const state = reader.failing ? "suppressed" : "waiting";
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO mail_delivery (tenant_id, id, person_id, address, topic, event_id, ticket_id, audience, partner_org_id, state)
    VALUES (${tenantId}::uuid, ${s.id}::uuid, ${personId}::uuid, ${reader.email}, ${letter.topic}, ${s.eventId}::uuid,
            ${s.ticketId}::uuid, ${s.audience}, ${s.partnerOrgId}::uuid, ${state})
    ON CONFLICT DO NOTHING RETURNING id`;
  if (rows.length === 0 || reader.failing) return;
  await enqueue(tx, tenantId, {
    kind: "mail",
    topic: letter.topic,
    dedupeKey: s.dedupeKey,
    toEmail: reader.email,
    toName: reader.name,
    locale: reader.locale,
    messageId: s.id,
    // A conversation reaches its reader in its order.
    ...(typeof letter.data.thread === "string"
      ? { lane: `mail:${letter.data.thread}:${reader.email.toLowerCase()}` }
      : {}),
    data: {
      ...letter.data,
      ...(await returnPathOf(tx, tenantId, s.id, s.productId)),
      ...(what ? { unsubscribe: unsubscribeToken({ tenantId, personId, what, at: await nowOf(tx) }) } : {}),
    },
  });
}

/** Who may know how a mail fared: of a case who works it, and never more than may read what it tells (T4). */
async function placeOf(tx: Tx, event: Told, reader: Addressee): Promise<Place> {
  if (event.subjectType !== "ticket") return placeOfPerson(reader);
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: event.tenantId, id: event.subjectId },
    select: { id: true, productId: true, partnerOrgId: true },
  });
  if (!ticket) return placeOfPerson(reader);
  const narrow = event.audience === "partner" || event.audience === "vendor";
  // Who of the vendor follows a partner's case is the vendor's to know (R1): so is the address they are told at.
  const own = reader.at?.side === "vendor" && ticket.partnerOrgId !== null;
  return {
    ticketId: ticket.id,
    productId: ticket.productId,
    partnerOrgId: ticket.partnerOrgId,
    audience: own ? "vendor" : narrow ? event.audience : ticket.partnerOrgId ? "partner_vendor" : "vendor",
  };
}

/** Of anything else the vendor, and of a partner's own people the partner. */
function placeOfPerson({ at }: Addressee): Place {
  const own = at?.side === "partner";
  return {
    ticketId: null,
    productId: null,
    audience: own ? "partner_vendor" : "vendor",
    partnerOrgId: own ? at.partnerOrgId : null,
  };
}
