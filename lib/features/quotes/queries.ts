import { latestValidity, type QuoteState, quoteState } from "#lib/domain/contracts/quote.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { addDays, earlier } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { amount, keptPrice } from "#lib/features/contracts/rows.ts";
import { CHANGED } from "#lib/features/contracts/sale.ts";
import { asInput, pricedAs } from "#lib/features/contracts/settle.ts";
import { filesOf } from "#lib/features/files/queries.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { OrderDto, QuoteDto, QuotedSystem, SaleDto } from "./dto.ts";

/** Files of an order hang on its contract, in a slot of its own. */
export const ORDER_FILES = "contract";
export const orderSlot = (orderId: string) => `order:${orderId}`;

type QuoteRow = Awaited<ReturnType<Tx["quote"]["findFirstOrThrow"]>>;
type AnswerRow = Awaited<ReturnType<Tx["quoteAnswer"]["findFirstOrThrow"]>>;

const stateOf = (
  row: QuoteRow,
  answer: AnswerRow | undefined,
  last: number,
  sealed: boolean,
  today: PlainDate,
): QuoteState =>
  quoteState(
    {
      validUntil: toPlainDate(row.validUntil),
      withdrawn: row.withdrawnAt !== null,
      accepted: answer?.accepted ?? null,
      followed: row.revision < last,
      sealed,
    },
    today,
  );

const systemsOf = (value: unknown): QuotedSystem[] => (Array.isArray(value) ? (value as QuotedSystem[]) : []);

function quoteDto(
  row: QuoteRow,
  contractNumber: string,
  answer: AnswerRow | undefined,
  last: number,
  sealed: boolean,
  today: PlainDate,
): QuoteDto | null {
  const price = keptPrice(row.price);
  if (!price) return null;
  return {
    id: row.id,
    version: row.version,
    contractId: row.contractId,
    contractNumber,
    number: row.number,
    revision: row.revision,
    state: stateOf(row, answer, last, sealed, today),
    validUntil: toPlainDate(row.validUntil),
    customerName: row.customerName,
    servedByName: row.servedByName,
    planName: row.planName,
    startsOn: toPlainDate(row.startsOn),
    endsOn: toPlainDate(row.endsOn),
    systems: systemsOf(row.systems),
    price,
    total: amount(row.totalMinor, row.currency),
    discount: row.discountBp > 0 ? { why: row.discountWhy, by: row.discountBy } : null,
    words: row.words,
    sentBy: row.sentBy,
    sentAt: row.sentAt.getTime(),
    answer: answer
      ? { accepted: answer.accepted, reason: answer.reason, by: answer.by, at: answer.at.getTime() }
      : null,
    withdrawn: row.withdrawnAt
      ? {
          by: row.withdrawnBy ?? "",
          at: row.withdrawnAt.getTime(),
          // That the draft was changed is said in the reader's words, not kept as a text.
          why: row.withdrawnWhy === CHANGED ? "" : row.withdrawnWhy,
        }
      : null,
  };
}

const NEVER = new Date("9999-12-31");

/** All quotes of a contract, the newest revision first, as the reader's side sees them (R1). */
export async function quotesOf(
  tx: Tx,
  tenantId: string,
  contract: { id: string; number: string },
  today: PlainDate,
): Promise<QuoteDto[]> {
  const rows = await tx.quote.findMany({
    where: { tenantId, contractId: contract.id },
    orderBy: { revision: "desc" },
  });
  const answers = await tx.quoteAnswer.findMany({
    where: { tenantId, quoteId: { in: rows.map(row => row.id) } },
  });
  const byQuote = new Map(answers.map(answer => [answer.quoteId, answer]));
  const last = rows[0]?.revision ?? 0;
  const order = await tx.contractOrder.findFirst({
    where: { tenantId, contractId: contract.id, takenBackAt: null },
    select: { quoteId: true },
  });
  const signed = await tx.contract.findFirst({
    where: { tenantId, id: contract.id },
    select: { signedOn: true },
  });
  const sealed = (row: QuoteRow) =>
    order?.quoteId === row.id || (signed?.signedOn ?? NEVER) <= row.validUntil;
  return rows.flatMap(
    row => quoteDto(row, contract.number, byQuote.get(row.id), last, sealed(row), today) ?? [],
  );
}

