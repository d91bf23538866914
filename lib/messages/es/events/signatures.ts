import type en from "#lib/messages/en/events/signatures.ts";
import type { Messages } from "#lib/messages/shape.ts";

export default {
  sent: "{title} {number} enviado a la firma de {names}",
  asked: "Se pide a {name} que firme {title} {number}",
  given: "{title} {number} firmado en el portal por {name}",
  reminded: "Se recuerda a {name} que firme {title} {number}",
  declined: "{title} {number} rechazado por {name}. {reason}",
  voided: "{title} {number} retirado. {reason}",
  expired: "{title} {number} no se firmó a tiempo",
} satisfies Messages<typeof en>;
