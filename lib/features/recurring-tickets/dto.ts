import type { Recurrence } from "#lib/domain/automation/recurrence.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export type RecurringDto = {
  id: string;
  orgId: string;
  version: number;
  name: string;
  active: boolean;
  /** Since when it is removed; null: it is there. */
  removedAt: number | null;
  contractId: string;
  systemId: string;
  contactId: string;
  customerName: string;
  kind: "request" | "question";
  subject: string;
  body: string;
  priority: Priority | "";
  assigneeId: string | null;
  recurrence: Recurrence;
  timeZone: string;
  /** When the next cases are opened; none: it is off or over. */
  next: number[];
  changedByName: string;
  /** What came of its last days, the newest first. */
  last: OpeningDto[];
};

export type OpeningDto = {
  on: PlainDate;
  outcome: "opened" | "refused" | "missed";
  ticketNumber: string;
  reason: { key: string; params: Record<string, string | number> } | null;
};

/** A system a case can be opened for, with the contacts of its contract. */
export type TargetDto = {
  systemId: string;
  contractId: string;
  label: string;
  contacts: { value: string; label: string }[];
};
