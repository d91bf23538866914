import type en from "#lib/messages/en/events/directory.ts";
import type { Messages } from "#lib/messages/shape.ts";

export default {
  submitted: "Perfil público presentado",
  approved: "Perfil público aprobado",
  returned: "Perfil público devuelto: {reason}",
} satisfies Messages<typeof en>;
