import type * as en from "#lib/messages/en/events/onboarding.ts";
import type { Messages } from "#lib/messages/shape.ts";

export const step = {
  done: "Hecho: {step}",
  confirmed: "Confirmado: {step}",
  returned: "Devuelto: {step}. {remark}",
  settled: "Terminado por lo que consta: {step}",
  assigned: "Cambió quién se ocupa de «{step}»",
  moved: "«{step}» vence ahora el {dueOn}. {remark}",
  remarked: "Sobre «{step}»: {remark}",
  blocked: "«{step}» está a la espera: {remark}",
  unblocked: "«{step}» sigue adelante. {remark}",
  cleared: "«{step}» está terminado y ya no espera: {remark}",
} satisfies Messages<typeof en.step>;
export const agreement = {
  prepared: "{title} {number} preparado para la firma",
  signed: "{title} {number} firmado por {by} el {on}",
  in_force: "{title} {number} firmado por ambas partes; la última firma es de {by}, el {on}",
  copied: "Copia firmada en papel añadida a {title} {number}: {name}",
  ended: "{title} {number} terminado desde el {on}. {reason}",
  notice_given: "Denunciado {title} {number}: deja de regir el {on}. {reason}",
  ending: "{title} {number} termina el {on}, en {days, plural, one {# día} other {# días}}",
} satisfies Messages<typeof en.agreement>;
export const plan = {
  submitted: "Plan comercial «{title}» presentado",
  validated: "Plan comercial «{title}» validado desde el {on}",
  returned: "Plan comercial «{title}» devuelto. {remark}",
  commented:
    "Comentario en el plan comercial sobre {part, select, market {el mercado} offers {la oferta} targets {los objetivos} actions {las acciones} other {}}: {remark}",
  progress: "Avance del plan comercial registrado: {item}",
} satisfies Messages<typeof en.plan>;
export const message = {
  sent: "Mensaje: {subject}",
} satisfies Messages<typeof en.message>;
export const evidence = {
  submitted: "Evidencia presentada: {title}",
  withdrawn: "Evidencia retirada: {title}",
  confirmed: "Evidencia confirmada: {title}, desde el {on}",
  returned: "Evidencia devuelta: {title}. {remark}",
  ended: "La evidencia deja de contar el {on}: {title}. {remark}",
  ending: "La evidencia «{title}» termina el {on}, en {days, plural, one {# día} other {# días}}",
} satisfies Messages<typeof en.evidence>;
export const company = {
  details_changed: "Cambiaron los datos de la empresa",
  teams_changed: "Cambiaron los equipos de soporte",
  solution_described: "Solución integrada descrita: {name}",
  solution_reviewed: "Solución integrada revisada: {name}",
} satisfies Messages<typeof en.company>;
