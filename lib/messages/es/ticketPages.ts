import type en from "../en/ticketPages.ts";
import type { Messages } from "../shape.ts";
import { columns } from "./ticketPages/columns.ts";
import { deeds } from "./ticketPages/deeds.ts";
import { links } from "./ticketPages/links.ts";
import { open } from "./ticketPages/open.ts";
import { packet } from "./ticketPages/packet.ts";
import { queue } from "./ticketPages/queue.ts";
import { tags } from "./ticketPages/tags.ts";
import { ticket } from "./ticketPages/ticket.ts";

export default {
  queue,
  ...columns,
  open,
  ...ticket,
  ...deeds,
  ...links,
  ...packet,
  ...tags,
} satisfies Messages<typeof en>;
