import type en from "../en/contracts.ts";
import type { Messages } from "../index.ts";

export default {
  entitlement: {
    noContract:
      "{customer} no tiene contrato de soporte, así que no se pueden abrir casos. El fabricante o su socio pueden ofrecerle uno.",
    notStarted: "El soporte de {customer} empieza el {from}. Los casos se pueden abrir a partir de ese día.",
    lapsed:
      "El soporte de {customer} terminó el {until}, así que no se pueden abrir casos nuevos. Los abiertos se pueden leer y se terminan. Quien le atiende puede renovar el contrato.",
    cancelled:
      "El contrato de {customer} se canceló; la cobertura terminó el {until}. Los casos abiertos se pueden leer y se terminan.",
    notAuthorised:
      "Solo los contactos autorizados abren casos. {count, plural, =0 {Aún no hay nadie en la lista: su administrador puede añadir contactos.} other {En {customer} son {contacts}: escríbales, o pida a su administrador que le añada a la lista.}}",
    notTrained:
      "Usted está en la lista de contactos, pero aún no consta su formación en el producto. {servedBy} la registra; mientras tanto puede abrir el caso {contacts}.",
    systemNotCovered: "Este sistema no está en el contrato. Elija uno que lo esté, o pida que se añada.",
    checklist:
      "Confirme antes que cada componente asociado funciona y tiene su propio soporte: ahorra una ronda de preguntas.",
  },
} satisfies Messages<typeof en>;
