import { type RatingPolicy, ratableUntil } from "#lib/domain/tickets/rating.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace, stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent, type Writer } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { type Question, questionByToken, stateOf, stillContact } from "./queries.ts";
import type { AnswerInput } from "./schema.ts";

/**
 * What the contact says of a case, the last word counting while its time lasts. Written as the worker: no side may write of
 * these rows in the database itself. What was said stands in its row alone, not on the timeline, which moves on with the case.
 */
async function answer(
  tx: Tx,
  by: Writer,
  question: Question,
  input: AnswerInput,
  now: Date,
): Promise<{ until: number }> {
  const { row, ticket } = question;
  const state = stateOf(question, now);
  if (state !== "open") refuse(`ratings.refusal.${state}`);
  const until = row.until.getTime();
  if (row.rating === input.rating && row.words === input.words) return { until };
  const { tenantId, id } = row;
  await tx.ticketRating.updateMany({
    where: { tenantId, id },
    data: { rating: input.rating, words: input.words, ratedAt: now },
  });
  await readQuestion(tx, question, now);
  await recordEvent(tx, by, {
    subjectType: "ticket",
    subjectId: ticket.id,
    type: row.rating === null ? "ticket.rated" : "ticket.rating_changed",
    data: { number: ticket.number, ratingId: id },
    audience: "everyone",
    partnerOrgId: ticket.partnerOrgId,
    customerOrgId: ticket.customerOrgId,
    tell: row.rating !== input.rating,
  });
  await audit(tx, by, {
    action: "ticket.rate",
    subjectType: "ticket",
    subjectId: ticket.id,
    before: { rating: row.rating, words: row.words },
    after: { rating: input.rating, words: input.words },
  });
  return { until };
}

/** Who has answered has read what asked them, also where they answered by the link of its mail. */
async function readQuestion(tx: Tx, { row, ticket }: Question, now: Date): Promise<void> {
  const { tenantId, contactId } = row;
  const asked = await tx.event.findMany({
    where: { tenantId, subjectType: "ticket", subjectId: ticket.id, type: "ticket.rating_asked" },
    select: { id: true },
  });
  await tx.notification.updateMany({
    where: { tenantId, personId: contactId, eventId: { in: asked.map(one => one.id) }, readAt: null },
    data: { readAt: now },
  });
}

/** On the page of the case. */
export const rateCase = (
  tx: Tx,
  actor: By,
  question: Question,
  input: AnswerInput,
  now: Date,
): Promise<{ until: number }> =>
  stepAs(tx, actor, "app_worker", () => answer(tx, actor, question, input, now));

/** By the link of the mail, as the person who was asked: while they still speak for the customer (S7). */
export const rateByMail = (
  tenantId: string,
  token: string,
  input: AnswerInput,
  ip: string,
): Promise<{ until: number }> =>
  inWorkspace(asWorker(tenantId), async (tx, now) => {
    const question = await questionByToken(tx, tenantId, token, true);
    if (!question) return refuse("ratings.refusal.unknown");
    const { row } = question;
    if (!(await stillContact(tx, tenantId, row.customerOrgId, row.contactId)))
      return refuse("ratings.refusal.left");
    const org = await tx.organisation.findFirst({ where: { tenantId, id: row.customerOrgId } });
    const by: Writer = {
      tenantId,
      personId: row.contactId,
      name: row.contactName,
      side: "customer",
      orgName: org?.name ?? "",
      ip,
    };
    return answer(tx, by, question, input, now);
  });

type Asked = { ticketId: string; cycle: number; partnerOrgId: string | null; customerOrgId: string };

/** Writes the question of one end of a case; null where it stands already. */
export async function writeQuestion(
  tx: Tx,
  of: Asked & { tenantId: string; servedByName: string; contactId: string; contactName: string },
  policy: RatingPolicy,
  now: Date,
): Promise<string | null> {
  const id = newId();
  const { count } = await tx.ticketRating.createMany({
    data: [{ ...of, id, askedAt: now, until: new Date(ratableUntil(policy, now.getTime())) }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}
