import type * as en from "#lib/messages/en/mail/tickets.ts";
import type { Messages } from "#lib/messages/shape.ts";

const clock =
  "{kind, select, diagnosis {el reloj de diagnóstico} resolution {el reloj de solución} next_reply {el reloj de la próxima respuesta} update {el reloj de novedades} level1 {el reloj del nivel 1} level2 {el reloj del nivel 2} level3 {el reloj del nivel 3} other {el reloj de respuesta}}";
/** What a case's clock promises its customer. */
export const promise =
  "{late, select, yes {{clock, select, diagnosis {El diagnóstico} resolution {La solución} next_reply {La próxima respuesta} update {Las novedades} other {La respuesta}} debía llegar a más tardar el {until}.} other {Tendrá {clock, select, diagnosis {el diagnóstico} resolution {una solución} next_reply {la próxima respuesta} update {las novedades} other {una respuesta}} a más tardar el {until}.}}";
/** What a mail leaves open (S5, S9). */
const asks =
  "La prioridad se apoya en lo que un correo no dice. Para avanzar antes, díganos en su respuesta, por favor:\n1. Qué versión usan y si es producción.\n2. Cuántos usuarios están afectados y si pueden seguir trabajando.\n3. Si base de datos, servidor de aplicaciones, sistema operativo y red funcionan y tienen soporte.";
const subject = "[{number}] {subject}";
const button = "Abrir el caso";

