import type en from "../../en/mail/own-certificate.ts";
import type { Messages } from "../../shape.ts";

export default {
  training_set: {
    subject: "{area}: su curso es el {on, date, medium}",
    body: "Su curso de {area} es el {on, date, medium}. {note}",
    button: "Ver la formación",
  },
  passed: {
    subject: "Ha superado {area}",
    body: "Ha superado el examen de {area}. Sigue la emisión del certificado.",
    button: "Ver el resultado",
  },
  failed: {
    subject: "Su resultado en {area}",
    body: "Esta vez no ha superado el examen de {area}. Se puede repetir.",
    button: "Ver el resultado",
  },
  issued: {
    subject: "Su certificado {number}: {area}",
    body: "Tiene usted la certificación en {area}, certificado {number}, hasta el {until, date, medium}, último día incluido.",
    button: "Ver el certificado",
  },
  renewed: {
    subject: "Renovado: su certificado {number}, {area}",
    body: "Tiene usted la certificación en {area} por un plazo nuevo: {number}, del {from, date, medium} al {until, date, medium}.",
    button: "Ver el certificado",
  },
  replaced: {
    subject: "Su certificado {old} queda sustituido por {number}",
    body: "{actor} ha sustituido su certificado {old} por {number}, {area}, válido del {from, date, medium} al {until, date, medium}. Motivo:\n{reason}\nEl anterior ya no tiene validez: donde lo mostró, facilite el enlace, la insignia o el papel nuevos.",
    button: "Ver el certificado",
  },
  revoked: {
    subject: "Su certificado {number} queda revocado",
    body: "{actor} ha revocado su certificado {number} en {area}. Motivo:\n{reason}\nDesde hoy deja de contar.",
    button: "Ver qué pasa ahora",
  },
  ending: {
    subject:
      "{days, plural, =0 {Termina hoy} one {Termina mañana} other {Termina en # días}}: su certificado {number}",
    body: "Su certificado en {area} ({number}) termina el {until, date, medium} y no está renovado.\nSi se renueva hasta ese día, el plazo nuevo sigue sin hueco.\n{depends}",
    button: "Ver el certificado",
  },
} satisfies Messages<typeof en>;
