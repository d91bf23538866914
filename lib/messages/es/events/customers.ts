import type en from "../../en/events/customers.ts";
import type { Messages } from "../../shape.ts";

export default {
  created: "Cliente {name} dado de alta",
} satisfies Messages<typeof en>;
