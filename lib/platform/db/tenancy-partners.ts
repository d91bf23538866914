import {
  addedBetween,
  all,
  byPartner,
  byPerson,
  heardBetween,
  keptBetween,
  partnerAndVendor,
  type TableRules,
  tenant,
  worker,
} from "./row-rules.ts";

/** What is between a vendor and its partners, and what visitors may see of them. A part of the registry in tenancy.ts. */
export const PARTNER_TABLES: Record<string, TableRules> = {
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
  partner_message: { ...worker, app_vendor: all("s", tenant) },
  partner_message_recipient: { ...worker, app_vendor: all("s", tenant) },
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
};
