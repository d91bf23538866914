import type en from "../../en/events/programmes.ts";
import type { Messages } from "../../shape.ts";

export default {
  announced: "Anunciada la versión {version} del programa, en vigor desde el {from}",
  recalled: "Retirada la versión {version} del programa, anunciada para el {from}",
} satisfies Messages<typeof en>;
