import { type HeldBefore, type HoldReason, noticeOfHeld } from "#lib/domain/mail/decision.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import type { Place } from "./outcome.ts";
import type { Looked } from "./process.ts";

const HOUR_MS = 3_600_000;
type Row = Looked["row"];

/**
 * Tells a customer's contacts of a mail that waits, as the worker: of a sender's first at once, of those that follow within the hour
 * together at its end. Else anybody could write to them through us.
 */
export async function tellContacts(
  tx: Tx,
  { row, mail }: Looked,
  place: Place,
  reason: HoldReason,
  now: Date,
): Promise<void> {
  const { tenantId } = row;
  const { from } = mail.facts;
  // Two mails of one sender looked at side by side: the second knows of the first.
  await oneAtATime(tx, `held:${tenantId}:${from}`);
  const notice = noticeOfHeld(reason, await before(tx, row, place, from, reason, now), now.getTime());
  if (notice === null) return;
  const at = new Date(notice.at);
  const since = notice.since === null ? null : new Date(notice.since).toISOString();
  const id = await recordEvent(tx, systemWriter(tenantId), {
    subjectType: "mail",
    subjectId: row.id,
    type: since === null ? "mail.held" : "mail.held_more",
    data: {
      from,
      name: mail.fromName,
      subject: mail.subject,
      reason,
      ...(since === null ? {} : { since, until: at.toISOString() }),
    },
    partnerOrgId: place.partnerOrgId,
    customerOrgId: place.customerOrgId,
    tell: true,
  });
  if (since !== null)
    await tx.$executeRaw`UPDATE outbox SET due_at = ${at} WHERE tenant_id = ${tenantId}::uuid AND dedupe_key = ${`event:${id}`}`;
}

/** What the contacts were told of this sender lately, and of how many others. */
async function before(
  tx: Tx,
  row: Row,
  place: Place,
  from: string,
  reason: HoldReason,
  now: Date,
): Promise<HeldBefore> {
  const { tenantId } = row;
  const lately = await tx.inboundMail.findMany({
    where: {
      tenantId,
      customerOrgId: place.customerOrgId,
      id: { not: row.id },
      reason: reason === "spoofed" ? reason : { not: "spoofed" },
      state: { in: ["held", "declined", "processed"] },
      receivedAt: { gt: new Date(now.getTime() - 2 * HOUR_MS) },
    },
    orderBy: { receivedAt: "desc" },
    select: { id: true, fromAddress: true },
    take: 500,
  });
  const events = await tx.event.findMany({
    where: {
      tenantId,
      subjectType: "mail",
      subjectId: { in: lately.map(one => one.id) },
      type: { in: ["mail.held", "mail.held_more"] },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { at: true, data: true },
  });
  const told = events.map(({ at, data }) => {
    const { from: of, until } = data as { from: string; until?: string };
    return { of, at: until ? Date.parse(until) : at.getTime() };
  });
  return {
    ofSender: told
      .filter(one => one.of === from)
      .reduce<number | null>((last, one) => Math.max(last ?? 0, one.at), null),
    others: new Set(
      told.filter(one => one.of !== from && one.at > now.getTime() - HOUR_MS).map(one => one.of),
    ).size,
  };
}
