import type { ContractState } from "#lib/domain/contracts/contract.ts";
import type { OpenRefusal } from "#lib/domain/contracts/gate.ts";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { Money } from "#lib/domain/money/money.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { FileDto } from "#lib/features/files/dto.ts";
import type { PriceSum } from "./pricing.ts";

/** A line of the list of contracts. */
export type ContractRow = {
  id: string;
  number: string;
  customerOrgId: string;
  customerName: string;
  planName: string;
  servedByName: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
  state: ContractState;
  yearly: Money;
};

export type ContractSystemDto = {
  id: string;
  productId: string;
  productName: string;
  name: string;
  /** Keys or names of the product's modules. */
  modules: string[];
  version: string;
  unit: string | null;
  units: number;
  salePrice: Money;
  /** Grows with every correction of its version. */
  revision: number;
  /** Days on which it is under the contract, both included; null: the contract's own first and last. */
  fromOn: PlainDate | null;
  untilOn: PlainDate | null;
};

export type ContactDto = {
  id: string;
  personId: string;
  name: string;
  email: string;
  trainedOn: PlainDate | null;
  trainingNote: string;
  /** "course": found among the person's certificates and courses (S7). */
  trainingFrom: "hand" | "course";
  trainingBy: string;
  addedBy: string;
  version: number;
};

/** How far the invitation to the portal is; "none": never invited, such as one who left the company. */
export type ContactInvitation = "accepted" | "pending" | "expired" | "none";

/** Somebody who was on the list, and who took their place. */
export type FormerContactDto = {
  id: string;
  name: string;
  from: PlainDate;
  until: PlainDate;
  removedBy: string;
  replacedBy: string;
};

/** What the contract's page says of its contacts beside the list itself. */
export type ContactsDto = {
  invitations: Record<string, ContactInvitation>;
  files: Record<string, FileDto[]>;
  former: FormerContactDto[];
};

/** A contract as everybody on it reads it (S13, S14, S7, T1). */
export type ContractDto = Omit<ContractRow, "yearly"> & {
  version: number;
  customerSlug: string | null;
  partnerOrgId: string | null;
  planId: string;
  planVersionId: string;
  plan: SupportPlanDefinition;
  coveredUntil: PlainDate;
  signedOn: PlainDate | null;
  signedBy: string | null;
  cancelledOn: PlainDate | null;
  /** A year of it as last agreed, amendments included. */
  yearly: Money;
  price: PriceSum | null;
  /** As it was offered and signed; an amendment has its own. */
  discount: { rateBp: number; why: string; by: string };
  /** Those under it today; before its first day those of the first, after its last those of the last. */
  systems: ContractSystemDto[];
  /** All there were and are agreed to be. */
  allSystems: ContractSystemDto[];
  contacts: ContactDto[];
  previousId: string | null;
  previous: { number: string; endsOn: PlainDate } | null;
  /** `offered`: signed, or its customer has a quote of it; a draft nobody offered is between those who write it. */
  renewal: { number: string; startsOn: PlainDate; signed: boolean; offered: boolean } | null;
};

/** A contract that covers today, as the opening of a ticket needs it. */
export type EntitledContract = {
  id: string;
  number: string;
  customerOrgId: string;
  customerName: string;
  partnerOrgId: string | null;
  servedByName: string;
  planId: string;
  planVersionId: string;
  planName: string;
  plan: SupportPlanDefinition;
  state: ContractState;
  endsOn: PlainDate;
  coveredUntil: PlainDate;
  systems: ContractSystemDto[];
  contacts: ContactDto[];
  /** What speaks against this person opening a case under it, heaviest first; empty: they may (S7). */
  against: OpenRefusal[];
};

export type Entitlement = {
  customer: { id: string; name: string; partnerOrgId: string | null };
  /** The workspace's calendar day. */
  today: PlainDate;
  /** Contracts that cover today, those this person may open cases under first. */
  contracts: EntitledContract[];
  /** Null: there is at least one contract the person may open a case under. */
  refusal: { key: string; params: Record<string, string | number>; reason: OpenRefusal } | null;
};
