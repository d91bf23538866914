import type en from "../en/mail.ts";
import type { Messages } from "../shape.ts";
import application from "./mail/applications.ts";
import certification from "./mail/certifications.ts";
import consent from "./mail/consents.ts";
import contractLife from "./mail/contract-life.ts";
import contract from "./mail/contracts.ts";
import customer from "./mail/customers.ts";
import profile from "./mail/directory.ts";
import feature from "./mail/features.ts";
import { inbound, mail } from "./mail/inbound.ts";
import knowledge from "./mail/knowledge.ts";
import library from "./mail/library.ts";
import { agreement, company, evidence, message, onboarded, plan, step } from "./mail/onboarding.ts";
import { booked_day, hours, readiness, review } from "./mail/options.ts";
import programme from "./mail/programmes.ts";
import release from "./mail/releases.ts";
import signature from "./mail/signatures.ts";
import { sla, ticket } from "./mail/tickets.ts";
import tier from "./mail/tiers.ts";
import { together } from "./mail/together.ts";
import training from "./mail/training.ts";

export default {
  hours,
  readiness,
  review,
  booked_day,
  sla,
  ticket,
  application,
  certification,
  consent,
  contract: { ...contract, ...contractLife },
  customer,
  agreement,
  signature,
  company,
  evidence,
  message,
  plan,
  step,
  partnership: { onboarded },
  tier,
  programme,
  knowledge,
  library,
  feature,
  release,
  profile,
  training,
  together,
  inbound,
  recurring: {
    refused: {
      subject: "No se abrió: {recurring}, {customer}",
      body: "El caso periódico «{recurring}» de {customer} para el {day} no se abrió.\n{why}",
      button: "Ver los casos periódicos",
    },
  },
  mail,
  account: {
    reset: {
      subject: "Poner una contraseña nueva",
      body: "Alguien ha pedido una contraseña nueva para su cuenta, seguramente usted. El enlace vale una vez y durante una hora.\nSi no fue usted, no tiene que hacer nada: su contraseña sigue igual.",
      button: "Elegir una contraseña nueva",
    },
    password_changed: {
      subject: "Su contraseña ha cambiado",
      body: "La contraseña de su cuenta acaba de cambiar y se ha cerrado la sesión en los demás navegadores.\nSi fue usted, no tiene que hacer nada. Si no, ponga otra cuanto antes.",
      button: "Poner una contraseña nueva",
    },
    invitation: {
      subject: "{by} le invita a {org} en el portal de {workspace}",
      body: "{by} le invita a participar por {org} en el portal de {workspace}.\nEl enlace vale una vez y durante 72 horas. Si no sabe de qué se trata, no tiene que hacer nada.",
      button: "Ver la invitación",
    },
  },
  common: {
    open: "Abrir en el portal",
    more: "El mensaje sigue; el resto está en la página del caso.",
    files:
      "{count, plural, one {Lo acompaña un archivo, en la página del caso: {names}} other {Lo acompañan # archivos, en la página del caso: {names}}}",
    answerable: "Para contestar, responda a este mensaje.",
    greeting: "Hola, {name}:",
    unsubscribe: "No recibir más estos correos, o recibirlos en un resumen",
    unsubscribeDigest: "No recibir más estos correos, o elegir cuándo llegan",
    footer:
      "{workspace, select, Escala {Mensaje automático de Escala.} other {Mensaje automático de {workspace}, enviado con Escala.}}",
  },
} satisfies Messages<typeof en>;
