import { nextNotice } from "#lib/domain/mail/notices.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";

const HOUR_MS = 3_600_000;
const TYPE = "mail.set_aside";

type SetAside = {
  tenantId: string;
  id: string;
  receivedAt: Date;
  audience: string;
  partnerOrgId: string | null;
};

/**
 * Tells who looks after mail of one that was set aside, as the worker: of the first at once, of those that follow within the hour
 * together at its end. What is a partner's own (T4) is told there and not to the vendor.
 */
export async function tellStaff(tx: Tx, mail: SetAside, now: Date): Promise<void> {
  const { tenantId } = mail;
  const desk = deskOf(mail);
  // Two that are looked at side by side: the second knows of the first.
  await oneAtATime(tx, TYPE, tenantId, desk ?? "");
  const lately = await tx.inboundMail.findMany({
    where: {
      tenantId,
      id: { not: mail.id },
      state: { in: ["set_aside", "received", "discarded"] },
      receivedAt: { gt: new Date(now.getTime() - 3 * HOUR_MS) },
    },
    orderBy: { receivedAt: "desc" },
    select: { id: true },
    take: 1_000,
  });
  const events = await tx.event.findMany({
    where: { tenantId, subjectType: "mail", subjectId: { in: lately.map(one => one.id) }, type: TYPE },
    select: { at: true, data: true },
  });
  const told = events.map(({ at, data }) => ({ at, ...(data as { desk?: string; until?: string }) }));
  const last = told
    .filter(one => (one.desk ?? null) === desk)
    .reduce<number | null>(
      (latest, one) => Math.max(latest ?? 0, one.until ? Date.parse(one.until) : one.at.getTime()),
      null,
    );
  const at = nextNotice(last, now.getTime());
  if (at === null) return;
  const later = at > now.getTime();
  const id = await recordEvent(tx, systemWriter(tenantId), {
    subjectType: "mail",
    subjectId: mail.id,
    type: TYPE,
    data: {
      since: mail.receivedAt.toISOString(),
      ...(desk ? { desk } : {}),
      ...(later ? { until: new Date(at).toISOString() } : {}),
    },
    audience: desk ? "partner" : "vendor",
    partnerOrgId: desk,
    tell: true,
  });
  if (later)
    await tx.$executeRaw`
      UPDATE outbox SET due_at = ${new Date(at)} WHERE tenant_id = ${tenantId}::uuid AND dedupe_key = ${`event:${id}`}`;
}

/** Whose it is to look after: a partner's own people, or null for the vendor's. */
const deskOf = ({ audience, partnerOrgId }: Pick<SetAside, "audience" | "partnerOrgId">): string | null =>
  (audience as Audience) === "partner" ? partnerOrgId : null;
