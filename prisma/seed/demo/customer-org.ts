import type { DemoOrg, DemoPerson } from "./types.ts";

type Contact = [key: string, name: string, roles: DemoPerson["roles"], signsIn?: boolean];

/** A customer's organisation with its contacts; addresses are made up. */
export function customerOrg(
  slug: string,
  name: string,
  domain: string,
  country: string,
  city: string,
  contacts: Contact[],
): DemoOrg {
  return {
    key: slug,
    side: "customer",
    name,
    slug,
    country,
    city,
    domain,
    people: contacts.map(([key, person, roles, signsIn = true]) => ({
      key,
      name: person,
      email: `${key}@${domain}`,
      roles,
      signsIn,
    })),
  };
}
