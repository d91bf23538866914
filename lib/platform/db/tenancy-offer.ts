import {
  all,
  entitled,
  known,
  ofCustomer,
  ownWord,
  ownWork,
  published,
  shared,
  sharedWithPersons,
  type TableRules,
  tenant,
  worker,
} from "./row-rules.ts";

/** What a vendor offers: programmes, plans, calendars, products with their versions, and what is known of them. A part of the registry in tenancy.ts. */
export const OFFER_TABLES: Record<string, TableRules> = {
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
};
