import type en from "#lib/messages/en/events/applications.ts";
import type { Messages } from "#lib/messages/shape.ts";

export default {
  started: "Solicitud iniciada",
  submitted: "Solicitud enviada",
  review_started: "Comenzó la lectura",
  information_asked: "Se pidió más información",
  answered: "Respuestas enviadas",
  scored: "Puntos asignados",
  accepted: "Aceptada",
  rejected: "No aceptada",
  withdrawn: "Retirada por el solicitante",
} satisfies Messages<typeof en>;
