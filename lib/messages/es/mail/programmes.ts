import type en from "../../en/mail/programmes.ts";
import type { Messages } from "../../shape.ts";

export default {
  announced: {
    subject: "{programme} cambia el {day}: qué supone para {company}",
    body: "{workspace} ha publicado la versión {version} de {programme}. Regirá para {company} desde el {day}; hasta entonces no cambia nada.\n{changes}",
    button: "Ver su escalera en esa fecha",
  },
  kept: {
    subject: "{programme} cambia el {day}; {company} conserva sus condiciones",
    body: "{workspace} ha publicado la versión {version} de {programme}, en vigor desde el {day}. {promise}\nLo que la versión nueva cambiaría para {company}:\n{changes}",
    button: "Ver su escalera en esa fecha",
  },
  recalled: {
    subject: "{programme}: se retira el cambio anunciado para el {day}",
    body: "{workspace} ha retirado la versión {version} de {programme}. {company} sigue rigiéndose por lo que está en vigor.",
    button: "Ver su escalera",
  },
} satisfies Messages<typeof en>;
