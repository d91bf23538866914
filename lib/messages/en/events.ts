import application from "./events/applications.ts";
import certification from "./events/certifications.ts";
import consent from "./events/consents.ts";
import contractLife from "./events/contract-life.ts";
import contract from "./events/contracts.ts";
import customer from "./events/customers.ts";
import profile from "./events/directory.ts";
import feature from "./events/features.ts";
import { agreement, company, evidence, message, plan, step } from "./events/onboarding.ts";
import { booked_day, hours, readiness, review } from "./events/options.ts";
import partnership from "./events/partnerships.ts";
import programme from "./events/programmes.ts";
import release from "./events/releases.ts";
import signature from "./events/signatures.ts";
import { sla, ticket } from "./events/tickets.ts";
import tier from "./events/tiers.ts";
import training from "./events/training.ts";

export default {
  recurring: { refused: "The recurring case “{recurring}” of {customer} was not opened" },
  hours,
  readiness,
  review,
  booked_day,
  sla,
  ticket,
  feature,
  application,
  certification,
  consent,
  contract: { ...contract, ...contractLife },
  release,
  tier,
  programme,
  customer,
  partnership,
  agreement,
  signature,
  company,
  evidence,
  message,
  plan,
  step,
  profile,
  training,
  system: "The portal",
};
