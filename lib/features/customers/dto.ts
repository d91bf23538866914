import type { ContractState } from "#lib/domain/contracts/contract.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export type CustomerRow = {
  id: string;
  slug: string;
  name: string;
  country: string;
  domain: string;
  /** Null: the vendor serves it itself (T1). */
  servedBy: string | null;
  /** Of the contract that ends last, or that holds today; null without any. */
  contract: { number: string; planName: string; state: ContractState; endsOn: PlainDate } | null;
  openTickets: number;
};

export type CustomerList = { rows: CustomerRow[]; next: string | null; previous: string | null };

export type CustomerDto = {
  id: string;
  slug: string;
  name: string;
  country: string;
  city: string;
  domain: string;
  taxId: string;
  partnerOrgId: string | null;
  servedBy: string;
  version: number;
};
