import {
  addedBetween,
  all,
  byAccount,
  byCustomer,
  byOrg,
  byPartner,
  byPerson,
  byReader,
  byToldMember,
  covered,
  dropBox,
  entitled,
  type Grants,
  heard,
  heardBetween,
  keptBetween,
  known,
  ofCustomer,
  ofDesk,
  ownWord,
  ownWork,
  ownWorkThere,
  partnerAndVendor,
  published,
  type Role,
  self,
  shared,
  sharedWithPersons,
  type TableRules,
  tenant,
  worker,
} from "./row-rules.ts";

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
  account_mail: { app_auth: "i", app_worker: "su" },
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
  mail_preference: ownWork("siu"),
  waiting_mail: worker,
  // That a mail did not arrive is for who works where it concerns.
  mail_delivery: heardBetween("s", "s"),
  calendar_feed: { ...ownWork("siud"), app_person: all("s", byPerson) },
  programme: sharedWithPersons,
  programme_version: sharedWithPersons,
  // Nobody but the vendor sees what it has not published yet.
  programme_draft: { ...worker, app_vendor: all("siud", tenant) },
  programme_draft_part: { ...worker, app_vendor: all("siud", tenant) },
  support_plan: shared,
  support_plan_version: shared,
  business_calendar_version: shared,
  support_plan_draft: { ...worker, app_vendor: all("siud", tenant) },
  business_calendar_draft: { ...worker, app_vendor: all("siud", tenant) },
  // Who found a year's holidays right, and when, is added to and never changed.
  calendar_year: { app_worker: all("si", tenant), app_vendor: all("si", tenant) },
  product: shared,
  // That a version is there, and until when it is supported, everybody may know; what is planned is the vendor's.
  release: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("s", published),
    app_customer: all("s", published),
  },
  end_of_life: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("s", tenant),
    app_customer: all("s", tenant),
  },
  // What it says and holds goes with a contract in force that covers the product (S11, S15).
  release_note: { ...worker, app_vendor: all("siu", tenant), ...entitled },
  release_file: { ...worker, app_vendor: all("sid", tenant), ...entitled },
  end_of_life_notice: { ...worker, app_vendor: all("s", tenant) },
  system_version: { ...ofCustomer("s", "s", "s"), app_worker: all("siu", tenant) },
  knowledge_item: known("siu"),
  // Search looks through it whole; its function asks who looks, and callers select again as themselves.
  knowledge_text: { ...known("siud"), app_search: all("s", "true") },
  knowledge_change: known("siu"),
  // What stands in the newest edition is read with it; all else is the vendor's.
  knowledge_file: known("siu"),
  knowledge_file_content: known("siu"),
  // What is not out yet, and editions whole, are the vendor's; an edition is added and never changed.
  knowledge_draft: { ...worker, app_vendor: all("siud", tenant) },
  knowledge_edition: { app_worker: all("si", tenant), app_vendor: all("si", tenant) },
  // Whoever may see the case sees what it led to, where they may read that too.
  knowledge_ticket: ofCustomer("sid", "s", "s"),
  knowledge_subscription: ownWork("siu"),
  knowledge_read: ownWord,
  knowledge_suggestion: ownWord,
  partnership: partnerAndVendor("siu", "s"),
  tier_decision: partnerAndVendor("si", "s"),
  grandfathering: partnerAndVendor("siud", "s"),
  tier_day: partnerAndVendor("s", "s"),
  tier_notice: partnerAndVendor("s", "s"),
  application: partnerAndVendor("su", "siu"),
  application_score: { ...worker, app_vendor: all("siud", tenant) },
  application_assessment: { ...worker, app_vendor: all("siud", tenant) },
  information_request: partnerAndVendor("siu", "su"),
  onboarding_step: partnerAndVendor("siu", "su"),
  onboarding_blocker: heardBetween("siu", "siu"),
  agreement: partnerAndVendor("siu", "su"),
  // Only the vendor reads what it has not sent; what is published is never changed.
  document_template: { app_worker: all("si", tenant), app_vendor: all("si", tenant) },
  document_template_draft: { ...worker, app_vendor: all("siud", tenant) },
  // A document sent for signature: no side and no worker takes one away, and what is signed is only ever added to.
  envelope: keptBetween("siu", "su"),
  envelope_signer: keptBetween("siu", "su"),
  envelope_signature: addedBetween,
  envelope_document: addedBetween,
  envelope_trace: addedBetween,
  signing_code: {
    app_worker: all("siu", tenant),
    app_vendor: all("siu", byPerson),
    app_partner: all("siu", byPerson),
  },
  business_plan: partnerAndVendor("su", "siu"),
  plan_note: partnerAndVendor("siu", "siu"),
  plan_record: partnerAndVendor("si", "si"),
  // That it is confirmed is the vendor's word, which a partner cannot write; nobody takes a row away.
  partner_evidence: {
    app_worker: all("siu", tenant),
    app_vendor: all("siu", tenant),
    app_partner: all(
      "siu",
      byPartner,
      `${byPartner} AND state = ANY ('{submitted,withdrawn}') AND counts_from IS NULL`,
    ),
  },
  // The vendor's own view of its partners; only the worker writes it.
  partner_health: { ...worker, app_vendor: all("s", tenant) },
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
  partner_message: { ...worker, app_vendor: all("s", tenant) },
  partner_message_recipient: { ...worker, app_vendor: all("s", tenant) },
  certification: { ...partnerAndVendor("siu", "siu"), app_person: all("s", byPerson) },
  // That somebody agrees is their word: who asks cannot write it, and nobody takes a row away.
  counting_consent: {
    app_worker: all("siu", tenant),
    app_vendor: all("siu", tenant, `${tenant} AND agreed_on IS NULL`),
    app_partner: all("siu", byPartner, `${byPartner} AND agreed_on IS NULL`),
    app_person: all("s", byPerson),
  },
  certification_notice: partnerAndVendor("si", "s"),
  // A course that is a draft, and every question with its answer, are the vendor's alone.
  training_course: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("s", `${tenant} AND state = ANY ('{open,closed}')`),
    app_person: all("s", `${tenant} AND state = ANY ('{open,closed}')`),
  },
  training_question: { ...worker, app_vendor: all("siu", tenant) },
  training_session: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("s", tenant),
    app_person: all("s", tenant),
  },
  training_door: { ...worker, app_vendor: all("siud", tenant) },
  // That a date comes, or none, is the vendor's word; who asked may take the question back.
  training_date_request: {
    ...worker,
    app_vendor: all("su", tenant),
    app_partner: all("siu", byPartner, `${byPartner} AND (answer IS NULL OR answer = 'withdrawn')`),
  },
  // Seats, money and examinations are written by the worker's step alone: a side cannot give itself a seat, a price or time.
  training_booking: partnerAndVendor("s", "s"),
  // What somebody sat and came to is their own too, also between companies.
  training_enrolment: { ...partnerAndVendor("su", "s"), app_person: all("s", byPerson) },
  training_result: { ...partnerAndVendor("s", "s"), app_person: all("s", byPerson) },
  // The seat is the company's that pays for it; what somebody came to is not, once they left.
  training_outcome: { ...worker, app_vendor: all("s", tenant), app_person: all("s", byPerson) },
  training_attempt: {
    ...worker,
    app_vendor: all("s", tenant),
    app_partner: all("s", byPerson),
    app_person: all("s", byPerson),
  },
  training_attempt_key: worker,
  training_order_line: partnerAndVendor("su", "s"),
  // Keys and lists of revocations are there to be read by everybody; only the worker writes them, and none goes.
  signing_key: { app_worker: all("siu", tenant), app_vendor: all("s", tenant), app_public: all("s", tenant) },
  // No side reads what a workspace signs with, not even sealed.
  signing_key_secret: { app_worker: all("siu", tenant) },
  status_list: { app_worker: all("siu", tenant), app_public: all("s", tenant) },
  // Public by its nature, like the directory: whoever has its address reads it.
  credential: {
    app_worker: all("siu", tenant),
    app_vendor: all("s", tenant),
    app_partner: all("s", byPartner),
    app_public: all("s", tenant),
  },
  // Public by its nature: it holds nothing but what visitors may read, and only the worker writes it.
  directory_entry: {
    ...worker,
    app_vendor: all("s", tenant),
    app_partner: all("s", tenant),
    app_customer: all("s", tenant),
    app_public: all("s", tenant),
  },
  // A draft is the partner's alone; that it is approved is the vendor's word, which a partner cannot write.
  partner_profile: {
    ...worker,
    app_vendor: all("su", `${tenant} AND state = ANY ('{submitted,returned,approved,replaced}')`),
    app_partner: all("siu", byPartner, `${byPartner} AND state = ANY ('{draft,submitted}')`),
  },
  // A partner knows of what is published, so that a page can say what a tier would give (P25); drafts are the vendor's.
  library_item: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("s", `${tenant} AND state = 'published'`),
  },
  library_version: {
    ...worker,
    app_vendor: all("siu", tenant),
    app_partner: all("s", `${tenant} AND state = 'published'`),
  },
  // No content without the door that asks who comes.
  library_source: { ...worker, app_vendor: all("si", tenant) },
  library_read: partnerAndVendor("s", "siu"),
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
  ticket_columns: ownWork("siud"),
  reply_draft: ownWork("siud"),
  form_draft: ownWork("siud"),
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
  },
  feature_vote: {
    ...worker,
    app_vendor: all("s", tenant),
    app_partner: all("sid", byOrg),
    app_customer: all("sid", byOrg),
  },
  // Which cases ask for a wish: to each company those of its own, whoever else asks for it too.
  feature_case: ofCustomer("sid", "sid", "s"),
  timer: {
    app_vendor: all("siu", tenant),
    app_partner: all("siu", tenant),
    app_customer: all("siu", tenant),
    app_worker: all("siud", "true"),
  },
  // What is gathered for level 3 is the partner's own until it is sent (T4).
  escalation: {
    ...partnerAndVendor("siu", "siu"),
    app_vendor: all(
      "siu",
      `${tenant} AND state = ANY ('{requested,accepted,more_wanted,answered,handed_back}')`,
    ),
  },
  case_successor: partnerAndVendor("s", "siud"),
  event: heard("si", "si", "si"),
  audit_entry: { ...dropBox, app_worker: all("si", tenant), app_vendor: all("si", tenant) },
  outbox: { ...dropBox, app_worker: all("siud", "true") },
  // Whoever asked for it sees it; cancelling and all that follows is written by the worker, across tenants.
  task: { ...ownWorkThere("si"), app_worker: all("siud", "true") },
  task_file: ownWorkThere("s"),
  task_part: worker,
  // What one changed of many cases at once, and how they were before, is the same person's alone.
  bulk_change: ownWorkThere("siu"),
  bulk_case: ownWorkThere("siu"),
  mail_choice: ownWork("siu"),
  rule_trial: ownWorkThere("siu"),
  rule_trial_hit: ownWorkThere("si"),
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
};
