import type en from "../../en/mail/library.ts";
import type { Messages } from "../../shape.ts";

export default {
  version_published: {
    subject: "Novedad en la biblioteca: {title} {label}",
    body: "{workspace} ha publicado la versión {label} de «{title}».\n{changes}",
    button: "Verlo en la biblioteca",
  },
} satisfies Messages<typeof en>;
