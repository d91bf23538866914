import type en from "../../en/mail/contract-life.ts";
import type { Messages } from "../../shape.ts";

export default {
  quoted: {
    subject: "Oferta {quote} para {customer}",
    body: "{servedBy} ofrece {plan} a {customer}: oferta {quote}, revisión {revision}, válida hasta el {validUntil, date, medium}.\nUn administrador del cliente la acepta o la rechaza en el portal. Allí están el precio, su suma y el documento.",
    button: "Ver la oferta",
  },
  quote_accepted: {
    subject: "{customer} ha aceptado la oferta {quote}",
    body: "{actor} ha aceptado la oferta {quote}, revisión {revision}, por {customer}.\nLo siguiente es el pedido de compra y la firma de ambas partes.",
    button: "Ver el contrato",
  },
  quote_declined: {
    subject: "{customer} ha rechazado la oferta {quote}",
    body: "{actor} ha rechazado la oferta {quote}, revisión {revision}:\n{reason}\nSe puede enviar otra revisión.",
    button: "Ver el contrato",
  },
  quote_withdrawn: {
    subject: "Retirada la oferta {quote} para {customer}",
    body: "La oferta {quote}, revisión {revision}, ya no se puede aceptar. Motivo:\n{reason}",
    button: "Ver la oferta",
  },
  quote_outdated: {
    subject: "La oferta {quote} para {customer} ya no vale",
    body: "{actor} ha cambiado el borrador de la oferta {quote}, revisión {revision}: ya no se puede aceptar, y si se aceptó, ya no cuenta.\nSe puede enviar una revisión nueva.",
    button: "Ver la oferta",
  },
  ordered: {
    subject: "{customer} ha pedido {plan} con {order}",
    body: "Pedido de compra {order} del {on, date, medium}, de {orderedBy}, para el contrato {number}.\nLo siguiente es la firma de ambas partes.",
    button: "Ver el contrato",
  },
  order_taken_back: {
    subject: "Anulado el pedido {order} de {customer}",
    body: "El pedido del contrato {number} ya no cuenta. Motivo:\n{reason}",
    button: "Ver el contrato",
  },
  amended: {
    subject: "El contrato {number} de {customer} cambia el {on, date, medium}",
    body: "La modificación {amendment} cuenta desde el {on, date, medium}, acordada por {agreedBy}:\n{reason}\nQué cambia y cuánto cuesta está en la página del contrato. Los casos abiertos siguen con lo que regía cuando se abrieron.",
    button: "Ver el contrato",
  },
  renewal_asked: {
    subject: "{customer} pide lo que sigue al contrato {number}",
    body: "{actor} pide a {servedBy} lo que sigue al contrato {number}, que termina o terminó el {endsOn, date, medium}.\n{reason}",
    button: "Ver el contrato",
  },
} satisfies Messages<typeof en>;
