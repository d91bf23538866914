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
      subject: "Not opened: {recurring}, {customer}",
      body: "The recurring case “{recurring}” of {customer} for {day} was not opened.\n{why}",
      button: "See recurring cases",
    },
  },
  mail,
  account: {
    reset: {
      subject: "Set a new password",
      body: "Somebody asked for a new password for your account, most likely you. The link works once, for an hour.\nIf it wasn’t you, you need do nothing: your password stays as it is.",
      button: "Choose a new password",
    },
    password_changed: {
      subject: "Your password was changed",
      body: "The password of your account was changed just now, and every other browser was signed out.\nIf it was you, you need do nothing. If it wasn’t, set a new one at once.",
      button: "Set a new password",
    },
    invitation: {
      subject: "{by} invites you to {org} in the portal of {workspace}",
      body: "{by} invites you to take part for {org} in the portal of {workspace}.\nThe link works once and for 72 hours. If you know nothing of this, you need do nothing.",
      button: "See the invitation",
    },
  },
  common: {
    open: "Open in the portal",
    more: "The message goes on; the rest is on the page of the case.",
    files:
      "{count, plural, one {A file is with it, on the page of the case: {names}} other {# files are with it, on the page of the case: {names}}}",
    answerable: "To answer, reply to this mail.",
    greeting: "Hello {name},",
    unsubscribe: "Stop these mails, or have them in a digest",
    unsubscribeDigest: "Stop these mails, or choose when they come",
    footer:
      "{workspace, select, Escala {Automatic message from Escala.} other {Automatic message from {workspace}, sent through Escala.}}",
  },
};
