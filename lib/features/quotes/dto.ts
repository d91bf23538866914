import type { QuoteState } from "#lib/domain/contracts/quote.ts";
import type { Money } from "#lib/domain/money/money.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { PriceSum } from "#lib/features/contracts/pricing.ts";
import type { FileDto } from "#lib/features/files/dto.ts";

/** A system as it was offered. */
export type QuotedSystem = {
  name: string;
  productId: string;
  productName: string;
  modules: string[];
  version: string;
  unit: string | null;
  units: number;
  salePrice: Money;
};

export type QuoteDto = {
  id: string;
  version: number;
  contractId: string;
  contractNumber: string;
  number: string;
  revision: number;
  state: QuoteState;
  validUntil: PlainDate;
  customerName: string;
  servedByName: string;
  planName: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
  systems: QuotedSystem[];
  price: PriceSum;
  total: Money;
  /** Why there is a discount, and who granted it; null where there is none. */
  discount: { why: string; by: string } | null;
  words: string;
  sentBy: string;
  sentAt: Instant;
  answer: { accepted: boolean; reason: string; by: string; at: Instant } | null;
  withdrawn: { by: string; at: Instant; why: string } | null;
};

export type OrderDto = {
  id: string;
  number: string;
  orderedOn: PlainDate;
  orderedBy: string;
  recordedBy: string;
  recordedAt: Instant;
  files: FileDto[];
};

/** How far the sale of a contract came: all its quotes, the newest first, and its order. */
export type SaleDto = { quotes: QuoteDto[]; order: OrderDto | null };
