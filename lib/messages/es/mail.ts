import type en from "../en/mail.ts";
import type { Messages } from "../index.ts";
import application from "./mail/applications.ts";
import contract from "./mail/contracts.ts";

export default {
  application,
  contract,
  common: {
    open: "Abrir en el portal",
    greeting: "Hola, {name}:",
    footer:
      "Enviado por {workspace} a través de Escala porque usted participa en esto. Los avisos se eligen en su cuenta.",
  },
} satisfies Messages<typeof en>;
