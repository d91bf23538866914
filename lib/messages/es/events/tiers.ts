import type en from "../../en/events/tiers.ts";
import type { Messages } from "../../shape.ts";

export default {
  granted: "{tier}, concedido",
  remediation_opened: "Plazo de subsanación abierto, hasta el {until}",
  remediation_extended: "Plazo de subsanación ampliado, hasta el {until}",
  remediation_closed: "Subsanación cerrada: todo vuelve a cumplirse",
  suspended: "Suspendido: {reason}",
  reinstated: "Restablecido",
  ended: "Fin de la colaboración: {reason}",
} satisfies Messages<typeof en>;
