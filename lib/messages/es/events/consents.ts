import type en from "../../en/events/consents.ts";
import type { Messages } from "../../shape.ts";

export default {
  asked: "Se pidió a {name} contar para {company}",
  declined: "{name} no acepta contar para {company}",
  withdrawn: "{name} retiró su conformidad: ya no cuenta para {company} desde el {on}",
} satisfies Messages<typeof en>;
