import type en from "../en/customers.ts";
import type { Messages } from "../index.ts";

export default {
  invalid: {
    country: "Elija un país.",
    domain: "Un dominio es como empresa.com.",
    serving: "Elija el fabricante o un socio activo.",
    twin: "{name} ya tiene el dominio {domain}. Si es otra empresa, indíquelo abajo y envíe de nuevo.",
  },
  refusal: {
    create:
      "A los clientes los dan de alta los responsables del fabricante y los administradores, comerciales y responsables de soporte del socio. Pídaselo a uno de ellos.",
    edit: "Los datos de un cliente los llevan los responsables del fabricante y el socio que atiende.",
  },
} satisfies Messages<typeof en>;
