import type * as en from "#lib/messages/en/mail/onboarding.ts";
import type { Messages } from "#lib/messages/shape.ts";

export const step = {
  done: {
    subject: "{company}: hecho, {step}",
    body: "{actor} ha marcado «{step}» como hecho.{confirm, select, yes { Revise lo entregado: confírmelo o devuélvalo con una observación.} other {}}",
    button: "Ver el paso",
  },
  confirmed: {
    subject: "{company}: confirmado, {step}",
    body: "{actor} ha confirmado «{step}». La página muestra qué sigue.",
    button: "Ver qué sigue",
  },
  returned: {
    subject: "{company}: devuelto, {step}",
    body: "{actor} devuelve «{step}» con este comentario:\n{remark}\nLo entregado sigue ahí.",
    button: "Ver el paso",
  },
  moved: {
    subject: "{company}: otra fecha para {step}",
    body: "«{step}» vence ahora el {day}. {actor} da este motivo:\n{remark}",
    button: "Ver el paso",
  },
  remarked: {
    subject: "{company}: un comentario sobre {step}",
    body: "{actor} escribe sobre «{step}»:\n{remark}",
    button: "Ver el paso",
  },
  blocked: {
    subject: "{company}: {step} está a la espera",
    body: "{actor} indica qué espera «{step}»:\n{remark}\nSi usted puede resolverlo, indíquelo en la página. La fecha se mantiene hasta que alguien la mueva.",
    button: "Ver el paso",
  },
  unblocked: {
    subject: "{company}: {step} sigue adelante",
    body: "{actor} indica que ya está lo que esperaba «{step}». {remark}",
    button: "Ver el paso",
  },
} satisfies Messages<typeof en.step>;
export const agreement = {
  prepared: {
    subject: "{title} {number} espera su firma",
    body: "{actor} ha preparado {title} {number} de {workspace} con {company}. Cada parte registra su propia firma con su fecha.",
    button: "Ver el acuerdo",
  },
  signed: {
    subject: "{title} {number} tiene la firma de una parte",
    body: "{actor} ha registrado una firma del {day} en {title} {number} de {workspace} con {company}. Falta la firma de la otra parte.",
    button: "Ver el acuerdo",
  },
  in_force: {
    subject: "{title} {number} está firmado por ambas partes",
    body: "{title} {number} de {workspace} con {company} está firmado por ambas partes. La página muestra desde cuándo y hasta cuándo cuenta.",
    button: "Ver el acuerdo",
  },
  ended: {
    subject: "{title} {number} se ha terminado",
    body: "{actor} ha terminado {title} {number} de {workspace} con {company} desde el {day}. El motivo:\n{remark}",
    button: "Ver el acuerdo",
  },
  copied: {
    subject: "Una copia en papel de {title} {number}, de {company}",
    body: "{actor} ha añadido una copia firmada en papel, {name}. Las firmas y la vigencia no cambian.",
    button: "Ver la copia",
  },
  notice_given: {
    subject: "{company} denuncia {title} {number} con efecto el {day}",
    body: "{actor}, de {company}, ha comunicado el fin de {title} {number}: deja de regir el {day}. El nivel y las ventajas se mantienen hasta que ustedes decidan. El motivo:\n{remark}",
    button: "Ver el acuerdo",
  },
  ending: {
    subject: "{title} {number} termina en {days, plural, one {# día} other {# días}}",
    body: "{title} {number} de {workspace} con {company} termina el {day}. Una renovación firmada antes empieza el día siguiente, sin interrupción.",
    button: "Ver el acuerdo",
  },
} satisfies Messages<typeof en.agreement>;
export const plan = {
  submitted: {
    subject: "{company} presenta su plan comercial",
    body: "{actor} ha presentado «{title}». Valídelo o devuélvalo con un comentario.",
    button: "Leer el plan",
  },
  validated: {
    subject: "El plan comercial de {company} está validado",
    body: "{actor} ha validado «{title}» desde el {day}.",
    button: "Ver el plan",
  },
  returned: {
    subject: "El plan comercial de {company} vuelve",
    body: "{actor} devuelve «{title}» con este comentario:\n{remark}\nEl texto está como estaba; cámbielo y preséntelo de nuevo.",
    button: "Cambiar el plan",
  },
  commented: {
    subject: "{company}: un comentario sobre el plan comercial",
    body: "{actor} comenta «{title}», sobre {part, select, market {el mercado} offers {la oferta} targets {los objetivos} actions {las acciones} other {}}:\n{remark}",
    button: "Leer y responder",
  },
} satisfies Messages<typeof en.plan>;
export const evidence = {
  submitted: {
    subject: "{company}: una evidencia por confirmar, «{title}»",
    body: "{actor} ha presentado «{title}». Cuenta en cuanto se confirma; si le falta algo, devuélvala diciendo qué.",
    button: "Verla",
  },
  confirmed: {
    subject: "{company}: «{title}» está confirmada",
    body: "{actor} ha confirmado «{title}». Cuenta desde el {day}.",
    button: "Verla",
  },
  returned: {
    subject: "{company}: vuelve «{title}»",
    body: "{actor} devuelve «{title}» con este comentario:\n{remark}\nEstá como la presentaron; cámbienla y preséntenla de nuevo.",
    button: "Cambiarla",
  },
  ended: {
    subject: "{company}: «{title}» ya no cuenta",
    body: "{actor} ha puesto fin a «{title}»: deja de contar el {day}. El motivo:\n{remark}",
    button: "Ver qué se pide",
  },
  ending: {
    subject:
      "{company}: «{title}» termina en {days, plural, =0 {menos de un día} one {# día} other {# días}}",
    body: "«{title}», de {company}, cuenta hasta el {day}. Lo que se presente y se confirme antes no deja huecos.",
    button: "Presentar la siguiente",
  },
} satisfies Messages<typeof en.evidence>;
export const company = {
  solution_described: {
    subject: "{company} describe su solución",
    body: "{actor} ha descrito la solución integrada «{name}». Espera su revisión.",
    button: "Leerla",
  },
  solution_reviewed: {
    subject: "La solución de {company} está revisada",
    body: "{actor} ha revisado «{name}». Cuenta desde hoy.",
    button: "Verla",
  },
} satisfies Messages<typeof en.company>;
export const message = {
  sent: { subject: "{subject}", body: "{text}", button: "Abrir en el portal" },
} satisfies Messages<typeof en.message>;
export const onboarded = {
  subject: "{company} ha terminado su incorporación",
  body: "Todos los pasos de {company} están terminados. Su escalera muestra qué nivel se le podría otorgar; la decisión es de ustedes.",
  button: "Ver la escalera",
} satisfies Messages<typeof en.onboarded>;
