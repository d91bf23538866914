import type en from "../en/notifications.ts";
import type { Messages } from "../shape.ts";

export default {
  title: "Avisos",
  unread: "{count, plural, =0 {Todos leídos} one {Uno sin leer} other {# sin leer}}",
  readAll: "Marcar todos como leídos",
  allRead: "Todos quedan como leídos",
  new: "Sin leer: ",
  none: "Todavía nada",
  noneText: "Lo que ocurra en sus casos, solicitudes, certificados y contratos se avisa aquí y por correo.",
  other: "Hay una novedad",
  newest: "Más recientes",
  older: "Anteriores",
} satisfies Messages<typeof en>;
