import type { Messages } from "#lib/messages/shape.ts";
import type en from "../../en/mail/knowledge.ts";

const about =
  "{title}\n{summary}\n{note}\n{systems, plural, =0 {} one {Afecta a este sistema suyo:} other {Afecta a estos # sistemas suyos:}}\n{list}";
/** Right after what it is: what its reader is asked for. */
const asked =
  "{confirm, select, asked {Confirme que la ha leído: el fabricante lo pide a todos los afectados. El botón le lleva allí.} other {}}";
const read = "{confirm, select, asked {Leer la alerta y confirmarlo} other {Leer la alerta}}";
const grave =
  "{severity, select, critical {Alerta crítica} high {Alerta alta} medium {Alerta media} low {Alerta baja} other {Alerta}}";

export default {
  alert_new: {
    subject: `${grave}: {title}`,
    body: `{workspace} ha publicado la alerta {number}:\n${about}\n${asked}`,
    button: read,
  },
  alert_updated: {
    subject: `${grave}, hay novedades: {title}`,
    body: `Hay novedades en la alerta {number} de {workspace}:\n${about}\n${asked}`,
    button: read,
  },
  matter_new: {
    subject: "{title} ({number})",
    body: `{workspace} ha publicado {number} sobre los productos que usted sigue:\n${about}`,
    button: "Leerlo",
  },
  matter_updated: {
    subject: "Hay novedades: {title} ({number})",
    body: `Hay novedades en {number} de {workspace}:\n${about}`,
    button: "Leerlo",
  },
  submitted: {
    subject: "Para revisar: {title} ({number})",
    body: "{actor} pide una segunda lectura antes de publicar {number}. Léalo y publíquelo, o devuélvalo.",
    button: "Revisarlo",
  },
  sent_back: {
    subject: "Para cambiar: {title} ({number})",
    body: "{actor} le devuelve {number}:\n{remark}",
    button: "Abrir el borrador",
  },
} satisfies Messages<typeof en>;
