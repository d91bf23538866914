import {
  all,
  byCustomer,
  byOrg,
  byReader,
  covered,
  heard,
  ofCustomer,
  ofDesk,
  ownWork,
  ownWorkThere,
  partnerAndVendor,
  published,
  type TableRules,
  tenant,
  worker,
} from "./row-rules.ts";

/** Contracts and cases: what is owed to a customer, and how it is done. A part of the registry in tenancy.ts. */
export const SERVICE_TABLES: Record<string, TableRules> = {
  saved_view: {
    ...worker,
    app_vendor: all("siud", byReader),
    app_partner: all("siud", byReader),
    app_customer: all("siud", byReader),
  },
  // A desk's own, the vendor's as a partner's: no other side reads them, and what a rule did stays written.
  // Whether any desk waits for a fact is asked by whoever writes the fact, by a function that answers nothing else (rules_await).
  ticket_rule: { ...ofDesk("siu"), app_search: all("s", tenant) },
  ticket_rule_version: ofDesk("si"),
  ticket_rule_run: ofDesk("si"),
  recurring_ticket: ofDesk("siu"),
  recurring_opening: ofDesk("si"),
  saved_reply: { ...worker, app_vendor: all("siud", byReader), app_partner: all("siud", byReader) },
  contract: ofCustomer("siu", "siu", "s"),
  contract_system: ofCustomer("siud", "siud", "s"),
  authorised_contact: ofCustomer("siu", "siu", "siu"),
  readiness_entry: ofCustomer("si", "si", "si"),
  readiness_notice: worker,
  hour_pack: ofCustomer("si", "si", "s"),
  // What a pack pays for is the customer's to see; how long the support itself took is not.
  hour_entry: {
    ...ofCustomer("si", "si", "s"),
    app_customer: all("s", `${byCustomer} AND under_contract = false`),
  },
  planned_work: ofCustomer("siu", "siu", "siu"),
  on_site_year: ofCustomer("si", "si", "s"),
  business_review: ofCustomer("siu", "siu", "s"),
  review_action: ofCustomer("siu", "siu", "su"),
  booked_day: ofCustomer("siu", "siu", "siu"),
  // Offered by who sells, answered by the customer, ordered by either; what was said stays said.
  quote: ofCustomer("siu", "siu", "s"),
  quote_answer: { ...ofCustomer("s", "s", "si"), app_worker: all("siu", tenant) },
  contract_order: ofCustomer("siu", "siu", "si"),
  contract_amendment: { ...ofCustomer("si", "si", "s"), app_worker: all("siu", tenant) },
  contract_invoice: ofCustomer("siu", "s", "s"),
  ticket: ofCustomer("siu", "siu", "siu"),
  ticket_message: heard("si", "si", "si"),
  ticket_link: heard("sid", "sid", "s"),
  ticket_follower: ownWork("sid"),
  // A desk's own words: neither another desk nor the customer learns of them.
  ticket_tag: ofDesk("sid"),
  // What a contact said is written by nobody else: each side reads its own, and the worker writes for who was asked.
  ticket_rating: ofCustomer("s", "s", "s"),
  ticket_columns: ownWorkThere("siud"),
  reply_draft: ownWorkThere("siud"),
  reading_place: ownWorkThere("siud"),
  form_draft: ownWorkThere("siud"),
  ticket_clock: heard("siu", "siu", "siu"),
  // A fault, who else has it and what was said about it are the vendor's; a case's parties read the words that stand on it.
  defect: { ...worker, app_vendor: all("siu", tenant) },
  defect_case: ofCustomer("siud", "s", "s"),
  defect_announcement: { ...worker, app_vendor: all("si", tenant) },
  defect_notice: { ...worker, app_vendor: all("si", tenant) },
  // A wish is read by partners, and by customers whose contracts cover its product; a company knows its own vote alone.
  feature: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("s", published),
    app_customer: all("s", covered),
    // Whether it is out: of others it is told to nobody how many voted (feature_votes).
    app_search: all("s", tenant),
  },
  feature_vote: {
    ...worker,
    app_vendor: all("s", tenant),
    app_partner: all("sid", byOrg),
    app_customer: all("sid", byOrg),
    // How many there are is told to whoever reads the wish, by a function that says nothing of whose they are (feature_votes).
    app_search: all("s", tenant),
  },
  // Which cases ask for a wish: to each company those of its own, whoever else asks for it too.
  feature_case: ofCustomer("sid", "sid", "s"),
  // When something is due belongs to the clock it is of; it names no parties, and is read and written as the worker.
  timer: { app_worker: all("siud", "true") },
  // What is gathered for level 3 is the partner's own until it is sent (T4).
  escalation: {
    ...partnerAndVendor("siu", "siu"),
    app_vendor: all(
      "siu",
      `${tenant} AND state = ANY ('{requested,accepted,more_wanted,answered,handed_back}')`,
    ),
  },
  case_successor: partnerAndVendor("s", "siud"),
  // What one changed of many cases at once, and how they were before, is the same person's alone.
  bulk_change: ownWorkThere("siu"),
  bulk_case: ownWorkThere("siu"),
  mail_choice: ownWorkThere("siu"),
  rule_trial: ownWorkThere("siu"),
  rule_trial_hit: ownWorkThere("si"),
};
