export const SECRET_KINDS = ["private_key", "connection", "header", "token", "password"] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** A stretch of a text that looks like a secret: offsets of the secret itself, without what names it. `line` counts from 1. */
export type FoundSecret = { kind: SecretKind; start: number; end: number; line: number };

/** What stands in a masked secret's place, whatever its length: even that says something. */
export const MASK = "********";

type Rule = { kind: SecretKind; pattern: RegExp };

/** What a secret is called, alone or at the end of a longer name: db.password, aws_secret_access_key, DbPassword. */
const NAME = [
  "password|passwd|passwort|kennwort|passphrase|mot de passe|senha",
  "contrase(?:ñ|n\u0303|n)a|(?<![a-z]|palabras? )clave(?: de acceso)?(?![a-z])",
  "secret(?:[_-]?(?:access[_-]?)?key)?(?:[_-]base)?",
  "(?:api|access|account|private|encryption|signing|shared|storage)[_-]?key",
  "(?<![a-z])token",
].join("|");
/** In quotes with all that is between them; else up to a space. */
const QUOTED = `"([^"\\n]{4,400})"|'([^'\\n]{4,400})'`;
const VALUE = `(?:${QUOTED}|([^\\s"',;<>]{4,400}))`;

const named = (between: string, value = VALUE) => new RegExp(`(?:${NAME})${between}${value}`, "gi");

/**
 * Rules for one line; a group of each is the secret. Every repetition is bounded, so that no log, however long, takes more than
 * a walk over it.
 */
