import { latestValidity, quoteStands } from "#lib/domain/contracts/quote.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { contractSubject, priceColumns } from "#lib/features/contracts/rows.ts";
import { oneSaleAtATime } from "#lib/features/contracts/sale.ts";
import { mustServe } from "#lib/features/contracts/serving.ts";
import { pricedAs } from "#lib/features/contracts/settle.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, nextNumber, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import type { QuoteDto, QuotedSystem } from "./dto.ts";
import { orderOf, quotesOf } from "./queries.ts";
import type { AcceptQuoteInput, DeclineQuoteInput, SendQuoteInput, WithdrawQuoteInput } from "./schema.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** Nothing is offered, answered or withdrawn any more once it is ordered: the order is taken back first. */
export async function notOrdered(tx: Tx, tenantId: string, contractId: string): Promise<void> {
  const order = await orderOf(tx, tenantId, contractId);
  if (order) refuse("contractLife.refusal.ordered", { number: order.number });
}

/**
 * Offers a draft to its customer (S13): a numbered quote whose terms and price stay as they are sent, valid until a day. A later
 * one of the same draft is its next revision and supersedes it. The discount becomes the draft's own.
 */
export async function sendQuote(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: SendQuoteInput,
  now: Date,
): Promise<{ number: string; revision: number }> {
  const { tenantId } = actor;
  await mustServe(tx, actor);
  await oneSaleAtATime(tx, contract.id);
  await notOrdered(tx, tenantId, contract.id);
  const workspace = await workspaceDays(tx, tenantId, now);
  const { today } = workspace;
  const discountBp = Math.round(input.discountPercent * 100);
  const { term, sum, before, inTime } = await pricedAs(tx, actor, contract, workspace, today, discountBp);
  if (input.validUntil < today) invalid({ validUntil: "contractLife.invalid.validPast" });
  const latest = latestValidity(today, before && inTime ? before.endsOn : null);
  if (input.validUntil > latest)
    invalid({
      validUntil: {
        key: before && inTime ? "contractLife.invalid.validBeyondCover" : "contractLife.invalid.validTooLong",
        params: { last: dayText(latest, actor.locale) },
      },
    });
  const given =
    discountBp > 0
      ? { discountBp, discountWhy: input.discountWhy, discountBy: input.discountBy }
      : { discountBp: 0, discountWhy: "", discountBy: "" };
  const changed = await tx.contract.updateMany({
    where: {
      tenantId,
      id: contract.id,
      version: judged(contract, input.version),
      signedOn: null,
      cancelledOn: null,
    },
    data: {
      ...given,
      startsOn: fromPlainDate(term.startsOn),
      endsOn: fromPlainDate(term.endsOn),
      ...priceColumns(sum),
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  const [earlier] = await quotesOf(tx, tenantId, contract, today);
  const number =
    earlier?.number ??
    `${workspace.ticketPrefix}-Q-${String(await nextNumber(tx, tenantId, "quote")).padStart(4, "0")}`;
  const revision = (earlier?.revision ?? 0) + 1;
  const id = newId();
  await tx.quote.createMany({
    data: [
      {
        tenantId,
        id,
        contractId: contract.id,
        customerOrgId: contract.customerOrgId,
        partnerOrgId: contract.partnerOrgId,
        number,
        revision,
        validUntil: fromPlainDate(input.validUntil),
        customerName: contract.customerName,
        servedByName: contract.servedByName,
        planVersionId: contract.planVersionId,
        planName: contract.planName,
        startsOn: fromPlainDate(term.startsOn),
        endsOn: fromPlainDate(term.endsOn),
        systems: json(contract.systems.map(quoted)),
        price: json(sum),
        totalMinor: BigInt(sum.total.minor),
        currency: sum.total.currency,
        ...given,
        words: input.words,
        sentBy: actor.name,
        sentAt: now,
      },
    ],
  });
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.quoted",
    data: {
      number: contract.number,
      quote: number,
      revision,
      validUntil: input.validUntil,
      totalMinor: sum.total.minor,
      currency: sum.total.currency,
    },
    tell: true,
  });
  await audit(tx, actor, {
    action: "contract.quote",
    subjectType: "contract",
    subjectId: contract.id,
    before: earlier ? { quote: earlier.number, revision: earlier.revision, state: earlier.state } : null,
    after: { quote: number, revision, ...input, totalMinor: sum.total.minor },
  });
  return { number, revision };
}

const quoted = ({
  name,
  productId,
  productName,
  modules,
  version,
  unit,
  units,
  salePrice,
}: QuotedSystem): QuotedSystem => ({
  name,
  productId,
  productName,
  modules,
  version,
  unit,
  units,
  salePrice,
});

/** The quote as it stands now that nobody else can speak of it; refuses where it can't be answered any more. */
async function held(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  quoteId: string,
  today: PlainDate,
): Promise<QuoteDto> {
  const { tenantId } = actor;
  await oneSaleAtATime(tx, contract.id);
  await notOrdered(tx, tenantId, contract.id);
  const quotes = await quotesOf(tx, tenantId, contract, today);
  return quotes.find(one => one.id === quoteId) ?? notFoundRefusal();
}

async function answer(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  quoteId: string,
  said: { accepted: boolean; reason: string },
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const quote = await held(tx, actor, contract, quoteId, today);
  if (quote.state !== "open")
    refuse(`contractLife.refusal.quote.${quote.state}`, {
      number: quote.number,
      validUntil: dayText(quote.validUntil, actor.locale),
      servedBy: contract.servedByName,
    });
  await tx.quoteAnswer.createMany({
    data: [
      {
        tenantId,
        quoteId,
        customerOrgId: contract.customerOrgId,
        partnerOrgId: contract.partnerOrgId,
        ...said,
        personId: actor.personId,
        by: actor.name,
        at: now,
      },
    ],
  });
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: said.accepted ? "contract.quote_accepted" : "contract.quote_declined",
    data: {
      number: contract.number,
      quote: quote.number,
      revision: quote.revision,
      reason: said.reason,
      totalMinor: quote.total.minor,
      currency: quote.total.currency,
    },
    tell: true,
  });
  await audit(tx, actor, {
    action: said.accepted ? "contract.quote.accept" : "contract.quote.decline",
    subjectType: "contract",
    subjectId: contract.id,
    after: { quote: quote.number, revision: quote.revision, ...said, totalMinor: quote.total.minor },
  });
  return { number: quote.number };
}