export const ticket = {
  opened: {
    subject,
    body: "{contact}, de {customer}, ha abierto el caso {number}, {priority}:\n{subject}\n{excerpt}\nEspera su diagnóstico.",
    button,
  },
  received: {
    subject,
    body: "Hemos recibido su caso con el número {number}, {priority}:\n{subject}\nLa página indica para cuándo tendrá respuesta y muestra cada paso.",
    button,
  },
  received_by_mail: {
    subject,
    body: `Hemos recibido su correo como el caso {number}, {priority}:\n{subject}\n${asks}`,
    button,
  },
  received_due: {
    subject,
    body: `Hemos recibido su caso con el número {number}, {priority}:\n{subject}\n${promise}\nLa página muestra cada paso.`,
    button,
  },
  received_by_mail_due: {
    subject,
    body: `Hemos recibido su correo como el caso {number}, {priority}:\n{subject}\n${promise}\n${asks}`,
    button,
  },
  let_in: {
    subject,
    body: `El correo de {writer}, que su empresa ha aceptado, es el caso {number}, {priority}. Conserva la hora a la que llegó:\n{subject}\n{until, select, none {} other {${promise}}}\n${asks}`,
    button,
  },
  logged_due: {
    subject,
    body: `{actor} ha registrado su llamada como el caso {number}, {priority}:\n{subject}\n${promise}`,
    button,
  },
  opened_again: {
    subject,
    body: "{actor} ha abierto el caso {number} según lo acordado, {priority}:\n{subject}\nNo tiene que hacer nada hasta que se le pida.",
    button,
  },
  logged: {
    subject,
    body: "{actor} ha registrado su llamada como el caso {number}, {priority}:\n{subject}\nLa página indica para cuándo tendrá respuesta.",
    button,
  },
  diagnosed: {
    subject,
    body: "{actor} ha revisado el caso {number} y lo atiende como {priority}.\n{excerpt}",
    button,
  },
  priority_changed: {
    subject,
    body: "{actor} ha cambiado la prioridad de {number} de {from} a {to}:\n{text}",
    button,
  },
  mail_undelivered: {
    subject,
    body: "Un correo sobre {number} no ha llegado a {name} ({address}): {failure, select, address {la dirección no lleva a ninguna parte} later {fue devuelto por un problema temporal} other {ha sido rechazado}}.\nEl servidor dice: {text}\nSi debe saberlo, hable con esa persona por otro medio.",
    button,
  },
  replied: {
    subject,
    body: "{actor}, de {organisation}, ha escrito:\n{excerpt}\n{next, select, resolved {El caso queda resuelto. Si no es así, una respuesta lo abre de nuevo.} waiting_customer {El caso espera su respuesta.} other {}}",
    button: "Leer y responder",
  },
  assigned: { subject, body: "{actor} le ha asignado el caso {number} de {customer}.", button },
  level_changed: {
    subject,
    body: "{actor} ha pasado el caso {number} de {customer} del nivel {from} al nivel {to}.",
    button,
  },
  level2_yours: {
    subject,
    body: "El caso {number} de {customer} pasa a usted: {from} ya no puede llevar el nivel 2.",
    button,
  },
  level2_passed: {
    subject,
    body: "El caso {number} de {customer} ha pasado de {from} a {name}: {from} ya no puede llevar el nivel 2.",
    button,
  },
  level2_nobody: {
    subject: "[{number}] Nadie certificado: {subject}",
    body: "{from} ya no puede llevar el nivel 2 y nadie más del partner puede. El caso {number} de {customer} espera a alguien que pueda llevarlo. Certifiquen a un compañero, devuélvanlo al nivel 1 o acuerden con el fabricante cómo seguir.",
    button,
  },
  rule_notice: {
    subject: "[{number}] {rule}: {subject}",
    body: "La regla «{rule}» de su equipo le señala el caso {number} de {customer}.",
    button,
  },
  rule_stopped: {
    subject: "[{number}] La regla «{rule}» se detuvo",
    body: "{why, select, chain {En el caso {number} de {customer} unas reglas pusieron en marcha a otras una y otra vez. «{rule}» se detuvo ahí. Revise, por favor, a qué esperan.} other {En el caso {number} de {customer} la regla «{rule}» se ejecutó demasiadas veces en una hora y se detuvo ahí. Revise, por favor, sus condiciones.}}",
    button,
  },
  holder_left: {
    subject: "[{number}] Por tomar: {subject}",
    body: "{from} ya no está en la empresa. El caso {number} de {customer} espera a quien lo tome.",
    button,
  },
  waiting: {
    subject,
    body: "{actor} necesita una respuesta de usted para continuar con el caso {number}:\n{excerpt}",
    button: "Leer y responder",
  },
  escalated: {
    subject: "[{number}] Nivel 3: {subject}",
    body: "{actor}, de {organisation}, ha escalado el caso {number} de {customer}, {priority}. Las evidencias están en la página. Acéptelo, pida más información o devuélvalo con un motivo.",
    button,
  },
  with_manufacturer: {
    subject,
    body: "{organisation} ha consultado al fabricante sobre el caso {number} y sigue con él. Usted no tiene que hacer nada: {organisation} le tendrá al corriente.",
    button,
  },
  l3_accepted: {
    subject,
    body: "{actor}, de {organisation}, ha aceptado el escalamiento de {number}.",
    button,
  },
  l3_more_wanted: {
    subject,
    body: "{actor}, de {organisation}, necesita más información para continuar con {number}:\n{excerpt}",
    button: "Responder",
  },
  l3_more_given: {
    subject,
    body: "{actor}, de {organisation}, ha aportado lo que usted pidió en {number}:\n{excerpt}",
    button,
  },
  l3_answered: {
    subject,
    body: "{actor}, de {organisation}, ha respondido como fabricante en {number}:\n{excerpt}\nEl caso vuelve a estar con ustedes.",
    button,
  },
  l3_handed_back: {
    subject,
    body: "{actor}, de {organisation}, ha devuelto {number}:\n{text}",
    button,
  },
  resolved: {
    subject,
    body: "{actor} ha resuelto el caso {number}:\n{excerpt}\nSi no queda resuelto, una respuesta lo abre de nuevo.",
    button,
  },
  merged_away: {
    subject,
    body: "El caso {number} sigue en {into}: tratan de lo mismo. No se pierde nada: lo escrito se lee allí y el plazo cuenta desde el más antiguo. Escriba en cualquiera de los dos; llega a {into}.",
    button,
  },
  undone: {
    subject,
    body: "{deed, select, resolve {El caso {number} se marcó como resuelto por error. Sigue abierto y en curso; puede dejar de lado lo que le escribimos al respecto.} close {El caso {number} se cerró por error. Está como antes.} other {Nuestra última pregunta en {number} se envió por error: no hace falta que la responda. El caso continúa.}}",
    button,
  },
  undone_yours: {
    subject,
    body: "{actor} ha deshecho la asignación a usted del caso {number} de {customer}.",
    button,
  },
  closed: { subject, body: "El caso {number} está cerrado.", button },
  closed_by_time: {
    subject,
    body: "El caso {number} está cerrado: terminaron los días para reabrirlo. Una respuesta abre un caso nuevo enlazado con él.",
    button,
  },
  silence_warned: {
    subject: "[{number}] Termina el {day} sin su respuesta: {subject}",
    body: "El caso {number} lleva un tiempo a la espera de su respuesta. Si no llega hasta el {day}, terminará por sí solo. Una respuesta lo mantiene abierto.",
    button: "Leer y responder",
  },
  resolved_by_silence: {
    subject,
    body: "El caso {number} ha terminado: no hubo respuesta hasta el {day}. Si aún necesita ayuda, una respuesta en los próximos días lo abre de nuevo.",
    button,
  },
  silence_ended_yours: {
    subject,
    body: "El caso {number} de {customer} ha terminado por sí solo: se avisó al cliente y no hubo respuesta hasta el {day}. Una respuesta en los días del plan lo abre de nuevo.",
    button,
  },
  rating_asked: {
    subject: "¿Cómo le fue? {subject}",
    body: "Su caso {number} ha terminado:\n{subject}\n¿Cómo se atendió? Elija una respuesta; se abre una página en la que la confirma y, si lo desea, añade unas palabras.",
    good: "Se atendió bien",
    bad: "No se atendió bien",
    button,
  },
  rated: {
    subject: "[{number}] {rating, select, good {Bien atendido} other {Mal atendido}}: {subject}",
    body: "{actor}, de {customer}, dice que el caso {number} {rating, select, good {se atendió bien} other {no se atendió bien}}.\n{words}",
    button,
  },
  reopened: { subject, body: "{actor} ha abierto de nuevo el caso {number}.\n{text}", button },
} satisfies Messages<typeof en.ticket>;

