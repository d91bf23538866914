import {
  all,
  byAccount,
  byPerson,
  byToldMember,
  dropBox,
  type Grants,
  heard,
  heardBetween,
  ofCustomer,
  ownWork,
  ownWorkThere,
  type Role,
  self,
  type TableRules,
  tenant,
  worker,
} from "./row-rules.ts";
import { OFFER_TABLES } from "./tenancy-offer.ts";
import { PARTNER_TABLES } from "./tenancy-partners.ts";
import { SERVICE_TABLES } from "./tenancy-service.ts";
import { SPECIALIST_TABLES } from "./tenancy-specialists.ts";

/**
 * Who reaches which row, said once. A migration is generated from this registry, and a test holds the
 * database against it: a table that is missing here, or whose policies differ, fails the build. One policy a role.
 */
/** Reached before a workspace is known, by app_auth alone. A closed list. */
export const GLOBAL_TABLES: Record<string, Partial<Record<Role, Grants>>> = {
  account: { app_auth: "siu" },
  session: { app_auth: "siu" },
  invitation: { app_auth: "siu" },
  password_reset: { app_auth: "siu" },
  throttle: { app_auth: "siud" },
  workspace_slug: { app_auth: "siu" },
  mail_route: { app_auth: "siud" },
  account_mail: { app_auth: "i", app_worker: "sud" },
  worker_heartbeat: { app_worker: "siud", app_auth: "s" },
  mail_in_watch: { app_worker: "siu", app_auth: "s" },
};

export const TENANT_TABLES: Record<string, TableRules> = {
  workspace: {
    ...worker,
    app_vendor: all("su", tenant),
    app_partner: all("s", tenant),
    app_customer: all("s", tenant),
    app_public: all("s", tenant),
    app_person: all("s", tenant),
  },
  counter: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("siu", tenant),
    app_customer: all("siu", tenant),
  },
  idempotency: {
    ...worker,
    app_vendor: all("si", byPerson),
    app_partner: all("si", byPerson),
    app_customer: all("si", byPerson),
    app_person: all("si", byPerson),
  },
  organisation: ofCustomer("siu", "siu", "s"),
  // app_person: oneself and what is one's own, whatever company, also between companies (R0, P22).
  person: { ...ofCustomer("siu", "siu", "siu"), app_person: all("s", self) },
  membership: {
    ...ofCustomer("siu", "siu", "siu"),
    app_person: all("s", byPerson),
    // After signing in, before a workspace is chosen: one's own memberships, in every workspace.
    app_auth: all("s", byAccount),
  },
  notification: {
    ...worker,
    app_vendor: all("su", byToldMember),
    app_partner: all("su", byToldMember),
    app_customer: all("su", byToldMember),
  },
  // How somebody is told is their own, whatever company, also between companies.
  mail_preference: { ...ownWork("siu"), app_person: all("siu", byPerson) },
  waiting_mail: worker,
  // That a mail did not arrive is for who works where it concerns.
  mail_delivery: heardBetween("s", "s"),
  calendar_feed: { ...ownWork("siud"), app_person: all("s", byPerson) },
  event: heard("si", "si", "si"),
  audit_entry: { ...dropBox, app_worker: all("si", tenant), app_vendor: all("si", tenant) },
  outbox: { ...dropBox, app_worker: all("siud", "true") },
  // Whoever asked for it sees it; cancelling and all that follows is written by the worker, across tenants.
  task: { ...ownWorkThere("si"), app_worker: all("siud", "true") },
  task_file: ownWorkThere("s"),
  task_part: worker,
  // Where people write to is every side's to know; what is said of verifying and limits is read by the vendor's page alone.
  mailbox: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("s", tenant),
    app_customer: all("s", tenant),
  },
  // Claimed across tenants, like the outbox. Only the worker writes it, and one nobody looked at yet is nobody's to read.
  inbound_mail: { ...heard("s", "s", "s"), app_worker: all("siud", "true") },
  inbound_mail_source: worker,
  sent_mail: worker,
  attachment: heard("siud", "siud", "si"),
  attachment_content: heard("siud", "siud", "si"),
  search_entry: { ...heard("siu", "siu", "siu"), app_search: all("s", "true") },
  // No side's to read: the search alone asks what a beginning of a word goes on to, and the entries' trigger writes it.
  search_word: { app_search: all("si", "true"), app_worker: all("s", tenant) },
  ...OFFER_TABLES,
  ...PARTNER_TABLES,
  ...SPECIALIST_TABLES,
  ...SERVICE_TABLES,
};
