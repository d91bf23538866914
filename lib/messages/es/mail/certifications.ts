import type en from "../../en/mail/certifications.ts";
import type { Messages } from "../../shape.ts";
import own from "./own-certificate.ts";

export default {
  own,
  nominated: {
    subject: "{name}, nombramiento para {area}",
    body: "{actor} ha nombrado a {name}, de {company}, para {area}. Lo siguiente es el día del curso.",
    button: "Ver a {name}",
  },
  training_set: {
    subject: "{area}: curso el {on, date, medium}",
    body: "El curso de {area} para {name} es el {on, date, medium}. {note}",
    button: "Ver la formación",
  },
  passed: {
    subject: "{name} ha superado {area}",
    body: "{name} ha superado el examen de {area}. Sigue la emisión del certificado.",
    button: "Ver el resultado",
  },
  failed: {
    subject: "Resultado en {area}",
    body: "{name} no ha superado esta vez el examen de {area}. Se puede repetir.",
    button: "Ver el resultado",
  },
  issued: {
    subject: "Certificado {number}: {area}",
    body: "{name} tiene la certificación en {area}, certificado {number}, hasta el {until, date, medium}, último día incluido.",
    button: "Ver el certificado",
  },
  renewed: {
    subject: "Renovado: certificado {number}, {area}",
    body: "{name} tiene la certificación en {area} por un plazo nuevo: {number}, del {from, date, medium} al {until, date, medium}.",
    button: "Ver el certificado",
  },
  replaced: {
    subject: "El certificado {old} queda sustituido por {number}",
    body: "{actor} ha sustituido el certificado {old} de {name} por {number}, {area}, válido del {from, date, medium} al {until, date, medium}. Motivo:\n{reason}\nEl anterior ya no tiene validez.",
    button: "Ver el certificado",
  },
  revoked: {
    subject: "El certificado {number} queda revocado",
    body: "{actor} ha revocado el certificado {number} de {name} en {area}. Motivo:\n{reason}\nDesde hoy deja de contar.",
    button: "Ver qué pasa ahora",
  },
  ending: {
    subject:
      "{days, plural, =0 {Termina hoy} one {Termina mañana} other {Termina en # días}}: certificado {number} de {name}",
    body: "El certificado de {name} en {area} ({number}) termina el {until, date, medium} y no está renovado.\nSi se renueva hasta ese día, el plazo nuevo sigue sin hueco.\n{depends}",
    button: "Ver el certificado",
  },
  endings: {
    subject:
      "{count, plural, one {Termina # certificado} other {Terminan # certificados}}, el primero {days, plural, =0 {hoy} one {mañana} other {en # días}}",
    body: "Estos certificados terminan y no están renovados:\n{list}\n{more, plural, =0 {Si se renueva hasta su día, el plazo nuevo sigue sin hueco.} one {En la página hay # más. Si se renueva hasta su día, el plazo nuevo sigue sin hueco.} other {En la página hay # más. Si se renueva hasta su día, el plazo nuevo sigue sin hueco.}}",
    button: "Ver los certificados",
  },
  holder_left: {
    subject: "{name} deja {company}, último día el {on, date, medium}",
    body: "Desde el día siguiente al {on, date, medium} los certificados de {name} ya no cuentan para {company}.\n{lost, plural, =0 {No se pierde ningún requisito del nivel.} one {Entonces deja de cumplirse # requisito de {tier}.} other {Entonces dejan de cumplirse # requisitos de {tier}.}}\n{tickets, plural, =0 {{name} no tiene casos abiertos por encima del nivel 1.} one {# caso abierto por encima del nivel 1 necesita a otra persona certificada.} other {# casos abiertos por encima del nivel 1 necesitan a otra persona certificada.}}",
    button: "Ver la escalera",
  },
  holder_stays: {
    subject: "{name} sigue en {company}",
    body: "Se ha retirado el último día de {name} en {company}. Los certificados de {name} siguen contando.",
    button: "Ver la escalera",
  },
  holder_joined: {
    subject: "{name} cuenta para {company}",
    body: "Desde el {on, date, medium}, {name} y sus certificados cuentan para {company}.",
    button: "Ver a la persona",
  },
} satisfies Messages<typeof en>;
