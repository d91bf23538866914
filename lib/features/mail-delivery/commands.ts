import { ARRIVED_AFTER_HOURS, arrived, givenUp, oneIsEnough } from "#lib/domain/mail/giving-up.ts";
import { blamed, type Failure, type Report } from "#lib/domain/mail/undelivered.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, recordEvent, systemWriter, type Writer } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { INVITATION } from "./dto.ts";

const UNDELIVERED = "ticket.mail_undelivered";

/** Reports of servers that come later than this are of no use, and whoever kept a mail can no longer make one. */
const REPORT_DAYS = 14;

/** A server took it; what becomes of it then, only a report says. Where an earlier one has arrived since some came back, those are over. */
export async function noteHandedOver(tx: Tx, tenantId: string, id: string, words: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE mail_delivery SET state = 'handed_over', words = ${words.slice(0, 300)}, state_at = now(), handed_over_at = now()
    WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND state IN ('waiting', 'delayed')`;
  await tx.$executeRaw`
    UPDATE person p SET soft_bounces = 0 FROM mail_delivery d
    WHERE d.tenant_id = ${tenantId}::uuid AND d.id = ${id}::uuid AND p.tenant_id = d.tenant_id AND p.id = d.person_id
      AND p.soft_bounces > 0 AND EXISTS (
        SELECT 1 FROM mail_delivery a WHERE a.tenant_id = p.tenant_id AND a.person_id = p.id AND a.address = d.address
          AND a.state = 'handed_over' AND a.state_at <= now() - make_interval(hours => ${ARRIVED_AFTER_HOURS}::int)
          AND a.state_at > coalesce((SELECT max(b.state_at) FROM mail_delivery b WHERE b.tenant_id = p.tenant_id
            AND b.person_id = p.id AND b.address = d.address AND b.failure = 'later'), '-infinity'))`;
}

/** Not yet: it is tried again, by us or by a server on its way. */
export const noteDelayed = (tx: Tx, tenantId: string, id: string, words: string, now: Date) =>
  tx.mailDelivery.updateMany({
    where: { tenantId, id, state: { in: ["waiting", "delayed", "handed_over"] } },
    data: { state: "delayed", words, stateAt: now },
  });

/** Its reader had lost what let them read it before it left: nothing was sent. */
export const noteWithheld = (tx: Tx, tenantId: string, id: string) => tx.$executeRaw`
  UPDATE mail_delivery SET state = 'withheld', words = '', state_at = now()
  WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND state IN ('waiting', 'delayed')`;

export type Undelivered = { state: "bounced" | "refused"; failure: Failure; words: string };

/**
 * A mail did not arrive, as the worker: who works the case reads it there, and an address that leads nowhere, or from which mails come
 * back again and again, gets no more of them, which its person reads in the portal. Said twice it counts once.
 */
export async function noteFailed(
  tx: Tx,
  tenantId: string,
  id: string,
  { state, failure, words }: Undelivered,
  now: Date,
): Promise<void> {
  const { count } = await tx.mailDelivery.updateMany({
    where: { tenantId, id, state: { in: ["waiting", "delayed", "handed_over"] } },
    data: { state, failure, words, stateAt: now },
  });
  if (count === 0) return;
  const mail = await tx.mailDelivery.findFirstOrThrow({ where: { tenantId, id } });
  const person = await tx.person.findFirst({ where: { tenantId, id: mail.personId } });
  // Of an address they had before nothing is said of the one they have.
  if (person && person.email.toLowerCase() === mail.address.toLowerCase()) {
    const over = failure === "later" ? await cameBack(tx, tenantId, person, now) : failure === "address";
    if (over) await markFailing(tx, tenantId, { ...person, words }, now);
  }
  if (mail.topic === INVITATION && mail.askedById)
    await recordEvent(tx, systemWriter(tenantId), {
      subjectType: "person",
      subjectId: mail.personId,
      type: "mail.invitation_undelivered",
      data: { address: mail.address, failure, text: words, invitationId: mail.id, askedById: mail.askedById },
      audience: mail.audience as Audience,
      partnerOrgId: mail.partnerOrgId,
      tell: true,
    });
  // Of the mail that told of another it is not told again: two addresses that refuse mail would call each other for ever.
  if (!mail.ticketId || mail.topic === UNDELIVERED) return;
  await recordEvent(tx, systemWriter(tenantId), {
    subjectType: "ticket",
    subjectId: mail.ticketId,
    type: UNDELIVERED,
    data: {
      address: mail.address,
      name: person?.name ?? "",
      personId: mail.personId,
      failure,
      text: words,
      about: mail.eventId ?? "",
    },
    audience: mail.audience as Audience,
    partnerOrgId: mail.partnerOrgId,
    tell: true,
  });
}

/** Days back that are looked at for what came back; a mailbox that is seldom written to is not judged by last year's. */
const LOOK_BACK_DAYS = 60;

type Written = { id: string; email: string; addressSaidAt: Date | null };

/** Counts what came back for now since a mail arrived at this address; answers whether that is enough to give it up. */
async function cameBack(
  tx: Tx,
  tenantId: string,
  { id, email, addressSaidAt }: Written,
  now: Date,
): Promise<boolean> {
  const mails = await tx.$queryRaw<{ at: Date; state: string }[]>`
    SELECT state_at AS at, state FROM mail_delivery
    WHERE tenant_id = ${tenantId}::uuid AND person_id = ${id}::uuid AND lower(address) = ${email.toLowerCase()}
      AND created_at > ${now}::timestamptz - make_interval(days => ${LOOK_BACK_DAYS}::int)
      AND (state = 'handed_over' OR failure = 'later')`;
  const moments = mails.map(mail => ({ ...mail, at: mail.at.getTime() }));
  const good = moments.filter(mail => mail.state === "handed_over" && arrived(mail.at, now.getTime()));
  const works = Math.max(addressSaidAt?.getTime() ?? 0, ...good.map(mail => mail.at));
  const back = moments.filter(mail => mail.state !== "handed_over" && mail.at > works).map(mail => mail.at);
  await tx.person.updateMany({ where: { tenantId, id }, data: { softBounces: back.length } });
  return givenUp(back, works);
}

type Person = { id: string; name: string; email: string; failingAddress: string; words: string };

async function markFailing(tx: Tx, tenantId: string, person: Person, now: Date): Promise<void> {
  const address = person.email.toLowerCase();
  const { count } = await tx.person.updateMany({
    where: { tenantId, id: person.id, failingAddress: { not: address } },
    data: { failingAddress: address, failingSince: now, failingWords: person.words },
  });
  if (count === 0) return;
  await recordEvent(tx, systemWriter(tenantId), {
    subjectType: "person",
    subjectId: person.id,
    type: "mail.address_failing",
    data: { address, text: person.words },
    audience: "vendor",
    tell: true,
  });
}

/** Whether mail has arrived lately at the address a mail went to, or its person said that it works. */
async function knownToWork(
  tx: Tx,
  mail: { tenantId: string; personId: string; address: string },
  now: Date,
): Promise<boolean> {
  const { tenantId, personId, address } = mail;
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * 86_400_000);
  const said = await tx.person.count({ where: { tenantId, id: personId, addressSaidAt: { gte: since } } });
  if (said > 0) return true;
  const arrivedBy = new Date(now.getTime() - ARRIVED_AFTER_HOURS * 3_600_000);
  const came = await tx.mailDelivery.count({
    where: {
      tenantId,
      personId,
      address: { equals: address, mode: "insensitive" },
      state: "handed_over",
      createdAt: { gte: since },
      stateAt: { lte: arrivedBy },
    },
  });
  return came > 0;
}

/** What a server reports of a mail of ours, its mark having been found genuine. */
export async function noteReport(
  tx: Tx,
  tenantId: string,
  id: string,
  report: Report,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - REPORT_DAYS * 86_400_000);
  const mail = await tx.mailDelivery.findFirst({ where: { tenantId, id, createdAt: { gte: since } } });
  if (!mail) return;
  if (report.outcome === "delayed") {
    await noteDelayed(tx, tenantId, id, report.words, now);
    return;
  }
  const said = blamed(report, mail.address);
  const enough = oneIsEnough({
    // Not its state's moment: a report of a delay would move that, and so make a late report an early one.
    handedOver: (mail.handedOverAt ?? mail.createdAt).getTime(),
    now: now.getTime(),
    works: said === "address" && (await knownToWork(tx, mail, now)),
  });
  const failure = said === "address" && !enough ? "later" : said;
  await noteFailed(tx, tenantId, id, { state: "bounced", failure, words: report.words }, now);
}

/** Somebody says that the address is right after all: mail goes to it again. */
export async function confirmAddress(
  tx: Tx,
  actor: Writer,
  personId: string,
  now: Date,
): Promise<{ personId: string }> {
  const { tenantId } = actor;
  const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
  if (!person || person.failingAddress !== person.email.toLowerCase())
    return refuse("mailDelivery.refusal.works");
  await tx.person.updateMany({
    where: { tenantId, id: personId },
    data: { failingAddress: "", failingSince: null, failingWords: "", softBounces: 0, addressSaidAt: now },
  });
  await audit(tx, actor, {
    action: "person.address_confirmed",
    subjectType: "person",
    subjectId: personId,
    before: { failingAddress: person.failingAddress, words: person.failingWords },
  });
  return { personId };
}
