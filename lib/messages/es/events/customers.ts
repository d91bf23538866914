import type en from "../../en/events/customers.ts";
import type { Messages } from "../../shape.ts";

export default {
  created: "Cliente {name} dado de alta",
  report_sent: "Informe de servicio de {month} enviado a {name}",
} satisfies Messages<typeof en>;
