"use server";

import { linkTickets, unlinkTickets } from "./commands/link.ts";
import { mergeTicket } from "./commands/merge.ts";
import { splitTicket } from "./commands/split.ts";
import { follow } from "./followers.ts";
import * as schema from "./schema/links.ts";
import { changeTags } from "./tags.ts";
import { ticketAction } from "./ticket-action.ts";

export const linkTicketsAction = ticketAction({ name: "link", input: schema.linkInput, run: linkTickets });
export const unlinkTicketsAction = ticketAction({
  name: "link",
  as: "ticket.unlink",
  input: schema.unlinkInput,
  run: unlinkTickets,
});
export const mergeTicketAction = ticketAction({ name: "merge", input: schema.mergeInput, run: mergeTicket });
export const splitTicketAction = ticketAction({ name: "split", input: schema.splitInput, run: splitTicket });
export const followTicketAction = ticketAction({ name: "follow", input: schema.followInput, run: follow });
export const tagTicketAction = ticketAction({ name: "tag", input: schema.tagInput, run: changeTags });
