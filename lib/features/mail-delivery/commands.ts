import { blamed, type Failure, type Report } from "#lib/domain/mail/undelivered.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By, recordEvent, systemWriter } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";

const UNDELIVERED = "ticket.mail_undelivered";

/** Reports of servers that come later than this are of no use, and whoever kept a mail can no longer make one. */
const REPORT_DAYS = 14;

/** A server took it; what becomes of it then, only a report says. */
export const noteHandedOver = (tx: Tx, tenantId: string, id: string, words: string) =>
  tx.$executeRaw`
    UPDATE mail_delivery SET state = 'handed_over', words = ${words.slice(0, 300)}, state_at = now()
    WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND state IN ('waiting', 'delayed')`;

/** Not yet: it is tried again, by us or by a server on its way. */
export const noteDelayed = (tx: Tx, tenantId: string, id: string, words: string, now: Date) =>
  tx.mailDelivery.updateMany({
    where: { tenantId, id, state: { in: ["waiting", "delayed", "handed_over"] } },
    data: { state: "delayed", words, stateAt: now },
  });

export type Undelivered = { state: "bounced" | "refused"; failure: Failure; words: string };

/**
 * A mail did not arrive, as the worker: who works the case reads it there, and an address that leads nowhere gets no more mail, which
 * its person reads in the portal. Said twice it counts once.
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
    data: { state, words, stateAt: now },
  });
  if (count === 0) return;
  const mail = await tx.mailDelivery.findFirstOrThrow({ where: { tenantId, id } });
  const person = await tx.person.findFirst({ where: { tenantId, id: mail.personId } });
  if (person && failure === "later")
    await tx.person.updateMany({
      where: { tenantId, id: person.id },
      data: { softBounces: { increment: 1 } },
    });
  if (person && failure === "address" && person.email.toLowerCase() === mail.address.toLowerCase())
    await markFailing(tx, tenantId, { ...person, words }, now);
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
  if (report.outcome === "delayed") await noteDelayed(tx, tenantId, id, report.words, now);
  else
    await noteFailed(
      tx,
      tenantId,
      id,
      { state: "bounced", failure: blamed(report, mail.address), words: report.words },
      now,
    );
}

/** Somebody says that the address is right after all: mail goes to it again. */
export async function confirmAddress(tx: Tx, actor: By, personId: string): Promise<{ personId: string }> {
  const { tenantId } = actor;
  const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
  if (!person || person.failingAddress !== person.email.toLowerCase())
    return refuse("mailDelivery.refusal.works");
  await tx.person.updateMany({
    where: { tenantId, id: personId },
    data: { failingAddress: "", failingSince: null, failingWords: "", softBounces: 0 },
  });
  await audit(tx, actor, {
    action: "person.address_confirmed",
    subjectType: "person",
    subjectId: personId,
    before: { failingAddress: person.failingAddress, words: person.failingWords },
  });
  return { personId };
}
