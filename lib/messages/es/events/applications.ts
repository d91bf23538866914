import type en from "#lib/messages/en/events/applications.ts";
import type { Messages } from "#lib/messages/shape.ts";

export default {
  started: "Solicitud iniciada",
  submitted: "Solicitud enviada",
  review_started: "Comenzó la lectura",
  information_asked: "Se pidió más información",
  answered: "Respuestas enviadas",
  scored: "Valoración entregada",
  assessors_asked: "Se nombró a quienes valoran ({names})",
  assessment_reopened: "Valoración retirada para cambiarla",
  accepted_despite: "Aceptada aunque no se alcanza un mínimo",
  request_withdrawn: "Pregunta retirada",
  answer_due: "La respuesta está por vencer: aviso a los responsables",
  answer_overdue: "La respuesta está vencida: aviso a los responsables",
  accepted: "Aceptada",
  rejected: "No aceptada",
  withdrawn: "Retirada por el solicitante",
} satisfies Messages<typeof en>;
