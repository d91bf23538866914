import { ratingPolicy } from "#lib/domain/policies/rating.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { type Rating, ratingState } from "#lib/domain/tickets/rating.ts";
import type { TicketRating } from "#lib/platform/db/client/client.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { readRatingToken } from "./address.ts";
import type { CaseRatingDto, OpenQuestionDto } from "./dto.ts";

/** A question with the case it is about. */
export type Question = { row: TicketRating; ticket: CaseRow };
type CaseRow = {
  id: string;
  number: string;
  subject: string;
  cycle: number;
  open: boolean;
  mergedIntoId: string | null;
  partnerOrgId: string | null;
  customerOrgId: string;
};

const CASE = {
  id: true,
  number: true,
  subject: true,
  cycle: true,
  open: true,
  mergedIntoId: true,
  partnerOrgId: true,
  customerOrgId: true,
} as const;

export const stateOf = ({ row, ticket }: Question, now: Date) =>
  ratingState(
    { cycle: row.cycle, until: row.until.getTime() },
    { cycle: ticket.cycle, open: ticket.open, elsewhere: ticket.mergedIntoId !== null },
    now.getTime(),
  );

/** The newest question of a case, of those the actor may see; null: it was never asked of. */
export async function questionOf(tx: Tx, actor: Actor, number: string): Promise<Question | null> {
  const { tenantId } = actor;
  const ticket = await tx.ticket.findFirst({ where: { tenantId, number }, select: CASE });
  const row = ticket && (await newestOf(tx, tenantId, ticket.id));
  return row ? { row, ticket } : null;
}

const newestOf = (tx: Tx, tenantId: string, ticketId: string) =>
  tx.ticketRating.findFirst({ where: { tenantId, ticketId }, orderBy: { cycle: "desc" } });

/** The same with the case held, so that an end and an answer of one moment follow each other. */
export async function questionToAnswer(tx: Tx, actor: Actor, number: string): Promise<Question | null> {
  await tx.$queryRaw`SELECT id FROM ticket WHERE tenant_id = ${actor.tenantId}::uuid AND number = ${number} FOR UPDATE`;
  return questionOf(tx, actor, number);
}

/** How the case went, for its page. A question nobody answered is shown to who was asked alone: it presses nobody. */
export async function caseRating(
  tx: Tx,
  actor: Actor,
  ticketId: string,
  now: Date,
): Promise<CaseRatingDto | null> {
  const { tenantId } = actor;
  const row = await newestOf(tx, tenantId, ticketId);
  const ticket = row && (await tx.ticket.findFirst({ where: { tenantId, id: ticketId }, select: CASE }));
  if (!ticket) return null;
  const question = { row, ticket };
  const state = stateOf(question, now);
  const mine = state === "open" && ratingPolicy.rate(actor, row);
  if (row.rating === null && !mine) return null;
  return {
    contactName: row.contactName,
    rating: row.rating as Rating | null,
    words: row.words,
    askedAt: row.askedAt.getTime(),
    ratedAt: row.ratedAt?.getTime() ?? null,
    until: row.until.getTime(),
    state,
    mine,
  };
}

/** The question a token of a mail opens, held for an answer where asked; null for a token that was not made here. */
export async function questionByToken(
  tx: Tx,
  tenantId: string,
  token: string,
  hold = false,
): Promise<Question | null> {
  const id = readRatingToken(tenantId, token);
  if (!id) return null;
  const row = await tx.ticketRating.findFirst({ where: { tenantId, id } });
  if (!row) return null;
  if (hold)
    await tx.$queryRaw`SELECT id FROM ticket WHERE tenant_id = ${tenantId}::uuid AND id = ${row.ticketId}::uuid FOR UPDATE`;
  const ticket = await tx.ticket.findFirst({ where: { tenantId, id: row.ticketId }, select: CASE });
  return ticket && { row, ticket };
}

/** The page a mail's link opens. It reads and writes nothing: programs that follow links answer for nobody. */
export const openQuestion = (tenantId: string, token: string): Promise<OpenQuestionDto | null> =>
  inWorkspace(asWorker(tenantId), async (tx, now) => {
    const question = await questionByToken(tx, tenantId, token);
    if (!question) return null;
    const { row, ticket } = question;
    // Who speaks for the customer no more reads nothing of its cases either, whatever mail they kept (S7).
    if (!(await stillContact(tx, tenantId, row.customerOrgId, row.contactId))) return null;
    return {
      number: ticket.number,
      subject: ticket.subject,
      contactName: row.contactName,
      rating: row.rating as Rating | null,
      words: row.words,
      until: row.until.getTime(),
      state: stateOf(question, now),
    };
  });

/** Who opened it, while they still speak for their company (S7); null once they don't. */
export async function stillContact(
  tx: Tx,
  tenantId: string,
  orgId: string,
  personId: string,
): Promise<{ name: string } | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.org_id = ${orgId}::uuid AND m.person_id = ${personId}::uuid
      AND m.roles && '{customer_contact}'::text[] AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)} LIMIT 1`;
  return rows[0] ?? null;
}
