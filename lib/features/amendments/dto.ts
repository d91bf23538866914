import type { AmendmentPrice } from "#lib/domain/contracts/amendment.ts";
import type { SubscriptionUnit } from "#lib/domain/contracts/plan.ts";
import type { Money } from "#lib/domain/money/money.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";

/** A system as it stood before or after; one that came with the amendment has no id among those after. */
export type AmendedSystemDto = {
  id: string | null;
  productId: string;
  productName: string;
  name: string;
  modules: string[];
  unit: SubscriptionUnit | null;
  units: number;
  salePrice: Money;
};

/** The sum of an amendment with its discounts, as it is kept. */
export type AmendmentSum = AmendmentPrice & {
  discount: { beforeBp: number; afterBp: number; why: string; by: string };
};

export type AmendmentDto = {
  id: string;
  number: number;
  effectiveOn: PlainDate;
  before: (AmendedSystemDto & { id: string })[];
  after: AmendedSystemDto[];
  price: AmendmentSum;
  reason: string;
  agreedBy: string;
  agreedOn: PlainDate;
  madeBy: string;
  madeAt: Instant;
};

export type InvoiceDto = {
  id: string;
  number: string;
  fromOn: PlainDate;
  throughOn: PlainDate;
  /** Null for a contract whose sum is not known (an import). */
  amount: Money | null;
  closedBy: string;
  closedAt: Instant;
};

/** What happened to a signed contract within its term. */
export type TermDto = {
  amendments: AmendmentDto[];
  invoices: InvoiceDto[];
  invoicedThrough: PlainDate | null;
  /** First day an amendment may count from; null: the whole term is invoiced. */
  amendableFrom: PlainDate | null;
  /** Where the next invoice would begin; null: all is invoiced. */
  nextInvoiceFrom: PlainDate | null;
  /** Discount as last agreed, in basis points. */
  discountBp: number;
};
