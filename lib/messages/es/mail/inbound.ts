import type * as en from "#lib/messages/en/mail/inbound.ts";
import type { Messages } from "#lib/messages/shape.ts";
import { promise } from "./tickets.ts";

export const inbound = {
  waiting: {
    subject: "Su correo espera: {subject}",
    body: "Su correo «{subject}» ha llegado y se conserva. Los casos los abren los contactos autorizados de su empresa, y esta dirección no es de ninguno de ellos.\nSe les ha avisado y pueden aceptar su correo; conservará la hora a la que llegó. Si es urgente, hable con uno de ellos.",
  },
  unknown: {
    subject: "Su correo ha llegado: {subject}",
    body: "Su correo «{subject}» ha llegado y se conserva, pero aquí no se conoce esta dirección, así que no se ha abierto ningún caso.\nSi su empresa tiene contrato de soporte, escriba por favor desde la dirección de un contacto autorizado o hable con uno de ellos.",
  },
  staff: {
    subject: "Su correo espera: {subject}",
    body: "Su correo «{subject}» ha llegado y se conserva, pero no se ha podido llevar a un caso. Para escribir en un caso en el que participa, responda al mensaje que trata de él; un caso para un cliente se abre en el portal.",
  },
  refused: {
    subject: "Su correo espera: {subject}",
    body: "Su correo «{subject}» ha llegado y se conserva, pero no se ha podido llevar a un caso:\n{why}",
  },
  state: {
    subject: "[{number}] {subject}",
    body: `Caso {number}, {priority}: {state}.\n{subject}\n{where}\n{until, select, none {} other {${promise}}}\n{last, select, none {} other {El último mensaje es de {last}, {lastAt}.}}`,
    button: "Abrir el caso",
  },
  stateUnknown: {
    subject: "Caso {number}",
    body: "No hay ningún caso {number} por el que pueda preguntar esta dirección, y su pregunta no ha abierto ninguno.\nQué puede hacer:\n• Busque el número: está delante del asunto de todos los mensajes sobre el caso. Después escriba «estado» y el número como asunto.\n• Vea en el portal todos los casos que tiene a su alcance.\n{opens, select, yes {• Abra un caso nuevo: escriba a la misma dirección con un asunto que diga qué ocurre.} other {• Si necesita un caso nuevo, pídalo a un contacto autorizado de la empresa o ábralo en el portal, en la medida en que pueda.}}",
    button: "Ver sus casos",
  },
  tooMany: {
    subject: "Su correo queda apartado: {subject}",
    body: "Desde esta dirección han llegado más de {most} correos en una hora, que es cuanto se admite aquí. Su correo «{subject}» y los siguientes se conservan tal como llegaron, pero no están en ningún caso: quedan apartados hasta que alguien del equipo de soporte los revise. No hace falta enviarlos de nuevo.\nLos correos nuevos se vuelven a admitir en cuanto hayan llegado menos de {most} en una hora. Si es urgente, escriba en el portal. Se le avisa de esto una vez por hora como mucho.",
    button: "Sus casos",
  },
  letIn: {
    subject: "[{number}] {subject}",
    body: "Un contacto de su empresa ha aceptado su correo «{subject}». Está en el caso {number}.",
  },
  declined: {
    subject: "Su correo se ha rechazado: {subject}",
    body: "Un contacto de su empresa ha rechazado su correo «{subject}». No se ha abierto ningún caso. Si cree que debería abrirse, hable con un contacto autorizado de su empresa.",
  },
} satisfies Messages<typeof en.inbound>;

const invitation_undelivered = {
  subject: "Su invitación a {name} ha sido devuelta",
  body: "Su invitación de {name} a {company} no ha llegado a {address}. El servidor dijo: {words}. {failure, select, address {La dirección no lleva a ninguna parte: retire la invitación e invite de nuevo con la correcta.} later {Su buzón no aceptó el correo: envíe la invitación de nuevo más tarde o pida otra dirección.} other {Su servidor no quiso este correo: asegúrese de que la dirección es correcta, e invite de nuevo o avísele por otra vía.}}",
  button: "Ver la invitación",
};

export const mail = {
  invitation_undelivered,
  // The same to a customer: another group of news.
  invitation_undelivered_customer: invitation_undelivered,
  address_failing: {
    subject: "El correo a {address} no llega",
    body: "Los correos a {address} son devueltos. Un servidor dice: {words}\nHasta que usted diga que funciona, o cambie su dirección, se le avisa solo en el portal.",
    button: "Verlo",
  },
  set_aside: {
    subject: "{count, plural, one {Un correo ha quedado apartado} other {# correos han quedado apartados}}",
    body: "{count, plural, one {Un correo que llegó no se pudo admitir y ha quedado apartado} other {# correos que llegaron no se pudieron admitir y han quedado apartados}}: por estar dañado, por ser demasiados de un mismo remitente o por haberse intentado demasiadas veces. Se conserva tal como llegó y no detiene nada más.\nQuien escribió quizá espere una respuesta. Vea qué es, pida que se revise de nuevo o descártelo.",
    button: "Ver lo apartado",
  },
  held: {
    subject: "Un correo espera su decisión: {subject}",
    body: "{from} ({address}) ha escrito «{subject}» y no es contacto autorizado. No se ha abierto nada.\nPuede aceptar el correo, que abre el caso con la hora a la que llegó, o rechazarlo.",
    button: "Decidir",
  },
  held_more: {
    subject: "{count, plural, one {Otro correo espera} other {# correos más esperan}} su decisión: {from}",
    body: "{from} ({address}) ha escrito {count, plural, one {otro correo} other {# correos más}} desde el último aviso. No se ha abierto nada.\nPuede aceptarlos o rechazarlos, varios a la vez.",
    button: "Decidir",
  },
  held_unverified: {
    subject: "Un correo no se pudo comprobar: {subject}",
    body: "El correo «{subject}» lleva {address} como remitente, pero nadie responde de que venga de ahí. No se ha abierto nada.\nAcéptelo solo si sabe que es auténtico; si no, rechácelo.",
    button: "Decidir",
  },
} satisfies Messages<typeof en.mail>;
