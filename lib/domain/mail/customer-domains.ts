/** Where anybody can have an address: it says nothing of a company. */
const FOR_ANYBODY = new Set(
  (
    "gmail.com googlemail.com outlook.com outlook.es hotmail.com hotmail.es live.com live.com.mx msn.com yahoo.com yahoo.es " +
    "yahoo.com.mx ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.es gmx.net proton.me protonmail.com pm.me " +
    "tutanota.com zoho.com mail.com fastmail.com yandex.com prodigy.net.mx terra.es telefonica.net"
  ).split(" "),
);

export type KnownDomain = { domain: string; customerOrgId: string };

/**
 * The customer that an address belongs to by its domain: the one whose people or website have it, or null where it is
 * nobody's, several customers', or of a provider where anybody has one (S7: the mail of a stranger goes to no one).
 */
export function customerByDomain(address: string, known: readonly KnownDomain[]): string | null {
  const domain = domainOf(address);
  if (domain === "" || FOR_ANYBODY.has(domain)) return null;
  const found = new Set(known.filter(one => one.domain === domain).map(one => one.customerOrgId));
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** What stands behind the last "@": before it a quoted name may hold others. */
export const domainOf = (address: string): string => {
  const at = address.lastIndexOf("@");
  return at < 0
    ? ""
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase();
};

/** The domain of a website as typed: "https://www.acme.mx/inicio" is "acme.mx". */
export const domainOfSite = (site: string): string =>
  site
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .split(/[/:?#]/)[0] ?? "";
