import type en from "#lib/messages/en/mail/applications.ts";
import type { Messages } from "#lib/messages/shape.ts";

export default {
  link: {
    subject: "Su solicitud a {workspace}",
    body: "Usted quiere presentar una solicitud por {company}: este enlace abre el formulario; sirve una vez y durante 72 horas. Lo que escriba se guarda, así que puede salir y volver.\nSi no sabe nada de esto, no tiene que hacer nada.",
    button: "Abrir la solicitud",
  },
  sign_in: {
    subject: "Su solicitud a {workspace}",
    body: "Usted ya participa por {company}: inicie sesión y se abrirá la solicitud.\nSi no sabe nada de esto, no tiene que hacer nada.",
    button: "Iniciar sesión",
  },
  submitted: {
    subject: "{company} presenta su solicitud: {number}",
    body: "{company} ha enviado su solicitud {number}. La completó {actor}.\nLéala y asigne sus puntos; la página indica para cuándo se debe responder.",
    button: "Leer la solicitud",
  },
  answered: {
    subject: "{company} ha respondido: {number}",
    body: "{company} ha respondido lo que usted preguntó en {number}. El plazo para su respuesta corre de nuevo.",
    button: "Leer las respuestas",
  },
  withdrawn: {
    subject: "{company} ha retirado {number}",
    body: "{actor} ha retirado la solicitud de {company}. No queda nada por hacer.",
    button: "Ver la solicitud",
  },
  withdrawal_confirmed: {
    subject: "Retirada: {number}",
    body: "{actor} ha retirado la solicitud {number} de {company}; {workspace} ya no la lee. Puede presentar otra en cualquier momento, a partir de las respuestas que dio.",
    button: "Ver la solicitud",
  },
  request_withdrawn: {
    subject: "Ya no se pregunta: {number}",
    body: "{actor}, de {workspace}, ha retirado la pregunta sobre su solicitud {number}. Sigue tal como la envió y usted no tiene nada que hacer. Lo que haya escrito desde entonces se guarda para usted en su página.",
    button: "Ver la solicitud",
  },
  assessors_asked: {
    subject: "Valorar a {company}: {number}",
    body: "{actor} le pide que valore la solicitud {number} de {company}. Dé sus propios puntos; leerá los de los demás cuando haya entregado los suyos.",
    button: "Valorarla",
  },
  answer_due: {
    subject: "Por vencer: su respuesta a {company}",
    body: "La respuesta a la solicitud {number} de {company} vence el {day}. El solicitante ve el mismo reloj.",
    button: "Abrir la solicitud",
  },
  answer_overdue: {
    subject: "Vencida: su respuesta a {company}",
    body: "La respuesta a la solicitud {number} de {company} vencía el {day} y no se ha dado. El solicitante ve que va con retraso.",
    button: "Abrir la solicitud",
  },
  information_asked: {
    subject: "{workspace} necesita saber más: {number}",
    body: "{actor}, de {workspace}, está leyendo su solicitud y necesita saber más:\n{note}\nSolo se abren de nuevo las preguntas indicadas. Sus demás respuestas quedan como las envió.",
    button: "Responder",
  },
  accepted: {
    subject: "Su solicitud {number} ha sido aceptada",
    body: "{workspace} ha aceptado la solicitud de {company}. Ya están abiertos los primeros pasos para ser partner, cada uno con su fecha.",
    button: "Ver lo que sigue",
  },
  rejected: {
    subject: "Sobre su solicitud {number}",
    body: "{workspace} ha leído la solicitud de {company} y esta vez no la acepta. El motivo:\n{note}\nPuede presentar otra en cualquier momento; sus respuestas siguen disponibles.",
    button: "Ver la solicitud",
  },
} satisfies Messages<typeof en>;