export const sla = {
  warning: {
    subject: "[{number}] Aviso: se ha usado el {percent} % del tiempo",
    body: `El caso {number} de {customer}, {priority}, ha usado el {percent} % de su tiempo (${clock}):\n{subject}`,
    button,
  },
  due_soon: {
    subject: "[{number}] Aviso: se ha usado el {percent} % del tiempo",
    body: `El caso {number} de {customer}, {priority}, ha usado el {percent} % de su tiempo (${clock}). Vence el {until}.\n{subject}`,
    button,
  },
  breached: {
    subject: "[{number}] Ha pasado el tiempo",
    body: `El caso {number} de {customer}, {priority}, ha superado su tiempo (${clock}):\n{subject}`,
    button,
  },
  escalated: {
    subject: "[{number}] Requiere a un responsable, paso {level}",
    body: `El caso {number} de {customer}, {priority}, ha llegado al paso {level} del escalamiento automático (${clock}):\n{subject}`,
    button,
  },
  escalated_again: {
    subject: "[{number}] Sigue requiriendo a un responsable, paso {level}",
    body: `Nadie ha dicho aún que lo ha visto: el caso {number} de {customer}, {priority}, está en el paso {level} del escalamiento automático (${clock}). «Lo he visto», en su página, pone fin a estos avisos.\n{subject}`,
    button,
  },
} satisfies Messages<typeof en.sla>;
