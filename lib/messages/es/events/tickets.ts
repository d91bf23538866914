import type * as en from "#lib/messages/en/events/tickets.ts";
import type { Messages } from "#lib/messages/shape.ts";

const channel = "{channel, select, phone {, por teléfono} email {, por correo} other {}}";
const clock =
  "{kind, select, diagnosis {el reloj de diagnóstico} resolution {el reloj de solución} next_reply {el reloj de la próxima respuesta} update {el reloj de novedades} level1 {el reloj del nivel 1} level2 {el reloj del nivel 2} level3 {el reloj del nivel 3} other {el reloj de respuesta}}";

const relation =
  "{relation, select, duplicate_of {Duplicado de} duplicated_by {Tiene un duplicado:} child_of {Depende de} parent_of {Caso principal de} other {Relacionado con}}";

export const ticket = {
  opened: `Caso abierto${channel}: {priority}`,
  diagnosed: "Diagnosticado: {priority}",
  priority_changed: "Prioridad cambiada de {from} a {to}",
  answered: "Respondido: el reloj de respuesta se detiene",
  waiting: "Reloj en pausa: se espera {reader, select, customer {su respuesta} other {al cliente}}",
  resumed: "El reloj corre de nuevo: {hours, plural, =0 {} other {# h }}{minutes} min de espera",
  taken: "{name} tomó el caso",
  assigned: "Asignado a {name}",
  released: "{name} ya no lleva el caso; queda a la espera de quien lo tome",
  undone:
    "Se deshizo: {deed, select, resolve {el caso no está resuelto} close {el caso no está cerrado} ask {la pregunta {reader, select, customer {que se le hizo} other {al cliente}}} resume {vuelve a esperar {reader, select, customer {su respuesta} other {al cliente}}} other {lo lleva quien lo llevaba antes}}",
  level_changed: "Pasado del nivel {from} al nivel {to}",
  level2_passed:
    "Pasado de {from} a {name}: {from} ya no puede llevar el nivel 2{how, select, chosen {; elegido de antemano} other {; quien menos casos tenía}}",
  level2_nobody: "Nadie certificado: {from} ya no puede llevar el nivel 2 y nadie más del partner puede",
  holder_left: "{from} ya no está en la empresa; el caso espera a quien lo tome",
  with_manufacturer: "Pasado al fabricante",
  back_from_manufacturer: "De vuelta del fabricante",
  escalated: "Escalado al nivel 3 por {name}",
  l3_accepted: "{name} lo aceptó en el nivel 3",
  l3_more_wanted: "{name} pidió más información",
  l3_more_given: "{name} aportó lo que se pidió",
  l3_answered: "{name} respondió como fabricante",
  l3_handed_back: "{name} lo devolvió",
  mail_undelivered:
    "No entregado a {name} ({address}): {failure, select, address {la dirección no lleva a ninguna parte} later {fue devuelto por un problema temporal} other {ha sido rechazado}}",
  replied: "Mensaje nuevo",
  resolved: "Resuelto",
  closed: "Cerrado",
  closed_by_time: "Cerrado: terminó el plazo para reabrirlo",
  silence_warned:
    "{reader, select, customer {Se le avisó} other {Se avisó al cliente}}: sin respuesta hasta el <day></day>, el caso termina",
  resolved_by_silence: "Terminado: no hubo respuesta hasta el <day></day>",
  rating_asked: "Se preguntó a {contact} cómo se atendió el caso",
  rated: "Dijo cómo se atendió el caso",
  rating_changed: "Cambió lo que dijo de cómo se atendió el caso",
  reopened: "Abierto de nuevo",
  linked: `${relation} {other}`,
  unlinked: "Ya no está enlazado con {other}",
  merged_away: "Sigue en {into}: desde aquí son un solo caso",
  merged_in:
    "{from} sigue en este caso; su conversación está aquí también y el reloj cuenta desde la apertura más temprana",
  split: "{count, plural, one {Un mensaje pasó a ser} other {# mensajes pasaron a ser}} el caso {into}",
  defect_linked: "Enlazado con el defecto {defect}: {title}",
  defect_unlinked: "Ya no está enlazado con el defecto {defect}",
  wish_linked: "Pide la funcionalidad {wish}",
  wish_unlinked: "Ya no pide la funcionalidad {wish}",
  call_came: "La llamada llegó el <was></was>; los relojes cuentan desde entonces",
  rule_did:
    "{what, select, assign {La regla «{rule}» asignó el caso a {value}} priority {La regla «{rule}» puso la prioridad {value}} level {La regla «{rule}» lo pasó al nivel {value}} follow {La regla «{rule}» añadió a {value} como seguidor} tag {La regla «{rule}» puso la etiqueta {value}} note {La regla «{rule}» dejó una nota} other {La regla «{rule}» avisó a {value}}}",
  rule_notice: "La regla «{rule}» lo señaló a alguien",
  rule_stopped:
    "{why, select, chain {La regla «{rule}» se detuvo: demasiadas reglas se pusieron en marcha unas a otras} other {La regla «{rule}» se detuvo en este caso: se ejecutó demasiadas veces en una hora}}",
  followed: "Continúa en {number}",
} satisfies Messages<typeof en.ticket>;

export const sla = {
  warning: `Aviso: se ha usado el {percent} % del tiempo, ${clock}`,
  breached: `Ha pasado el tiempo: ${clock}`,
  escalated: `Comunicado a los responsables, paso {level}: ${clock}`,
  escalated_again: `Comunicado de nuevo, paso {level}: ${clock}`,
  moved: `El vencimiento pasó del <was></was> al <due></due>, al cambiar el calendario: ${clock}`,
  seen: `Paso {level} del escalamiento visto: ${clock}`,
} satisfies Messages<typeof en.sla>;
