import type { Messages } from "#lib/messages/shape.ts";
import type en from "../../en/mail/releases.ts";

export default {
  published: {
    subject: "Ya está {product} {version}",
    body: "Se ha publicado {product} {version}. Su contrato la cubre: sus notas y archivos están en el portal.",
    button: "Ver qué trae",
  },
  end_announced: {
    subject: "{product} {version}: el soporte termina el {endsOn, date, medium}",
    body: "{workspace} anuncia el fin de {product} {version}. Hasta el {endsOn, date, medium}, incluido, tiene soporte como hasta ahora.\nAfecta a:\n{list}\n{advice}",
    button: "Ver el calendario",
  },
  end_moved: {
    subject: "{product} {version}: el fin pasa al {endsOn, date, medium}",
    body: "El fin de {product} {version} estaba anunciado para el {from, date, medium}. Se cambia: el último día con soporte es el {endsOn, date, medium}.\nAfecta a:\n{list}",
    button: "Ver el calendario",
  },
  end_taken_back: {
    subject: "{product} {version}: se retira el fin anunciado",
    body: "Se retira el fin de {product} {version}, anunciado para el {endsOn, date, medium}. Sigue con soporte como antes.\n{reason}\nAfecta a:\n{list}",
    button: "Ver el calendario",
  },
  ends_near: {
    subject:
      "{count, plural, one {Termina el soporte de una versión que usa} other {Termina el soporte de # versiones que usa}}, {days, plural, =0 {hoy} one {mañana} other {la primera en # días}}",
    body: "Termina el soporte de estas versiones:\n{list}\nDespués de su último día no se hacen correcciones para una versión. Planee la actualización con tiempo; quien le atiende le ayuda.",
    button: "Ver el calendario",
  },
} satisfies Messages<typeof en>;
