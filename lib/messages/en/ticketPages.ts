import { open } from "./ticketPages/open.ts";
import { queue } from "./ticketPages/queue.ts";
import { work } from "./ticketPages/work.ts";

export default {
  queue,
  open,
  ...work,
};
