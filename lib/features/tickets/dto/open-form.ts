import type { LocalText } from "#lib/domain/text.ts";
import type { PriorityRules } from "#lib/domain/tickets/priority.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { VersionEnd } from "#lib/features/products/dto.ts";

export type OpenFormContract = {
  id: string;
  number: string;
  planName: string;
  customerOrgId: string;
  customerName: string;
  servedByName: string;
  until: PlainDate;
  /** Why nothing can be opened under it by this person; empty: it can. Staff: about the contract alone. */
  refusals: { key: string; params: Record<string, string | number> }[];
  /** Whom to turn to (S7). */
  contacts: { personId: string; name: string; email: string; trained: boolean }[];
  systems: {
    id: string;
    name: string;
    productId: string;
    productName: string;
    version: string;
    versions: string[];
    /** Versions whose support has an end (S11), by version. */
    ends: Readonly<Record<string, VersionEnd>>;
    /** Those a case can be about (S19). */
    modules: { key: string; name: LocalText }[];
  }[];
  checklist: { key: string; label: LocalText }[];
  /** Response targets in open minutes by priority, for the promise beside the derived priority. */
  targets: Record<Priority, number>;
  /** How an impact becomes a priority under this plan (S5); null: as the domain says. */
  priorityRules: PriorityRules | null;
  /** Whether the response clock starts at opening or with the diagnosis (S4). */
  clockStart: "opening" | "diagnosis";
};

/** All the form for a new ticket needs. */
export type OpenFormDTO = {
  /** Staff log a call for a contact; customers open for themselves. */
  onBehalf: boolean;
  /** Contracts that cover today; those one may open under come first. */
  contracts: OpenFormContract[];
  /** Why nothing at all can be opened: a message key with its parameters; null: something can. */
  refusal: { key: string; params: Record<string, string | number> } | null;
};
