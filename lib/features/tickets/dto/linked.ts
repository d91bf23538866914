import type { Priority, TicketState } from "#lib/domain/tickets/types.ts";

/** A case in the list of what it has in common with others: a defect, a wish. */
export type LinkedCaseDTO = {
  number: string;
  subject: string;
  customerName: string;
  servedByName: string;
  productVersion: string;
  priority: Priority;
  state: TicketState;
};