/** The customer's administrator accepts the last revision while it is valid; a second word on it is refused. */
export const acceptQuote = (tx: Tx, actor: By, contract: ContractDto, input: AcceptQuoteInput, now: Date) =>
  answer(tx, actor, contract, input.quoteId, { accepted: true, reason: "" }, now);

/** Or declines it, with a reason. */
export const declineQuote = (tx: Tx, actor: By, contract: ContractDto, input: DeclineQuoteInput, now: Date) =>
  answer(tx, actor, contract, input.quoteId, { accepted: false, reason: input.reason }, now);

/** Who sells takes an offer back, while it stands; what was accepted as well, and its customer is told why. */
export async function withdrawQuote(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: WithdrawQuoteInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const quote = await held(tx, actor, contract, input.quoteId, today);
  if (!quoteStands(quote.state)) conflict();
  const changed = await tx.quote.updateMany({
    where: { tenantId, id: quote.id, version: judged(quote, input.version), withdrawnAt: null },
    data: {
      withdrawnAt: now,
      withdrawnBy: actor.name,
      withdrawnWhy: input.reason,
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.quote_withdrawn",
    data: {
      number: contract.number,
      quote: quote.number,
      revision: quote.revision,
      reason: input.reason,
    },
    tell: true,
  });
  await audit(tx, actor, {
    action: "contract.quote.withdraw",
    subjectType: "contract",
    subjectId: contract.id,
    before: { quote: quote.number, revision: quote.revision, state: quote.state },
    after: { reason: input.reason },
  });
  return { number: quote.number };
}
