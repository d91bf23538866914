import type en from "../en/ticketPages.ts";
import type { Messages } from "../shape.ts";
import { open } from "./ticketPages/open.ts";
import { queue } from "./ticketPages/queue.ts";
import { work } from "./ticketPages/work.ts";

export default {
  queue,
  open,
  ...work,
} satisfies Messages<typeof en>;
