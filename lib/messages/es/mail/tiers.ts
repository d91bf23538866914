import type en from "../../en/mail/tiers.ts";
import type { Messages } from "../../shape.ts";

export default {
  granted: {
    subject: "{company}: {tier}",
    body: "{actor}, de {workspace}, ha concedido {tier} a {company}. Sus ventajas valen desde ahora.",
    button: "Ver las ventajas",
  },
  lowered: {
    subject: "{company} pasa a {tier}",
    body: "{actor}, de {workspace}, ha pasado a {company} a {tier}. Desde ahora sus ventajas son las de {tier}. Motivo:\n{reason}",
    button: "Ver la escalera",
  },
  remediation_opened: {
    subject: "{company}: plazo para subsanar hasta el {until, date, medium}",
    body: "Falta un requisito de {tier}. {workspace} da a {company} hasta el {until, date, medium} para subsanarlo; el nivel y las ventajas siguen mientras tanto. Motivo:\n{reason}",
    button: "Ver qué falta",
  },
  remediation_extended: {
    subject: "{company}: más plazo para subsanar, hasta el {until, date, medium}",
    body: "{workspace} ha ampliado el plazo para subsanar hasta el {until, date, medium}. Motivo:\n{reason}",
    button: "Ver qué falta",
  },
  remediation_closed: {
    subject: "{company}: todo vuelve a cumplirse",
    body: "{workspace} ha cerrado el plazo de subsanación. {company} sigue en {tier}.",
    button: "Ver la escalera",
  },
  suspended: {
    subject: "{company} queda en suspenso",
    body: "{workspace} ha suspendido a {company}. Sus ventajas no valen hasta que se restablezca. Motivo:\n{reason}",
    button: "Ver la escalera",
  },
  reinstated: {
    subject: "{company} vuelve a estar activa",
    body: "{workspace} ha restablecido a {company}. Sus ventajas valen de nuevo.",
    button: "Ver las ventajas",
  },
  ended: {
    subject: "Ha terminado la colaboración de {company}",
    body: "{workspace} ha puesto fin a la colaboración de {company}. Con ella terminan el nivel y las ventajas. Motivo:\n{reason}",
    button: "Ver la colaboración",
  },
  no_longer_met: {
    subject: "{company}: {tier} ya no se cumple",
    body: "Desde el {on, date, medium}, a {company} le falta algo que pide {tier}. El nivel y las ventajas siguen hasta que una persona de {workspace} decida.",
    button: "Ver qué falta",
  },
  met_again: {
    subject: "{company}: {tier} vuelve a cumplirse",
    body: "Desde el {on, date, medium}, {company} vuelve a cumplir todo lo que pide {tier}.",
    button: "Ver la escalera",
  },
  remediation_ending: {
    subject:
      "{company}: {days, plural, =0 {último día} one {queda # día} other {quedan # días}} para subsanar",
    body: "El plazo de {company} para subsanar termina el {until, date, medium}. Aún falta algo que pide {tier}; después, {workspace} decide sobre el nivel y las ventajas.",
    button: "Ver qué falta",
  },
  remediation_over: {
    subject: "{company}: ha terminado el plazo para subsanar",
    body: "El plazo de {company} para subsanar terminó el {until, date, medium}. Ahora {workspace} decide sobre {tier}; hasta entonces siguen el nivel y las ventajas.",
    button: "Ver la escalera",
  },
  benefit_withdrawn: {
    subject: "{company}: se retira «{benefit}»",
    body: "{actor}, de {workspace}, ha retirado a {company} esta ventaja de {tier}: {benefit}. Motivo:\n{reason}",
    button: "Ver las ventajas",
  },
  benefit_restored: {
    subject: "{company}: vuelve «{benefit}»",
    body: "{actor}, de {workspace}, ha devuelto a {company} esta ventaja de {tier}: {benefit}.",
    button: "Ver las ventajas",
  },
} satisfies Messages<typeof en>;
