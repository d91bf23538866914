import type { Relation } from "#lib/domain/tickets/links.ts";
import type { TicketState } from "#lib/domain/tickets/types.ts";

/** A case that has to do with this one (T6), of those the reader sees. */
export type LinkDTO = {
  id: string;
  relation: Relation;
  number: string;
  subject: string;
  state: TicketState;
  customerName: string;
};

export type CaseChoice = { number: string; subject: string };

/** What a case has to do with others, for its page. */
export type LinksDTO = {
  links: LinkDTO[];
  /** The case in which this one goes on. */
  mergedInto: CaseChoice | null;
  /** Cases that went on in this one, oldest first. */
  merged: CaseChoice[];
  /** Open cases of the same customer and server it can go on in; only for who may merge. */
  mergeable: CaseChoice[];
};
