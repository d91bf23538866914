/** pass: the domain of From says itself that the mail is its own. fail: it says that it isn't. none: nobody we trust has looked. */
export type Authentication = "pass" | "fail" | "none";

type Method = { name: string; result: string; properties: Map<string, string> };

/**
 * What a mail server we trust found out about who sent a mail (RFC 8601), for the domain that stands in From. Only the
 * topmost header of a trusted server counts: what lies below it was there when the mail came and may be the sender's own.
 * DMARC decides; without it a signature or an envelope of the same domain does.
 */
export function authenticationOf(
  values: readonly string[],
  trustedServers: readonly string[],
  fromDomain: string,
): Authentication {
  const trusted = trustedServers.map(server => server.trim().toLowerCase()).filter(Boolean);
  const value = values.find(one => trusted.includes(serverOf(one)));
  if (value === undefined || fromDomain === "") return "none";
  const methods = methodsOf(value);
  const dmarc = methods.find(method => method.name === "dmarc");
  if (dmarc && domainMatches(dmarc, "header.from", fromDomain)) {
    if (dmarc.result === "pass") return "pass";
    if (dmarc.result === "fail") return "fail";
  }
  const aligned = methods.some(
    method =>
      method.result === "pass" &&
      ((method.name === "dkim" &&
        (related(domainIn(method, "header.d"), fromDomain) ||
          related(domainIn(method, "header.i"), fromDomain))) ||
        (method.name === "spf" && related(domainIn(method, "smtp.mailfrom"), fromDomain))),
  );
  if (aligned) return "pass";
  return methods.some(method => ["dkim", "spf", "dmarc"].includes(method.name) && method.result !== "none")
    ? "fail"
    : "none";
}

/** The server that wrote the header: its first word. */
const serverOf = (value: string): string =>
  withoutComments(value).trim().split(/[\s;]/)[0]?.toLowerCase() ?? "";

function methodsOf(value: string): Method[] {
  const [, ...parts] = withoutComments(value).split(";");
  return parts.flatMap(part => {
    const [head = "", ...rest] = part.trim().split(/\s+/);
    const match = /^([a-z0-9-]+)(?:\/\d+)?=([a-z]+)$/i.exec(head);
    if (!match) return [];
    const properties = rest.flatMap((one): [string, string][] => {
      const at = one.indexOf("=");
      return at > 0
        ? [
            [
              one.slice(0, at).toLowerCase(),
              one
                .slice(at + 1)
                .replace(/^"|"$/g, "")
                .toLowerCase(),
            ],
          ]
        : [];
    });
    return [
      {
        name: match[1]!.toLowerCase(),
        result: match[2]!.toLowerCase(),
        properties: new Map(properties),
      },
    ];
  });
}

/** Comments in brackets may hold anything, also semicolons. */
function withoutComments(value: string): string {
  let depth = 0;
  let text = "";
  for (const letter of value.slice(0, 8_000)) {
    if (letter === "(") depth += 1;
    else if (letter === ")" && depth > 0) depth -= 1;
    else if (depth === 0) text += letter;
  }
  return text;
}

const domainIn = (method: Method, name: string): string =>
  (method.properties.get(name) ?? "").split("@").at(-1) ?? "";

const domainMatches = (method: Method, name: string, domain: string): boolean => {
  const said = domainIn(method, name);
  return said === "" || related(said, domain);
};

/**
 * One owner's domains: the same, or one below the other ("mail.acme.example" and "acme.example"). Two beside each other are not: below an
 * ending that many share ("onmicrosoft.com", "me.uk") they are strangers', and no list of such endings is ever whole.
 */
function related(one: string, other: string): boolean {
  const below = (lower: string, upper: string) => upper.includes(".") && lower.endsWith(`.${upper}`);
  return one !== "" && (one === other || below(one, other) || below(other, one));
}
