// Two records of one company are found by what the company can't change at will: its tax id, its web domain.

/** A tax id without what people put between its characters: "ESB-12.345.678 " and "es b12345678" are one. What is too short or has no digit says nothing. */
export function taxIdKey(taxId: string, country = ""): string {
  const bare = taxId.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  // A VAT number is the national one behind its country.
  const prefix = country.toUpperCase();
  const national = prefix.length === 2 && bare.startsWith(prefix) ? bare.slice(2) : bare;
  return national.length < 5 || !/\d/.test(national) ? "" : national;
}

const PROVIDERS = new Set(
  (
    "gmail googlemail outlook hotmail live msn yahoo ymail icloud me gmx aol proton protonmail telefonica terra mail " +
    "web zoho yandex fastmail tutanota"
  ).split(" "),
);
/** Second levels under which a country's companies register: company.co.uk, empresa.com.mx. */
const SECOND_LEVELS = new Set("co com org net gob gov edu ac or ne nom ind ltd plc".split(" "));

/** The domain a company registered, of a host or an address: "mail.acme.co.uk" is "acme.co.uk". Empty for what is none. */
export function registeredDomain(host: string): string {
  const labels = host.trim().toLowerCase().replace(/\.$/, "").split(".");
  if (labels.length < 2 || labels.some(label => !/^[\p{L}\p{N}-]{1,63}$/u.test(label))) return "";
  if (labels.every(label => /^\d+$/.test(label))) return "";
  const [second = "", last = ""] = labels.slice(-2);
  const deep = labels.length > 2 && last.length === 2 && SECOND_LEVELS.has(second);
  return labels.slice(deep ? -3 : -2).join(".");
}

/** The company's own part of its domain: "acme" of "acme.co.uk". */
export const domainName = (domain: string): string => domain.split(".")[0] ?? "";

/** The domain of a mail address; empty where it is a mail provider's, which says nothing about a company. */
export function mailDomain(email: string): string {
  const domain = registeredDomain(email.split("@").at(-1) ?? "");
  return PROVIDERS.has(domainName(domain)) ? "" : domain;
}

/** The domain of a web address; empty for what is none. */
export function webDomain(url: string): string {
  const host = url
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .split(/[/?#]/)[0]
    ?.replace(/^[^@]*@/, "")
    .replace(/:\d+$/, "");
  return registeredDomain(host ?? "");
}

export type Identity = { taxKey: string; domains: readonly string[] };

/** Why two companies may be one, the strongest first: the same tax id, the same domain, the same name under another ending. */
export type Likeness = "tax_id" | "domain" | "domain_name";

/** How alike two companies are; null where nothing says they are one. */
export function likeness(a: Identity, b: Identity): Likeness | null {
  if (a.taxKey !== "" && a.taxKey === b.taxKey) return "tax_id";
  const own = new Set(a.domains.filter(domain => domain !== ""));
  if (b.domains.some(domain => own.has(domain))) return "domain";
  const names = new Set([...own].map(domainName));
  return b.domains.some(domain => domain !== "" && names.has(domainName(domain))) ? "domain_name" : null;
}
