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
  refusal: {
    manage:
      "De los contratos se encargan los responsables del fabricante y los administradores y comerciales del socio que atiende. Pídaselo a uno de ellos.",
    edit: "Solo se puede cambiar o firmar un borrador, y lo hacen los responsables del fabricante o el socio que atiende.",
    cancel: "Solo los responsables del fabricante cancelan un contrato. Escríbales.",
    serving: "Solo los responsables del fabricante deciden quién atiende a un cliente.",
    contacts:
      "La lista la llevan el administrador del cliente, el socio que atiende y el fabricante, mientras el contrato está abierto.",
    training: "La formación la registra quien atiende el contrato, no el cliente.",
    renewed: "Este contrato ya tiene una renovación: {number}.",
    contactsFull:
      "{plan} incluye {allowed, plural, one {# contacto autorizado} other {# contactos autorizados}}, y ya están todos nombrados. Quite antes a alguien, o renueve con un plan que incluya más.",
  },
  invalid: {
    date: "Escriba un día como 2027-03-11.",
    product: "Elija uno de los productos.",
    plan: "Elija uno de los planes vigentes.",
    customer: "Elija un cliente.",
    serving: "Elija el fabricante o un socio activo.",
    sameServing: "Ya es quien atiende al cliente.",
    servedByOther:
      "{servedBy} atiende a este cliente con {number}. Cambie antes allí quién atiende; los casos abiertos pasan también.",
    noSystems: "Añada al menos un sistema.",
    termTooShort: "Este plan se firma por al menos {months} meses.",
    signedAhead: "El día de la firma no puede ser futuro.",
    trainedAhead: "El día de la formación no puede ser futuro.",
    alreadyListed: "Esta persona ya está en la lista.",
    price: {
      no_systems: "Añada al menos un sistema.",
      other_currency: "Este plan se calcula en otra moneda.",
      unit_not_sold: "Este plan no se vende por esa unidad.",
      not_an_amount: "Indique un importe o un número de unidades en cada sistema.",
    },
  },
} satisfies Messages<typeof en>;
