import type en from "../../en/events/certifications.ts";
import type { Messages } from "../../shape.ts";

export default {
  nominated: "{name}, nombramiento para {area}",
  training_set: "Formación de {name} en {area} el {on}",
  passed: "{name} ha superado {area}",
  failed: "{name} no ha superado {area}",
  issued: "Certificado {number} emitido a {name}, hasta el {until}",
  renewed: "Renovado como {number} para {name}, hasta el {until}",
  replaced: "Certificado {old} de {name} sustituido por {number}: {reason}",
  revoked: "Certificado {number} de {name} revocado: {reason}",
  ending:
    "El certificado {number} de {name} termina el {until}; se avisó a la persona, a su empresa y al fabricante",
  holder_left: "{name} deja {company}, último día el {on}",
  holder_stays: "{name} sigue en {company}: se retiró el último día",
  holder_joined: "{name} cuenta para {company} desde el {on}",
} satisfies Messages<typeof en>;
