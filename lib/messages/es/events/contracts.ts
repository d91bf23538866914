import type en from "../../en/events/contracts.ts";
import type { Messages } from "../../shape.ts";

export default {
  version_corrected: "«{system}» usa {product} {to} (antes, {from})",
  drafted: "Borrador {number} redactado: {plan}",
  changed: "Borrador modificado: {plan}, del {startsOn} al {endsOn}, {total}",
  signed: "Contrato {number} firmado por {signedBy}",
  cancelled: "Contrato {number} cancelado desde el {on}: {reason}",
  expiring:
    "El contrato {number} termina en {days, plural, one {# día} other {# días}}; se ha avisado a ambas partes",
  serving_changed: "Desde ahora atiende {to}; hasta ahora, {from}",
  ticket_moved: "Desde ahora lo atiende {to}; hasta ahora, {from}",
  contact_added: "{name}, en la lista de contactos autorizados",
  contact_trained: "Registrada la formación de {name}",
  contact_untrained: "La formación de {name} ya no cuenta: se retiró el curso que la probaba",
  contact_removed: "{name}, fuera de la lista de contactos autorizados",
} satisfies Messages<typeof en>;
