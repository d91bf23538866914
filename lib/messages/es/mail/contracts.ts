import type en from "../../en/mail/contracts.ts";
import type { Messages } from "../../shape.ts";

export default {
  signed: {
    subject: "Firmado el contrato {number} de {customer}",
    body: "{plan} para {customer}, del {startsOn, date, medium} al {endsOn, date, medium}, a cargo de {servedBy}.\nLos contactos autorizados pueden abrir casos desde el primer día; si el plan pide formación en el producto, en cuanto la tengan.",
    button: "Ver el contrato",
  },
  cancelled: {
    subject: "Cancelado el contrato {number} de {customer}",
    body: "El contrato {number} de {customer} deja de tener efecto el {on, date, medium}. Motivo:\n{reason}\nLos casos abiertos se pueden leer y se terminan.",
    button: "Ver el contrato",
  },
  expiring: {
    subject: "El contrato {number} de {customer} termina el {endsOn, date, medium}",
    body: "{plan} para {customer} termina el {endsOn, date, medium}, en {days, plural, one {# día} other {# días}}, y no hay renovación firmada.\nUna renovación firmada hasta ese día no deja hueco; después no se pueden abrir casos nuevos y se cobra el tiempo sin cobertura.",
    button: "Ver el contrato",
  },
  serving_changed: {
    subject: "{to} atiende ahora a {customer}",
    body: "Desde ahora {to} atiende a {customer} con el contrato {number}; hasta ahora era {from}. Los casos abiertos han pasado también: {tickets, plural, =0 {no había ninguno} one {# caso} other {# casos}}.",
    button: "Ver el contrato",
  },
  serving_left: {
    subject: "{customer} pasa a {to}",
    body: "{workspace} ha pasado a {customer} (contrato {number}) a {to}. Los casos abiertos han pasado también; los cerrados y lo que ustedes escribieron solo para su empresa se quedan con ustedes.",
    button: "Ver sus clientes",
  },
  contact_added: {
    subject: "Usted es contacto autorizado de {customer}",
    body: "{actor} le ha puesto en la lista de contactos autorizados del contrato {number}. Puede abrir casos; si el plan pide formación en el producto, en cuanto conste.",
    button: "Ver el contrato",
  },
  contact_trained: {
    subject: "Ya puede abrir casos de {customer}",
    body: "Su formación en el producto consta en el contrato {number}. Desde ahora puede abrir casos.",
    button: "Ver el contrato",
  },
} satisfies Messages<typeof en>;
