import type en from "../../en/events/contract-life.ts";
import type { Messages } from "../../shape.ts";

export default {
  quoted: "Enviada la oferta {quote}, revisión {revision}: {total}, válida hasta el {validUntil}",
  quote_accepted: "Aceptada la oferta {quote}, revisión {revision}",
  quote_declined: "Rechazada la oferta {quote}, revisión {revision}: {reason}",
  quote_withdrawn: "Retirada la oferta {quote}, revisión {revision}: {reason}",
  quote_outdated: "La oferta {quote}, revisión {revision}, ya no vale: su borrador se cambió",
  ordered: "Pedido {order} del {on}, de {orderedBy}",
  order_taken_back: "Anulado el pedido {order}: {reason}",
  amended: "Modificación {amendment} desde el {on}, {total}, acordada por {agreedBy}: {reason}",
  invoiced: "Facturado del {from} al {through} con {invoice}",
  invoice_opened: "Vuelto a abrir el periodo del {from} al {through} de {invoice}: {reason}",
  renewal_asked: "El cliente ha pedido lo que sigue. {reason}",
} satisfies Messages<typeof en>;
