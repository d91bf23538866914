import { firstAmendable } from "#lib/domain/contracts/amendment.ts";
import { nextInvoiceFrom, periodPrice, type YearlyFrom } from "#lib/domain/contracts/invoice.ts";
import { add } from "#lib/domain/money/money.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { AmendedSystemDto, AmendmentDto, AmendmentSum, InvoiceDto, TermDto } from "./dto.ts";

/** The amendments of a contract, the first one first, as the reader's side sees them (R1). */
export async function amendmentsOf(tx: Tx, tenantId: string, contractId: string): Promise<AmendmentDto[]> {
  const rows = await tx.contractAmendment.findMany({
    where: { tenantId, contractId },
    orderBy: { number: "asc" },
  });
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    effectiveOn: toPlainDate(row.effectiveOn),
    before: row.systemsBefore as unknown as AmendmentDto["before"],
    after: row.systemsAfter as unknown as AmendedSystemDto[],
    price: row.price as unknown as AmendmentSum,
    reason: row.reason,
    agreedBy: row.agreedBy,
    agreedOn: toPlainDate(row.agreedOn),
    madeBy: row.madeBy,
    madeAt: row.madeAt.getTime(),
  }));
}

type Priced = Pick<ContractDto, "id" | "startsOn" | "endsOn" | "price" | "discount">;

/** What changed within a contract's term and how far it is invoiced. */
export async function readTerm(tx: Tx, tenantId: string, contract: Priced): Promise<TermDto> {
  const amendments = await amendmentsOf(tx, tenantId, contract.id);
  const rows = await tx.contractInvoice.findMany({
    where: { tenantId, contractId: contract.id, openedAt: null },
    orderBy: [{ throughOn: "asc" }, { id: "asc" }],
  });
  const { startsOn, endsOn, price } = contract;
  const term = { startsOn, endsOn };
  const steps: [YearlyFrom, ...YearlyFrom[]] | null = price && [
    { from: startsOn, yearly: price.yearly },
    ...amendments.map(one => ({ from: one.effectiveOn, yearly: one.price.after.yearly })),
  ];
  const invoices = rows.map((row): InvoiceDto => {
    const [fromOn, throughOn] = [toPlainDate(row.fromOn), toPlainDate(row.throughOn)];
    const plain = steps && price ? periodPrice(term, price.months, steps, fromOn, throughOn) : null;
    // What coming back costs is due with the first invoice (S15).
    const first = plain && price?.lapse && fromOn === startsOn ? price.lapse : null;
    return {
      id: row.id,
      number: row.number,
      fromOn,
      throughOn,
      amount: plain && first ? add(add(plain, first.lapsedPeriod), first.penalty) : plain,
      closedBy: row.closedBy,
      closedAt: row.closedAt.getTime(),
    };
  });
  const invoicedThrough = invoices.at(-1)?.throughOn ?? null;
  const last = amendments.at(-1);
  return {
    amendments,
    invoices,
    invoicedThrough,
    amendableFrom: firstAmendable(term, invoicedThrough, last?.effectiveOn ?? null),
    nextInvoiceFrom: nextInvoiceFrom(term, invoicedThrough),
    discountBp: last?.price.discount.afterBp ?? contract.discount.rateBp,
  };
}

/** What is said of a term one at a time: an amendment and an invoice don't cross. Held until the transaction ends. */
export async function oneTermAtATime(tx: Tx, contractId: string): Promise<void> {
  await oneAtATime(tx, `term:${contractId}`);
}