/** One quote by its id, as the reader's side sees it; null where there is none for them. */
export async function findQuote(
  tx: Tx,
  tenantId: string,
  id: string,
  today: PlainDate,
): Promise<{ quote: QuoteDto; contractId: string } | null> {
  if (!isUuid(id)) return null;
  const row = await tx.quote.findFirst({ where: { tenantId, id }, select: { contractId: true } });
  const contract =
    row &&
    (await tx.contract.findFirst({
      where: { tenantId, id: row.contractId },
      select: { id: true, number: true },
    }));
  if (!contract) return null;
  const quote = (await quotesOf(tx, tenantId, contract, today)).find(one => one.id === id);
  return quote ? { quote, contractId: contract.id } : null;
}

/** The order a contract is signed on, with its files; null where there is none. */
export async function orderOf(tx: Tx, tenantId: string, contractId: string): Promise<OrderDto | null> {
  const row = await tx.contractOrder.findFirst({ where: { tenantId, contractId, takenBackAt: null } });
  if (!row) return null;
  const files = await filesOf(tx, tenantId, ORDER_FILES, contractId, orderSlot(row.id));
  return {
    id: row.id,
    number: row.number,
    orderedOn: toPlainDate(row.orderedOn),
    orderedBy: row.orderedBy,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt.getTime(),
    files: files.map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })),
  };
}

/** What the modules of products are called, by "product:key", for pages and papers that keep their keys. */
export async function moduleNames(tx: Tx, tenantId: string): Promise<Record<string, LocalText>> {
  const products = await loadProducts(tx, tenantId);
  return Object.fromEntries(
    products.flatMap(({ id, modules }) => modules.map(one => [`${id}:${one.key}`, one.name])),
  );
}

/** How far a sale came: its quotes and its order. */
export const readSale = async (
  tx: Tx,
  tenantId: string,
  contract: { id: string; number: string },
  today: PlainDate,
): Promise<SaleDto> => ({
  quotes: await quotesOf(tx, tenantId, contract, today),
  order: await orderOf(tx, tenantId, contract.id),
});

/** So long a quote is valid unless somebody chooses otherwise, in days. */
const USUAL_VALIDITY = 30;

/** What the form of a quote counts with, and the last day it may be valid until (S13, S14, S15). */
export async function offerOf(
  tx: Tx,
  actor: Actor,
  contract: ContractDto,
  workspace: { calendarKey: string; today: PlainDate },
) {
  const { today } = workspace;
  const settled = await pricedAs(tx, actor, contract, workspace, today, 0);
  const { before, inTime, plan, term, sum } = settled;
  const latest = latestValidity(today, before && inTime ? before.endsOn : null);
  const { price, lapse } = plan.definition;
  return {
    latest,
    validUntil: earlier(addDays(today, USUAL_VALIDITY), latest),
    counted: {
      plan: { price, lapse },
      systems: contract.systems.map(one => ({ ...asInput(one), salePrice: one.salePrice })),
      months: sum.months,
      lapse: sum.lapse ? { coveredUntil: sum.lapse.coveredUntil, startsOn: term.startsOn } : null,
    },
  };
}

/** How many of the customer can accept in the portal: its administrators whose membership holds. */
export const whoCanAccept = (tx: Tx, tenantId: string, customerOrgId: string, today: PlainDate) =>
  tx.membership.count({
    where: {
      tenantId,
      orgId: customerOrgId,
      roles: { has: "customer_admin" },
      OR: [{ validUntil: null }, { validUntil: { gte: fromPlainDate(today) } }],
    },
  });
