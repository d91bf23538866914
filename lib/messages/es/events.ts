import type en from "../en/events.ts";
import type { Messages } from "../index.ts";

export default {
  system: "El portal",
} satisfies Messages<typeof en>;
