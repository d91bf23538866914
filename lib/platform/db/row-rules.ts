/**
 * The words in which the registry (tenancy.ts) says who reaches a row: roles, grants, conditions, and the kinds of
 * table that occur again and again. Equality only (measured: an OR over the sides or an EXISTS costs 30 to 200 times as much).
 */
export type Role =
  | "app_vendor"
  | "app_partner"
  | "app_customer"
  | "app_person"
  | "app_worker"
  | "app_public"
  | "app_auth"
  | "app_search";
export const ROLES: readonly Role[] = [
  "app_vendor",
  "app_partner",
  "app_customer",
  "app_person",
  "app_worker",
  "app_public",
  "app_auth",
  "app_search",
];

/** Letters of what a role may do: s select, i insert, u update, d delete. */
export type Grants = "s" | "si" | "su" | "siu" | "sd" | "sud" | "sid" | "siud" | "i";
export type Rule = { grants: Grants; using: string; check?: string };
export type TableRules = Partial<Record<Role, Rule>>;

const setting = (name: string) => `nullif(current_setting('app.${name}', true), '')::uuid`;
export const tenant = `tenant_id = ${setting("tenant_id")}`;
export const byPartner = `${tenant} AND partner_org_id = ${setting("org_id")}`;
export const byCustomer = `${tenant} AND customer_org_id = ${setting("org_id")}`;
export const byPerson = `${tenant} AND person_id = ${setting("person_id")}`;
/** One's own, as of the company one acts for: it does not come along to another (R1). */
export const byMember = `${byPerson} AND org_id = ${setting("org_id")}`;
/** The same, and what one was told as oneself, being at no company. */
export const byToldMember = `${byPerson} AND org_id = ANY (ARRAY[${setting("org_id")}, ${setting("person_id")}])`;
export const byOrg = `${tenant} AND org_id = ${setting("org_id")}`;
export const self = `${tenant} AND id = ${setting("person_id")}`;
/** Of one's own and what the company shares: one's own too is read there alone (R1). */
export const byReader = `${tenant} AND org_id = ${setting("org_id")} AND seen_by = ANY (ARRAY[${setting("person_id")}, ${setting("org_id")}])`;
export const byAccount = `account_id = ${setting("account_id")}`;
const heardBy = (...audiences: string[]) => `audience = ANY ('{${audiences.join(",")}}')`;
const vendorHears = heardBy("everyone", "partner_vendor", "vendor");
const partnerHears = heardBy("everyone", "partner_vendor", "partner");
const customerHears = heardBy("everyone");

export const all = (grants: Grants, using: string, check?: string): Rule =>
  check ? { grants, using, check } : { grants, using };
export const worker: TableRules = { app_worker: all("siud", tenant) };

/** Data of the workspace that every side reads and the vendor edits: programmes, plans, calendars, products. */
export const shared: TableRules = {
  ...worker,
  app_vendor: all("siu", tenant),
  app_partner: all("s", tenant),
  app_customer: all("s", tenant),
  app_public: all("s", tenant),
};
/** What somebody between companies reads too: what their own certificates are about (R0). */
export const sharedWithPersons: TableRules = { ...shared, app_person: all("s", tenant) };
/** Between a partner and the vendor; customers have no part in it. */
export const partnerAndVendor = (vendor: Grants, partner: Grants): TableRules => ({
  ...worker,
  app_vendor: all(vendor, tenant),
  app_partner: all(partner, byPartner),
});
/** The same, and never removed by anybody. */
export const keptBetween = (vendor: Grants, partner: Grants): TableRules => ({
  ...partnerAndVendor(vendor, partner),
  app_worker: all("siu", tenant),
});
/** The same, and never changed either. */
export const addedBetween: TableRules = { ...partnerAndVendor("si", "si"), app_worker: all("si", tenant) };
/** Of one desk alone: the vendor's own, or one partner's. */
export const ofDesk = (grants: Grants): TableRules => ({
  ...worker,
  app_vendor: all(grants, byOrg),
  app_partner: all(grants, byOrg),
});
/** Of a customer, its serving partner, and the vendor. */
export const ofCustomer = (vendor: Grants, partner: Grants, customer: Grants): TableRules => ({
  ...worker,
  app_vendor: all(vendor, tenant),
  app_partner: all(partner, byPartner),
  app_customer: all(customer, byCustomer),
});
/** What has an audience (T4): never by chance seen by more. */
export const heard = (vendor: Grants, partner: Grants, customer: Grants): TableRules => ({
  ...worker,
  app_vendor: all(vendor, `${tenant} AND ${vendorHears}`),
  app_partner: all(partner, `${byPartner} AND ${partnerHears}`),
  app_customer: all(customer, `${byCustomer} AND ${customerHears}`),
});
/** The same between a partner and the vendor; customers have no part in it. */
export const heardBetween = (vendor: Grants, partner: Grants): TableRules => ({
  ...worker,
  app_vendor: all(vendor, `${tenant} AND ${vendorHears}`),
  app_partner: all(partner, `${byPartner} AND ${partnerHears}`),
});
export const published = `${tenant} AND state = 'published'`;
/**
 * Of products under contracts in force that the side sees: its own, or those of the customers it serves. The one policy that is
 * no plain equality: releases are few, and the set is made once a query (`covered_products` reads under the asker's own policies).
 */
export const covered = `${published} AND product_id IN (SELECT covered_products())`;
export const entitled: TableRules = { app_partner: all("s", covered), app_customer: all("s", covered) };
/**
 * What a vendor lets others know (S10): of what is out, those whose gates let them in. A set made once a query, like the products
 * covered; `customer_gates` and `partner_gates` read under the asker's own policies.
 */
const out = `${tenant} AND state = ANY ('{published,superseded}')`;
export const known = (vendor: Grants): TableRules => ({
  ...worker,
  app_vendor: all(vendor, tenant),
  app_partner: all("s", `${out} AND gate IN (SELECT partner_gates())`),
  app_customer: all("s", `${out} AND gate IN (SELECT customer_gates())`),
  app_public: all("s", `${out} AND gate = 'public'`),
});
/** One's own word, which the vendor reads. */
export const ownWord: TableRules = {
  ...worker,
  app_vendor: all("siu", tenant, byPerson),
  app_partner: all("siu", byPerson),
  app_customer: all("siu", byPerson),
};
/** What somebody asked for and only they may see. */
export const ownWork = (grants: Grants): TableRules => ({
  ...worker,
  app_vendor: all(grants, byPerson),
  app_partner: all(grants, byPerson),
  app_customer: all(grants, byPerson),
});
/** What somebody asked for at a company, from what they could read there: theirs to see while they are with it. */
export const ownWorkThere = (grants: Grants): TableRules => ({
  ...worker,
  app_vendor: all(grants, byMember),
  app_partner: all(grants, byMember),
  app_customer: all(grants, byMember),
});
/** Every side writes, nobody but the worker reads. */
export const dropBox: TableRules = {
  ...worker,
  app_vendor: all("i", tenant),
  app_partner: all("i", tenant),
  app_customer: all("i", tenant),
};
