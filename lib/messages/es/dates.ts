import type en from "../en/dates.ts";
import type { Messages } from "../shape.ts";

export default {
  title: "Fechas solicitadas",
  without: "Cursos sin fecha",
  none: "todavía sin fecha",
  ask: "Pedir fecha",
  askTitle: "¿Pedir a {vendor} una fecha para {course}?",
  askText:
    "Ahora no hay ninguna convocatoria con inscripción abierta. {vendor} verá que su empresa la pide; en cuanto haya fecha, le avisaremos por correo.",
  people: "Cuántas personas",
  note: "Lo que convenga saber, como cuándo le viene bien",
  send: "Pedir",
  asked: "Solicitud enviada",
  askedOn: "fecha pedida el {day}; {vendor} aún no ha respondido",
  askedBy: "{company} pidió fecha el {day}",
  lately: "{vendor} no la convoca de momento: {reason}",
  line: "{people, plural, one {una persona} other {# personas}} · pedida el {day} por {name}",
  plan: "Abrir convocatoria",
  decline: "No convocar",
  declineTitle: "¿No convocar {course}?",
  declineText: "Se avisará a {company}, con el motivo que indique.",
  reason: "Motivo",
  declineSend: "No convocar",
  declined: "Se ha avisado a {company}",
  withdraw: "Retirar",
  withdrawn: "Solicitud retirada",
  open: "sin respuesta todavía",
} satisfies Messages<typeof en>;
