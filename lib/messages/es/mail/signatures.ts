import type en from "#lib/messages/en/mail/signatures.ts";
import type { Messages } from "#lib/messages/shape.ts";

export default {
  asked: {
    subject: "Se pide su firma: {title} {number}",
    body: "{workspace} va a firmar {title} {number} con {company}, y le toca a usted. Léalo en el portal y fírmelo allí hasta el {day}; lo confirmará con un código que le enviamos por correo.",
    button: "Leer y firmar",
  },
  reminded: {
    subject: "Falta su firma: {title} {number}",
    body: "{title} {number} de {workspace} con {company} sigue a la espera de su firma. Se puede firmar hasta el {day}; después habrá que enviarlo de nuevo.",
    button: "Leer y firmar",
  },
  declined: {
    subject: "{name} rechaza firmar {title} {number}",
    body: "{name} no firma {title} {number} de {workspace} con {company}. El motivo:\n{remark}\nYa nadie puede firmar este documento; se puede enviar otro.",
    button: "Ver el documento",
  },
  voided: {
    subject: "{title} {number} se ha retirado",
    body: "{actor} ha retirado {title} {number} de {workspace} con {company}; ya nadie puede firmarlo. El motivo:\n{remark}",
    button: "Ver el documento",
  },
  expired: {
    subject: "Ha vencido el plazo para firmar {title} {number}",
    body: "{title} {number} de {workspace} con {company} no se ha firmado a tiempo. {workspace} puede enviarlo de nuevo.",
    button: "Ver el documento",
  },
  code: {
    subject: "{code} es su código para firmar {title}",
    body: "Su código para firmar {title} ({number}): {code}\nVale durante {minutes} minutos y solo para este documento. Si ahora no está firmando nada, no haga nada y avise a un administrador de {workspace}.",
    button: "Abrir en el portal",
  },
} satisfies Messages<typeof en>;
