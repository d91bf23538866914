export const SECRET_KINDS = ["private_key", "connection", "header", "token", "password"] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** A stretch of a text that looks like a secret: offsets of the secret itself, without what names it. `line` counts from 1. */
export type FoundSecret = { kind: SecretKind; start: number; end: number; line: number };

/** What stands in a masked secret's place, whatever its length: even that says something. */
export const MASK = "********";

type Rule = { kind: SecretKind; pattern: RegExp };

/**
 * Rules for one line; the last group is the secret. Every repetition is bounded, so that no log, however long, takes more than
 * a walk over it.
 */
const RULES: readonly Rule[] = [
  // postgres://user:secret@host, https://token:secret@host
  { kind: "connection", pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,80}:([^\s@/]{1,200})@/gi },
  { kind: "header", pattern: /\b(?:bearer|basic)\s+([A-Za-z0-9._~+/=-]{12,2000})/gi },
  { kind: "token", pattern: /\b(eyJ[\w-]{8,1000}\.eyJ[\w-]{8,4000}\.[\w-]{8,1000})/g },
  { kind: "token", pattern: /\b((?:gh[opsu]_|github_pat_|glpat-|sk-|xox[abprs]-)[\w-]{16,200})/g },
  { kind: "token", pattern: /\b((?:AKIA|ASIA)[0-9A-Z]{16})\b/g },
  // password = x, DB_PASSWORD: "x", "client_secret":"x", --password x, contraseña: x
  {
    kind: "password",
    pattern:
      /(?:password|passwd|passphrase|contrase[nñ]a|(?<![a-z])pwd|secret(?:[_-]?(?:access[_-]?)?key)?|api[_-]?key|access[_-]?key|(?<![a-z])token)["']?(?:\s{0,4}[:=]\s{0,4}|\s{1,4}(?=["'])|(?<=--[\w-]{1,40})\s{1,4})["']?([^\s"',;<>]{4,400})/gi,
  },
];

/** Words that stand where a secret would: already masked, or only described. */
const PLACEHOLDER =
  /^(?:[*•x.#_-]{3,}|\$?\{.*|\$\w+|%\w+%|\[.*|null|none|true|false|undefined|redacted|hidden|changeme|required|invalid|incorrect|expired|missing|oculta|incorrecta|caducada)\W*$/i;

const KEY_BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/g;
const KEY_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----/g;

/**
 * What in a text looks like a password, a private key, a token or a connection string with one, in order and without overlaps.
 * It points at what is obvious; that nothing is found does not say that nothing is there.
 */
export function findSecrets(text: string): FoundSecret[] {
  const found: Omit<FoundSecret, "line">[] = privateKeys(text);
  for (const { kind, pattern } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? "";
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
