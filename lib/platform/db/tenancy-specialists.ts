import { all, byPartner, byPerson, partnerAndVendor, type TableRules, tenant, worker } from "./row-rules.ts";

/** Certificates of people, the courses to them, and what is signed about both. A part of the registry in tenancy.ts. */
export const SPECIALIST_TABLES: Record<string, TableRules> = {
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
};
