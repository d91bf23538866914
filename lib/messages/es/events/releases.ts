import type { Messages } from "#lib/messages/shape.ts";
import type en from "../../en/events/releases.ts";

export default {
  published: "Publicada {product} {version}",
  end_announced: "Anunciado el fin de {product} {version} para el {endsOn}",
  end_moved: "El fin de {product} {version} pasa del {from} al {endsOn}",
  end_taken_back: "Retirado el fin de {product} {version}",
  ends_near: "Avisado el fin de versiones",
} satisfies Messages<typeof en>;
