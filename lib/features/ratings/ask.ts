import { askedOfEndsIn, asksOf, type RatingPolicy } from "#lib/domain/tickets/rating.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { workspaceInfo } from "#lib/platform/lookup.ts";
import { audit, recordEvent, systemWriter } from "#lib/platform/record.ts";
import { writeQuestion } from "./commands.ts";
import { stillContact } from "./queries.ts";

/** What a workspace says of asking; null: nobody is asked. */
export async function ratingPolicyOf(tx: Tx, tenantId: string): Promise<RatingPolicy | null> {
  const row = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  const { ratingAfterHours: afterHours, ratingDays: days } = workspaceInfo(row).settings;
  return afterHours === undefined || days === undefined ? null : { afterHours, days };
}

/** A page of the cases whose end is to be asked of now and was not yet, by id. */
export async function endsToAskOf(
  tx: Tx,
  tenantId: string,
  now: Date,
  after: string | null,
  take = 200,
): Promise<string[]> {
  const policy = await ratingPolicyOf(tx, tenantId);
  if (!policy) return [];
  const { from, to } = askedOfEndsIn(policy, now.getTime());
  const beyond = after === null ? Prisma.empty : Prisma.sql`AND t.id > ${after}::uuid`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM ticket t
    WHERE t.tenant_id = ${tenantId}::uuid AND t.resolved_at BETWEEN ${new Date(from)} AND ${new Date(to)}
      AND NOT t.open AND t.merged_into_id IS NULL ${beyond}
      AND NOT EXISTS (SELECT 1 FROM ticket_rating r
        WHERE r.tenant_id = t.tenant_id AND r.ticket_id = t.id AND r.cycle = t.cycle)
    ORDER BY t.id LIMIT ${take}`;
  return rows.map(row => row.id);
}

/**
 * Asks who opened one case how it went, as the worker. It holds the case as every change does, and the row that says it was
 * asked is one an end: of two workers the second finds it. Whoever is no contact any more is not asked, and nobody in their place.
 */
export async function askOf(tx: Tx, tenantId: string, ticketId: string, now: Date): Promise<boolean> {
  await tx.$queryRaw`
    SELECT id FROM ticket WHERE tenant_id = ${tenantId}::uuid AND id = ${ticketId}::uuid FOR UPDATE`;
  const ticket = await tx.ticket.findFirst({ where: { tenantId, id: ticketId } });
  const policy = await ratingPolicyOf(tx, tenantId);
  if (!ticket || !policy) return false;
  const endedAt = ticket.open ? null : (ticket.resolvedAt?.getTime() ?? null);
  const ended = {
    endedAt,
    elsewhere: ticket.mergedIntoId !== null || (await isDuplicate(tx, tenantId, ticketId)),
    bySilence: endedAt !== null && (await endedBySilence(tx, tenantId, ticketId, endedAt)),
  };
  if (!asksOf(policy, ended, now.getTime())) return false;
  const contact = await stillContact(tx, tenantId, ticket.customerOrgId, ticket.openedById);
  if (!contact) return false;
  const { partnerOrgId, customerOrgId, cycle, servedByName } = ticket;
  const parties = { partnerOrgId, customerOrgId };
  const question = await writeQuestion(
    tx,
    {
      tenantId,
      ticketId,
      cycle,
      ...parties,
      servedByName,
      contactId: ticket.openedById,
      contactName: contact.name,
    },
    policy,
    now,
  );
  if (!question) return false;
  const by = systemWriter(tenantId);
  await recordEvent(tx, by, {
    subjectType: "ticket",
    subjectId: ticketId,
    type: "ticket.rating_asked",
    data: { number: ticket.number, ratingId: question, contact: contact.name },
    audience: "everyone",
    ...parties,
    tell: true,
  });
  await audit(tx, by, {
    action: "ticket.ask_rating",
    subjectType: "ticket",
    subjectId: ticketId,
    after: { contact: contact.name, cycle },
  });
  return true;
}

/** The same as another one (T6): that one is asked of. */
const isDuplicate = async (tx: Tx, tenantId: string, fromId: string): Promise<boolean> =>
  (await tx.ticketLink.count({ where: { tenantId, fromId, kind: "duplicate" } })) > 0;

/** The end that counts was nobody's doing. Its fact is of the same transaction; a second apart for how times are rounded. */
const endedBySilence = async (
  tx: Tx,
  tenantId: string,
  subjectId: string,
  endedAt: number,
): Promise<boolean> =>
  (await tx.event.count({
    where: {
      tenantId,
      subjectType: "ticket",
      subjectId,
      type: "ticket.resolved_by_silence",
      at: { gte: new Date(endedAt - 1_000) },
    },
  })) > 0;
