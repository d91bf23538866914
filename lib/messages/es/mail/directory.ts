import type en from "../../en/mail/directory.ts";
import type { Messages } from "../../shape.ts";

export default {
  submitted: {
    subject: "Perfil público por aprobar: {company}",
    body: "{actor} ha presentado el perfil público de {company}. Se verá en el directorio cuando usted lo apruebe.",
    button: "Comparar y decidir",
  },
  approved: {
    subject: "El perfil público de {company} está aprobado",
    body: "{actor}, de {workspace}, ha aprobado su perfil público. Se ve allí donde su empresa está en la lista.",
    button: "Ver el perfil",
  },
  returned: {
    subject: "El perfil público de {company} vuelve a ustedes",
    body: "{actor}, de {workspace}, ha devuelto su perfil público. Lo publicado sigue igual. Motivo:\n{reason}",
    button: "Seguir escribiendo",
  },
} satisfies Messages<typeof en>;
