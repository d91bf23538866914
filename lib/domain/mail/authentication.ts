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
  // Where it says both, one of them is not the server's own word.
  const dmarc = methods
    .filter(method => method.name === "dmarc" && domainMatches(method, "header.from", fromDomain))
    .map(method => method.result);
  if (dmarc.includes("fail")) return "fail";
  if (dmarc.includes("pass")) return "pass";
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
const serverOf = (value: string): string => wordsOf(value)[0]?.[0]?.toLowerCase() ?? "";

function methodsOf(value: string): Method[] {
  const [, ...parts] = wordsOf(value);
  return parts.flatMap(([head = "", ...rest]) => {
    const match = /^([a-z0-9-]+)(?:\/\d+)?=([a-z]+)$/i.exec(head);
    if (!match) return [];
    const properties = new Map<string, string>();
    for (const one of rest) {
      const at = one.indexOf("=");
      if (at <= 0) continue;
      const name = one.slice(0, at).toLowerCase();
      const said = one.slice(at + 1).toLowerCase();
      // Said twice and differently, it says nothing.
      properties.set(name, (properties.get(name) ?? said) === said ? said : "");
    }
    return [{ name: match[1]!.toLowerCase(), result: match[2]!.toLowerCase(), properties }];
  });
}

/**
 * The words of each part of the header, parts ending at ";". A sender's own address stands in them as the sender wrote it, and may
 * hold anything where it is quoted: what is in quotes is one word with what it touches, comments in brackets are none, and a
 * backslash takes the letter after it for itself in both. A quote or bracket that never closes is left out with all behind it.
 */
function wordsOf(value: string): string[][] {
  const parts: string[][] = [[]];
  let word = "";
  let depth = 0;
  let quoted = false;
  const end = () => {
    if (word !== "") parts.at(-1)?.push(word);
    word = "";
  };
  const letters = [...value.slice(0, 8_000)];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    if (letter === "\\" && (quoted || depth > 0)) {
      at += 1;
      if (quoted) word += letters[at] ?? "";
    } else if (quoted) {
      if (letter === '"') quoted = false;
      else word += letter;
    } else if (letter === "(") depth += 1;
    else if (depth > 0) depth -= letter === ")" ? 1 : 0;
    else if (letter === '"') quoted = true;
    else if (letter === ";") {
      end();
      parts.push([]);
    } else if (/\s/.test(letter)) end();
    else word += letter;
  }
  if (!quoted) end();
  return parts;
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
