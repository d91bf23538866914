import type en from "../en/events.ts";
import type { Messages } from "../index.ts";
import application from "./events/applications.ts";
import partnership from "./events/partnerships.ts";

export default {
  application,
  partnership,
  system: "El portal",
} satisfies Messages<typeof en>;
