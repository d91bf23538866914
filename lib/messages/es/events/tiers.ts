import type en from "../../en/events/tiers.ts";
import type { Messages } from "../../shape.ts";

export default {
  granted: "{tier}, concedido",
  lowered: "Pasa a {tier}: {reason}",
  remediation_opened: "Plazo de subsanación abierto, hasta el {until}",
  remediation_extended: "Plazo de subsanación ampliado, hasta el {until}",
  remediation_closed: "Subsanación cerrada: todo vuelve a cumplirse",
  suspended: "Suspendido: {reason}",
  reinstated: "Restablecido",
  ended: "Fin de la colaboración: {reason}",
  no_longer_met: "{tier} deja de cumplirse desde el {on}",
  met_again: "{tier} vuelve a cumplirse desde el {on}",
  remediation_ending:
    "{days, plural, =0 {Último día} one {Queda # día} other {Quedan # días}} para subsanar, hasta el {until}",
  remediation_over: "El plazo de subsanación terminó el {until}; hay que decidir",
  benefit_withdrawn: "Ventaja retirada: {benefit}. {reason}",
  benefit_restored: "Ventaja devuelta: {benefit}",
} satisfies Messages<typeof en>;
