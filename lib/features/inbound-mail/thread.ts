import { answerAudience, noWider } from "#lib/domain/mail/answer-audience.ts";
import { caseNumbers } from "#lib/domain/mail/subject.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { ownMessageId, readMark } from "#lib/platform/mail-in/marks.ts";
import type { ReadMail } from "#lib/platform/mail-in/read.ts";

/** The case a mail is about, and the widest audience its answer may have; null where the mail answers no line of it. */
export type Thread = {
  ticketId: string;
  cap: Audience | null;
  /** A subject anybody can write: it counts only for somebody who sees the case. */
  bySubject: boolean;
};

/**
 * Finds the case a mail answers, as the worker: by the signed mark of the address it was sent to, by the Message-ID of the mails
 * before it (ours, and those that came), last by the number in its subject. Where mark and header differ, the narrower counts.
 */
export async function threadOf(
  tx: Tx,
  tenantId: string,
  mail: Pick<ReadMail, "answers" | "subject">,
  mark: string,
  prefixes: readonly string[],
): Promise<Thread | null> {
  const marked = readMark(tenantId, mark);
  const found = [
    ...(marked ? await sentMail(tx, tenantId, marked) : []),
    ...(await byHeaders(tx, tenantId, mail.answers)),
  ];
  const [first] = found;
  if (first) {
    const caps = found.filter(one => one.ticketId === first.ticketId).map(one => one.cap);
    return { ...first, cap: caps.reduce(narrower), bySubject: false };
  }
  for (const number of caseNumbers(mail.subject, prefixes)) {
    const ticket = await tx.ticket.findFirst({ where: { tenantId, number }, select: { id: true } });
    if (ticket) return { ticketId: ticket.id, cap: null, bySubject: true };
  }
  return null;
}

type Found = { ticketId: string; cap: Audience | null };

const narrower = (one: Audience | null, other: Audience | null): Audience | null => {
  if (one === null || other === null) return one ?? other;
  return noWider(other, one) ? other : one;
};

async function sentMail(tx: Tx, tenantId: string, id: string): Promise<Found[]> {
  const sent = await tx.sentMail.findFirst({ where: { tenantId, id } });
  return sent ? [{ ticketId: sent.ticketId, cap: sent.audience as Audience }] : [];
}

/**
 * The case of the mail that came with this id. Anybody can give their own mail the id of another's, so that answers meant for that one
 * came to their case: where mails of several cases bear it, it says nothing.
 */
async function cameAs(tx: Tx, tenantId: string, messageId: string): Promise<Found[]> {
  const came = await tx.inboundMail.findMany({
    where: { tenantId, messageId, ticketId: { not: null } },
    distinct: ["ticketId", "audience"],
    select: { ticketId: true, audience: true },
    take: 10,
  });
  const found = came.flatMap(({ ticketId, audience }) =>
    ticketId ? [{ ticketId, cap: audience as Audience }] : [],
  );
  return new Set(found.map(one => one.ticketId)).size === 1 ? found : [];
}

/** The nearest mail that is known here; the mails further up don't widen what it says. */
async function byHeaders(tx: Tx, tenantId: string, answers: readonly string[]): Promise<Found[]> {
  for (const answered of answers.slice(0, 20)) {
    const own = ownMessageId(answered);
    if (own?.kind === "mail") {
      const found = await sentMail(tx, tenantId, own.id);
      if (found.length > 0) return found;
    } else if (own?.kind === "ticket") {
      const ticket = await tx.ticket.findFirst({ where: { tenantId, id: own.id }, select: { id: true } });
      if (ticket) return [{ ticketId: ticket.id, cap: null }];
    } else {
      const found = await cameAs(tx, tenantId, answered);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** For whom this actor's answer is: no more than the mail answered was for, and where that isn't known, staff among themselves (T4). */
export function audienceFor(
  actor: Actor,
  thread: Pick<Thread, "cap">,
  ticket: { partnerOrgId: string | null },
): Audience {
  if (thread.cap !== null) return thread.cap;
  return answerAudience({ type: "", audience: "everyone" }, actor.side, ticket.partnerOrgId !== null);
}
