import { plainLetters } from "./plain-letters.ts";

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

/** What "pass" is said of besides: how many, how long, which release. */
const AMOUNT = "v?\\d+(?:[.,/:]\\d+)*(?:%|ms|s|m|h|x|st|nd|rd|th|k|[kmg]i?b)?(?![\\w!@#$^&*+?-])";
/** Whose it is, on the same line. */
const USER = "(?<![a-z])(?:user(?: ?name)?|usr|usuario|login|account|cuenta|benutzer)[\"']?\\s{0,4}[:=]";
/** Short words that are said of a password and are none. */
const SAID =
  "(?:no|yes|ok|n/a|na|nil|on|off|set|s[ií]|ja|new|old|any|tbd|ask|same|own|\\?+|\\*+|-+|\\.+|x+|•+|_+|\\{\\}|\\(\\)|\\[\\])";

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
  // pw=x: a word of its own, for "pw" is a power and a width too.
  {
    kind: "password",
    pattern:
      /(?<![a-z])pw["']?\s{0,4}[:=]\s{0,4}["']?(?![/~.])(?=[^\s"',;<>]{0,60}[a-z]|\d{6})([^\s"',;<>]{2,400})/gi,
  },
  // "pass: 12" and "PASS: test_login" are said of tests: only what is made of letters and figures, or stands beside or below a user, is one.
  {
    kind: "password",
    pattern: new RegExp(
      `(?<![A-Za-z])[Pp]ass["']?\\s{0,4}:\\s{0,4}["']?(?!${AMOUNT})(?=[^\\s"',;<>]{0,60}[A-Za-z])(?=[^\\s"',;<>]{0,60}[\\d!@#$%^&*+?])([^\\s"',;<>]{4,400})`,
      "g",
    ),
  },
  {
    kind: "password",
    pattern: new RegExp(
      `${USER}[^\\n]{0,60}(?:\\n[^\\S\\n]{0,20})?(?<![a-z])pass["']?\\s{0,4}:\\s{0,4}["']?(?![/~.])([^\\s"',;<>]{2,400})`,
      "gi",
    ),
  },
  // A short one, where nothing else can be meant: after the plainest names, and nothing behind it.
  {
    kind: "password",
    pattern: new RegExp(
      `(?:password|passwd|passwort|kennwort|passphrase|contrase(?:ñ|n\u0303|n)a|(?<![a-z])pwd)["']?\\s{0,4}[:=]\\s{0,4}["']?(?!${SAID}["']?[,;]?[^\\S\\n]{0,4}$)([^\\s"',;<>]{1,3})(?=["']?[,;]?[^\\S\\n]{0,4}$)`,
      "gim",
    ),
  },
  // As a router keeps it: password 7 0822455D0A16
  {
    kind: "password",
    pattern: /\b(?:password|secret)\s{1,4}[0-9]\s{1,4}(?=[^\s"']{0,60}\d)([^\s"']{4,400})/gi,
  },
  // The community of SNMP is its password; of BGP it is two numbers, and of people it is no key of a list.
  { kind: "password", pattern: /\bsnmp-server\s{1,4}community\s{1,4}["']?([^\s"']{1,200})/gi },
  { kind: "password", pattern: /\bset\s{1,4}snmp\s{1,4}community\s{1,4}["']?([^\s"']{1,200})/gi },
  { kind: "password", pattern: /\br[ow]community6?\s{1,4}["']?([^\s"']{1,200})/gi },
  {
    kind: "password",
    pattern:
      /\bsnmp(?:get|getnext|bulkget|walk|bulkwalk|set|table|trap|status)\s(?:[^\n]{0,120}\s)?-c\s{0,4}["']?([^\s"']{1,200})/g,
  },
  {
    kind: "password",
    pattern:
      /^[^\S\n]{0,40}(?:- )?["']?(?:snmp[\w .-]{0,20}|(?:ro|rw|read|write)[_-]?)?community(?:[_-]?string)?["']?[^\S\n]{0,4}[:=][^\S\n]{0,4}["']?(?!\d+:\d+)([^\s"',;<>]{2,200})(?=["']?[,;]?[^\S\n]{0,4}$)/gim,
  },
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
  const plain = plainLetters(text);
  const found = [...privateKeys(plain.text), ...byRules(plain.text)].map(({ kind, start, end }) => ({
    kind,
    start: plain.from(start),
    end: plain.to(end - 1),
  }));
  return apart(text, found);
}

type Stretch = Omit<FoundSecret, "line">;

function byRules(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const { kind, pattern } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.slice(1).find(Boolean) ?? "";
      const start = match.index + match[0].lastIndexOf(secret);
      if (!PLACEHOLDER.test(secret)) found.push({ kind, start, end: start + secret.length });
    }
  }
  return found;
}

/** In order and without overlaps, each with its line. */
function apart(text: string, found: Stretch[]): FoundSecret[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundSecret[] = [];
  let line = 1;
  let at = 0;
  for (const one of found) {
    const last = kept.at(-1);
    if (last && one.start < last.end) {
      last.end = Math.max(last.end, one.end);
      continue;
    }
    for (; at < one.start; at++) if (text[at] === "\n") line += 1;
    kept.push({ ...one, line });
  }
  return kept;
}

/** From its first line to its last; where the last is missing, to the end of the text. */
function privateKeys(text: string): Stretch[] {
  const keys: Stretch[] = [];
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
