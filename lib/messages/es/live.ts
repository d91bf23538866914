import type en from "../en/live.ts";
import type { Messages } from "../shape.ts";

export default {
  looks: "{count, plural, one {{names} está viendo este caso} other {{names} están viendo este caso}}",
  writes:
    "{count, plural, one {{names} está escribiendo en este caso} other {{names} están escribiendo en este caso}}",
  queue: { changed: "La lista ha cambiado: mostrarla" },
  notices: {
    areOff: "Este navegador puede avisarle mientras está en otra parte.",
    areOn: "Este navegador le avisa mientras está en otra parte.",
    want: "Avisarme en este navegador",
    stop: "Dejar de avisar",
    refused: "Este navegador no muestra avisos del portal. Lo deciden sus ajustes para esta página.",
  },
} satisfies Messages<typeof en>;