const RULES: readonly Rule[] = [
  // postgres://user:secret@host, https://token:secret@host
  { kind: "connection", pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,80}:([^\s@/]{1,200})@/gi },
  { kind: "header", pattern: /\bbearer\s+([A-Za-z0-9._~+/=-]{12,2000})/gi },
  // Not "basic troubleshooting": what is encoded has figures or capitals within.
  {
    kind: "header",
    pattern: /\b[Bb](?:asic|ASIC)\s+(?=[A-Za-z+/]{0,400}(?:[0-9=]|[a-z][A-Z]))([A-Za-z0-9+/=]{8,2000})/g,
  },
  { kind: "header", pattern: /\bauthorization:\s{0,4}[a-z-]{2,20}\s{1,4}(?!\s)([\w.~+/=-]{12,2000})/gi },
  { kind: "header", pattern: /\b(?:set-)?cookie:\s{0,4}[\w.-]{1,80}=([^\s;,]{12,2000})/gi },
  { kind: "token", pattern: /\b(eyJ[\w-]{8,1000}\.eyJ[\w-]{8,4000}\.[\w-]{8,1000})/g },
  {
    kind: "token",
    pattern: /\b((?:gh[opsu]_|github_pat_|glpat-|npm_|hvs\.|sk-|[sr]k_live_|xox[abprs]-)[\w-]{16,200})/g,
  },
  { kind: "token", pattern: /\b((?:AKIA|ASIA)[0-9A-Z]{16})\b/g },
  { kind: "token", pattern: /\b(AIza[\w-]{35})/g },
  { kind: "token", pattern: /hooks\.slack\.com\/services\/([\w/]{20,200})/g },
  { kind: "token", pattern: /[?&]sig=([\w%+/-]{12,400})/gi },
  // The password of an account as a system keeps it: $6$salt$hash
  { kind: "password", pattern: /(\$(?:1|2[abxy]|5|6|y|argon2id?)\$[\w./$,=+-]{12,400})/g },
  // password = x, DB_PASSWORD: "x y", "client_secret":"x", contraseña: x, password => 'x'
  { kind: "password", pattern: named(`["']?\\s{0,4}(?:=>|[:=])\\s{0,4}`) },
  // password "x", --password x
  { kind: "password", pattern: named(`\\s{1,4}`, `(?:${QUOTED})`) },
  {
    kind: "password",
    pattern: /--[\w-]{0,40}(?:password|passwd|secret|token|api-key)\s{1,4}([^\s"',;<>]{4,400})/gi,
  },
  // A sentence says it: only what has a figure in it is one.
  {
    kind: "password",
    pattern: named(`\\s{1,4}(?:is|es|ist|est)\\s{1,4}`, `["']?((?=[^\\s\\d]{0,60}\\d)[^\\s"',;<>]{6,400})`),
  },
  {
    kind: "password",
    pattern: /<(?:\w{0,40}[.:-]?)(?:password|passwd|secret|token)>\s{0,4}([^\s<]{4,400})\s{0,4}</gi,
  },
  {
    kind: "password",
    pattern: /(?:password|passwd|secret|token)["']\s{1,4}value=["']([^"'\n]{4,400})["']/gi,
  },
  // The working directory has the same name, in every environment that is printed.
  {
    kind: "password",
    pattern: /(?<![a-z])(?:pwd|pass)["']?\s{0,4}=\s{0,4}["']?(?![/~.])([^\s"',;<>]{4,400})/gi,
  },
  { kind: "password", pattern: /(?<![a-z])pwd["']?\s{0,4}:\s{0,4}["']?(?![/~.])([^\s"',;<>]{4,400})/gi },
  { kind: "password", pattern: /\bsshpass\s{1,4}-p\s{0,4}["']?([^\s"']{4,200})/g },
  { kind: "password", pattern: /\bmysql(?:dump|admin)?\s(?:[^\n]{0,80}\s)?-p([^\s"']{4,200})/g },
  {
    kind: "password",
    pattern: /\bcurl\s(?:[^\n]{0,200}\s)?(?:-u|--user)\s{0,4}["']?[^\s:"']{1,80}:([^\s"']{4,200})/g,
  },
];

/** Words that stand where a secret would: already masked, or only described. */
const PLACEHOLDER =
  /^(?:[*•x.#_-]{3,}|\$?\{.*|\$\w+|%\w+%|\[.*|\(.*|https?:\/\/[^\s@]*|null|none|true|false|undefined|redacted|hidden|changeme|required|missing|invalid|incorrect|wrong|expired|forgotten|ocult[ao]|obligatori[ao]|requerid[ao]|incorrect[ao]|caducad[ao]|olvidad[ao]|vac[ií][ao]|erforderlich|vergessen|falsch|abgelaufen)\W*$/i;

const KEY_BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|^PuTTY-User-Key-File-\d:/gm;
const KEY_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|^Private-MAC:.*$/gm;

/**
 * What in a text looks like a password, a private key, a token or a connection string with one, in order and without overlaps.
 * It points at what is obvious; that nothing is found does not say that nothing is there.
 */
export function findSecrets(text: string): FoundSecret[] {
  const found: Omit<FoundSecret, "line">[] = privateKeys(text);
  for (const { kind, pattern } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.slice(1).find(Boolean) ?? "";
      const start = match.index + match[0].lastIndexOf(secret);
      if (!PLACEHOLDER.test(secret)) found.push({ kind, start, end: start + secret.length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: FoundSecret[] = [];
  let line = 1;
  let at = 0;
  for (const one of found) {
    const last = apart.at(-1);
    if (last && one.start < last.end) {
      last.end = Math.max(last.end, one.end);
      continue;
    }
    for (; at < one.start; at++) if (text[at] === "\n") line += 1;
    apart.push({ ...one, line });
  }
  return apart;
}

/** From its first line to its last; where the last is missing, to the end of the text. */
function privateKeys(text: string): Omit<FoundSecret, "line">[] {
  const keys: Omit<FoundSecret, "line">[] = [];
  let from = 0;
  for (const begin of text.matchAll(KEY_BEGIN)) {
    if (begin.index < from) continue;
    KEY_END.lastIndex = begin.index;
    const end = KEY_END.exec(text);
    from = end ? end.index + end[0].length : text.length;
    keys.push({ kind: "private_key", start: begin.index, end: from });
  }
  return keys;
}

/** The text with every secret that is found behind a mask; all else stays as it is. */
export function maskSecrets(text: string): string {
  let masked = "";
  let from = 0;
  for (const { start, end } of findSecrets(text)) {
    masked += text.slice(from, start) + MASK;
    from = end;
  }
  return masked + text.slice(from);
}
