import PostalMime, { type Email } from "postal-mime";
import { beyondAscii, hasBroken, isRubbish, kindOfCharset, lostLetters } from "#lib/domain/mail/legible.ts";
import { partsOf } from "./bounds.ts";

/** A mail whose parts say truly in what they are written. */
export type Mended = {
  bytes: Uint8Array;
  /** Whether text stood in it that nobody can read by any character set; it is no text of the mail any more. */
  lost: boolean;
};

/**
 * Looks whether the texts of a mail are in the character sets they say, and where one isn't, sets the one it is in: what is
 * valid UTF-8 is that, else windows-1252 where everything becomes a letter. A text that stays rubbish is marked as a file, so
 * that the mail's other texts are read without it. Only what texts say of themselves is changed, and nothing is decoded here:
 * each part is read alone by the library that reads the whole.
 */
export async function mendCharsets(bytes: Uint8Array): Promise<Mended> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  let done = 0;
  let lost = false;
  for (const part of partsOf(buffer)) {
    const head = buffer.toString("latin1", part.from, part.body);
    const body = buffer.subarray(part.body, part.to);
    const truth = await truthOf(head, body);
    if (truth === null) continue;
    if (truth === "rubbish") lost = true;
    const better = truth === "rubbish" ? asFile(head) : withCharset(head, truth);
    pieces.push(buffer.subarray(done, part.from), Buffer.from(better, "latin1"));
    done = part.body;
  }
  if (pieces.length === 0) return { bytes, lost };
  return { bytes: Buffer.concat([...pieces, buffer.subarray(done)]), lost };
}

/** The character set a text part is in where it says another; null where it says the truth or is no text. */
async function truthOf(head: string, body: Uint8Array): Promise<string | null> {
  const said = await read(head, body);
  if (said === null || said === "") return null;
  const kind = kindOfCharset(charsetOf(head));
  const lost = lostLetters(said);
  if (lost === 0 && (kind === "utf-8" || kind === "eastern" || !beyondAscii(said))) return null;
  const utf8 = (await read(withCharset(head, "utf-8"), body)) ?? "";
  const valid = !hasBroken(utf8) && !utf8.includes("\0");
  // Text of one byte a letter is no valid UTF-8 by accident, and neither is UTF-16.
  if (valid && ((kind === "bytes" && beyondAscii(utf8)) || kind === "wide")) return "utf-8";
  if (lost === 0) return null;
  if (valid && lostLetters(utf8) < lost) return "utf-8";
  // Half of the bytes of our languages in UTF-16 are nothing.
  const wide = utf8.split("\0").length - 1 > utf8.length / 4 ? ["utf-16le", "utf-16be"] : [];
  for (const guess of [...wide, "windows-1252"]) {
    const text = await read(withCharset(head, guess), body);
    if (text && lostLetters(text) === 0) return guess;
  }
  return isRubbish(said) ? "rubbish" : null;
}

/** What one part says, alone; null for one that is no text of a letter. */
async function read(head: string, body: Uint8Array): Promise<string | null> {
  const email: Email = await PostalMime.parse(Buffer.concat([Buffer.from(head, "latin1"), body]), {
    maxHeadersSize: 512 * 1024,
    forceRfc822Attachments: true,
  });
  return email.html ?? email.text ?? null;
}

const CONTENT_TYPE = /^content-type[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/im;
const CHARSET = /;\s*charset(?:\*\d*\*?)?\s*=\s*("[^"]*"|[^;\s]*)/i;

const charsetOf = (head: string): string =>
  (CHARSET.exec(CONTENT_TYPE.exec(head)?.[0] ?? "")?.[1] ?? "").replaceAll('"', "");

const withCharset = (head: string, name: string): string =>
  CONTENT_TYPE.test(head)
    ? head.replace(CONTENT_TYPE, line => `${withoutEnding(line.replace(CHARSET, ""))}; charset=${name}`)
    : `Content-Type: text/plain; charset=${name}\r\n${head}`;

/** Walked, for a pattern would take long where somebody wrote thousands of them. */
function withoutEnding(line: string): string {
  let end = line.length;
  while (end > 0 && /[;\s]/.test(line[end - 1] as string)) end -= 1;
  return line.slice(0, end);
}

const asFile = (head: string): string => `Content-Disposition: attachment\r\n${head}`;

/**
 * The head of a mail with its subject and its names as they were meant: bytes that are no UTF-8 are windows-1252, and so is
 * an encoded word that says UTF-8 and isn't, and the other way round. Gives subject and name; the address is never taken
 * from here.
 */
export async function mendedHead(
  bytes: Uint8Array,
  said: { subject: string; name: string },
): Promise<{ subject: string; name: string }> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [root] = partsOf(buffer);
  const head = buffer.subarray(0, root?.body ?? 0);
  const latin = head.toString("latin1");
  const odd = hasBroken(said.subject + said.name) || /=\?(?!utf-?8\?)[^?\s]+\?[qb]\?/i.test(latin);
  if (!odd) return said;
  const raw = hasBroken(head.toString("utf8"))
    ? new TextDecoder("windows-1252").decode(head)
    : head.toString();
  const tried: { subject: string; name: string }[] = [];
  for (const charset of [null, "utf-8", "windows-1252"]) {
    const words = charset ? raw.replace(/=\?[^?\s]+\?([qb])\?/gi, `=?${charset}?$1?`) : raw;
    const email = await PostalMime.parse(words, { maxHeadersSize: 512 * 1024 });
    tried.push({ subject: email.subject ?? "", name: email.from?.name ?? "" });
  }
  const [asSaid, utf8, western] = tried as [typeof said, typeof said, typeof said];
  const meant = (field: "subject" | "name", eastern: boolean): string => {
    const valid = !hasBroken(utf8[field]) && beyondAscii(utf8[field]);
    if (valid && (!eastern || hasBroken(asSaid[field]))) return utf8[field];
    if (!hasBroken(asSaid[field])) return asSaid[field];
    return lostLetters(western[field]) === 0 ? western[field] : asSaid[field];
  };
  const names = [...latin.matchAll(/=\?([^?*\s]+)(?:\*[^?\s]*)?\?[qb]\?/gi)].map(found => found[1] ?? "");
  const eastern = names.some(name => ["eastern", "wide"].includes(kindOfCharset(name)));
  return { subject: meant("subject", eastern), name: meant("name", eastern) };
}
