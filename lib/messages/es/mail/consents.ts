import type en from "../../en/mail/consents.ts";
import type { Messages } from "../../shape.ts";

export default {
  asked: {
    subject: "{company} le pregunta si sus certificados pueden contar para ella",
    body: "{actor} le pide su conformidad para que sus certificados cuenten para {company} en el programa de {workspace}. Mientras no la dé, no cuentan; en todo caso siguen siendo suyos y puede retirarla cuando quiera.",
    button: "Responder en su página",
  },
  declined: {
    subject: "{name} no acepta contar para {company}",
    body: "Se preguntó a {name} si sus certificados pueden contar para {company} y no lo acepta. No cuentan.",
    button: "Ver la escalera",
  },
  withdrawn: {
    subject: "{name} ya no cuenta para {company}",
    body: "{name} ha retirado su conformidad: desde el {on, date, medium} sus certificados ya no cuentan para {company}.\n{lost, plural, =0 {No se pierde ningún requisito del nivel.} one {# requisito de {tier} deja de cumplirse.} other {# requisitos de {tier} dejan de cumplirse.}}\n{tickets, plural, =0 {{name} no tiene ningún caso abierto por encima del nivel 1.} one {# caso abierto por encima del nivel 1 necesita a otro ingeniero certificado.} other {# casos abiertos por encima del nivel 1 necesitan a otro ingeniero certificado.}}",
    button: "Ver la escalera",
  },
} satisfies Messages<typeof en>;
