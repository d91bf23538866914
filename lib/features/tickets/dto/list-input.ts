import type { Priority, TicketState } from "#lib/domain/tickets/types.ts";
import type { WaitsOn } from "#lib/domain/tickets/waiting-on.ts";
import type { TicketSort, TicketView } from "../dto.ts";

export type TicketFilters = {
  priorities?: Priority[];
  states?: TicketState[];
  levels?: number[];
  productId?: string;
  partnerOrgId?: string;
  customerOrgId?: string;
  /** "me", "nobody", or somebody's id. */
  assignee?: string;
  /** Those the actor follows. */
  followed?: boolean;
  /** Tags of the actor's desk; all of them. */
  tags?: string[];
  /** Whose due time was missed: runs late, or was answered late. */
  late?: boolean;
  /** On whom they wait. */
  waitsOn?: WaitsOn;
  /** Words to be found in it. */
  words?: string;
};

/** Which tickets. */
export type TicketQuery = { view: TicketView; filters?: TicketFilters };

/** Which of them, in which order, from where on. */
export type TicketListInput = TicketQuery & {
  /** Left out: due for open tickets, opened for the rest. */
  sort?: TicketSort;
  cursor?: string | null;
  limit?: number;
};
