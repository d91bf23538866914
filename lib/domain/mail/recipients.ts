/** Headers in which mail servers write whom a mail was delivered to, whatever its sender wrote in To. */
export const ENVELOPE_HEADERS = [
  "delivered-to",
  "x-original-to",
  "envelope-to",
  "x-envelope-to",
  "x-delivered-to",
] as const;
/** What the sender wrote; asked only where the servers say nothing of ours. */
export const LETTER_HEADERS = ["to", "cc", "resent-to", "resent-cc"] as const;

/** Addresses of one mail that are looked up. */
const MOST = 20;
const LONGEST = 20_000;

/** Each header with its name in lower case and its folded lines joined, in the order of the mail. */
export function headerLines(head: string): [name: string, value: string][] {
  return head
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .flatMap((line): [string, string][] => {
      const at = line.indexOf(":");
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : [];
    });
}

/**
 * The addresses of `domain` that a mail in a mailbox was for, as its headers say, at most twenty: those the mail servers
 * wrote on it, else those its sender named. A name beside an address is none, whatever it looks like. Lower case.
 */
export function recipientsIn(lines: readonly (readonly [string, string])[], domain: string): string[] {
  const named = (names: readonly string[]) =>
    lines.filter(([name]) => names.includes(name)).flatMap(([, value]) => addressesOf(value));
  const ours = (all: string[]) =>
    [...new Set(all.filter(address => address.endsWith(`@${domain.toLowerCase()}`)))].slice(0, MOST);
  const delivered = ours(named(ENVELOPE_HEADERS));
  return delivered.length > 0 ? delivered : ours(named(LETTER_HEADERS));
}

/** Every address of a list of them: what stands in quotes or in comments is a name. */
function addressesOf(value: string): string[] {
  const bare = value
    .slice(0, LONGEST)
    .replace(/"(?:[^"\\]|\\.)*"/g, " ")
    .replace(/\([^()]*\)/g, " ");
  return bare.split(/[\s,;:<>]+/).flatMap(word => {
    const at = word.lastIndexOf("@");
    return at > 0 && at < word.length - 1 ? [word.toLowerCase()] : [];
  });
}
