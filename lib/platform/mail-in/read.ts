import PostalMime, { type Attachment, addressParser, type Email, type Mailbox } from "postal-mime";
import { isRubbish } from "#lib/domain/mail/legible.ts";
import { isHandedOn } from "#lib/domain/mail/subject.ts";
import { answeredIds, messageIds } from "#lib/domain/mail/threading.ts";
import { first, type MailFacts, type MailHeaders } from "#lib/domain/mail/types.ts";
import { splitQuoted } from "#lib/domain/mail/visible-text.ts";
import { tooMuchOf } from "./bounds.ts";
import { mendCharsets, mendedHead } from "./charsets.ts";
import { htmlToMarkdown } from "./html-markdown.ts";
import { readTnef, type Tnef } from "./tnef.ts";

/** A file that came with a mail. */
export type MailFile = {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  contentId: string;
  inline: boolean;
};

/** A mail taken apart: what it says, what came with it, and what it says of itself. */
export type ReadMail = {
  facts: MailFacts;
  fromName: string;
  subject: string;
  /** Without brackets; "" where it has none. */
  messageId: string;
  /** What it answers, the nearest first. */
  answers: string[];
  /** What was written now, as Markdown. */
  visible: string;
  /** Text came, and nobody can read any of it. */
  unreadable: boolean;
  text: string;
  html: string;
  files: MailFile[];
};

/** Nothing of a mail may be kept that the database would refuse. */
const clean = (text: string) => text.replace(/\0/g, "").toWellFormed();

/** As long as a message may be. */
const MOST_LETTERS = 20_000;

/** What came is no mail, or none that can be taken apart. */
export class DamagedMail extends Error {}

/**
 * Takes a mail apart. Character sets, transfer encodings and broken parts are the library's to bear; what comes out is
 * text.
 * @throws DamagedMail where it is no mail at all
 */
export async function readMail(bytes: Uint8Array, returnPath: string | null): Promise<ReadMail> {
  try {
    return await takeApart(bytes, returnPath);
  } catch (error) {
    throw new DamagedMail(error instanceof Error ? error.message : String(error));
  }
}

/** So much of a head is read of a mail that can't be taken apart: whatever is amiss with it, this costs nothing. */
const MOST_HEAD = 16_384;

/** What a mail that can't be taken apart says of itself, as far as its head can be read. Nobody vouches for any of it. */
export async function readHead(
  bytes: Uint8Array,
): Promise<{ fromAddress: string; fromName: string; subject: string }> {
  try {
    const begin = Buffer.from(bytes.subarray(0, MOST_HEAD));
    const end = /\r?\n\r?\n/.exec(begin.toString("latin1"));
    const head = begin.subarray(0, end ? end.index : begin.length);
    const email = await parse(head);
    const mended = await mendedHead(head, { subject: email.subject ?? "", name: email.from?.name ?? "" });
    const { name, address } = senderOf(email, mended.name);
    return { fromAddress: address, fromName: name, subject: subjectOf(mended.subject) };
  } catch {
    return { fromAddress: "", fromName: "", subject: "" };
  }
}

/** One line, whatever is encoded in it. */
const subjectOf = (subject: string): string =>
  clean(isRubbish(subject) ? "" : subject)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 500);

/** One of these stands in whatever was a mail. */
const LETTER = ["from", "to", "subject", "date", "message-id", "received", "mime-version"];

async function takeApart(bytes: Uint8Array, returnPath: string | null): Promise<ReadMail> {
  const tooMuch = tooMuchOf(bytes);
  if (tooMuch) throw new Error(tooMuch);
  const email = await parse(bytes);
  if (!email.headers.some(({ key }) => LETTER.includes(key))) throw new Error("no header of a mail");
  const headers = headersOf(email);
  const mended = await mendCharsets(bytes);
  const texts = mended.bytes === bytes ? email : await parse(mended.bytes);
  const head = await mendedHead(bytes, { subject: email.subject ?? "", name: email.from?.name ?? "" });
  const from = senderOf(email, head.name);
  const subject = subjectOf(head.subject);
  const packed = email.attachments.map(part => (isTnef(part) ? readTnef(bytesOf(part)) : null));
  const text = clean(texts.text || (packed.find(one => one?.text)?.text ?? ""));
  const html = clean(texts.html ?? "");
  const visible = visibleOf(text, html, isHandedOn(subject));
  return {
    facts: {
      headers,
      returnPath,
      from: from.address,
      subject,
      contentType: first(headers, "content-type").split(";")[0]?.trim().toLowerCase() ?? "",
      calendarMethod: email.attachments.find(part => part.method)?.method?.toUpperCase() ?? null,
    },
    fromName: from.name,
    subject,
    messageId: clean(messageIds(email.messageId ?? "")[0] ?? "").slice(0, 400),
    answers: answeredIds(email.inReplyTo ?? "", email.references ?? ""),
    visible,
    unreadable: mended.lost && visible === "",
    text,
    html,
    // What Outlook packed stands in its stead; the whole mail is kept as it came anyway.
    files: email.attachments.flatMap((part, at) => unpacked(packed[at] ?? null, at) ?? [fileOf(part, at)]),
  };
}

const parse = (bytes: Uint8Array): Promise<Email> =>
  PostalMime.parse(bytes, {
    maxNestingDepth: 50,
    maxHeadersSize: 512 * 1024,
    forceRfc822Attachments: true,
  });

/** What was written now: of the HTML, which keeps lists and tables; of the text where that says nothing or more. */
function visibleOf(text: string, html: string, handedOn: boolean): string {
  const ofHtml = html ? splitQuoted(htmlToMarkdown(html, handedOn), { handedOn }).visible : "";
  const ofText = text ? splitQuoted(text, { handedOn }).visible : "";
  const chosen = ofHtml || ofText || htmlToMarkdown(html, true);
  if (chosen.length <= MOST_LETTERS) return chosen;
  return `${chosen.slice(0, MOST_LETTERS - 4).toWellFormed()}\n\n…`;
}

function headersOf(email: Email): MailHeaders {
  const headers = new Map<string, string[]>();
  for (const { key, value } of email.headers) headers.set(key, [...(headers.get(key) ?? []), clean(value)]);
  return headers;
}

/** Who stands in From; several, or none that is an address, are nobody. */
function senderOf(email: Email, name: string): { name: string; address: string } {
  const all = email.headers.filter(header => header.key === "from");
  const address = clean((email.from as Mailbox | undefined)?.address ?? "")
    .trim()
    .toLowerCase();
  const several = all.length !== 1 || addressParser(all[0]?.value ?? "", { flatten: true }).length > 1;
  const valid = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,253}$/.test(address);
  return {
    name: clean(isRubbish(name) ? "" : name)
      .replace(/\p{C}/gu, "")
      .trim()
      .slice(0, 120),
    address: valid && !several ? address : "",
  };
}

const ENDINGS: Record<string, string> = {
  "text/plain": "txt",
  "text/calendar": "ics",
  "text/csv": "csv",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "application/pdf": "pdf",
  "message/rfc822": "eml",
  "application/json": "json",
  "application/xml": "xml",
};

const isTnef = (part: Attachment): boolean =>
  /^application\/(vnd\.)?ms-tnef$/i.test(part.mimeType) || /^winmail\.dat$/i.test(part.filename ?? "");

/** The files of a "winmail.dat"; null where it is none or nothing was found in it: then it stays a file. */
function unpacked(packed: Tnef | null, at: number): MailFile[] | null {
  if (!packed || (packed.files.length === 0 && packed.text === "")) return null;
  return packed.files.map(({ name, mediaType, bytes }, i) => ({
    name: nameOf({ filename: name, mimeType: mediaType }, at + i),
    mediaType,
    bytes,
    contentId: "",
    inline: false,
  }));
}

const bytesOf = (part: Attachment): Uint8Array =>
  typeof part.content === "string"
    ? new TextEncoder().encode(part.content)
    : new Uint8Array(part.content as ArrayBuffer);

function fileOf(part: Attachment, at: number): MailFile {
  return {
    name: nameOf(part, at),
    mediaType: part.mimeType,
    bytes: bytesOf(part),
    contentId: (part.contentId ?? "").replace(/^<|>$/g, ""),
    inline: part.related === true || part.disposition === "inline",
  };
}

/** A name one can store: no path, no control characters; one without an ending gets that of its kind. */
function nameOf(part: Pick<Attachment, "filename" | "mimeType">, at: number): string {
  const last =
    clean(part.filename ?? "")
      .split(/[/\\]/)
      .at(-1) ?? "";
  const bare = last
    .replace(/[:*?"<>|\p{C}]/gu, "_")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const ending = ENDINGS[part.mimeType];
  const named = bare || `${part.mimeType.split("/")[0] || "file"}-${at + 1}`;
  const whole = !named.includes(".") && ending ? `${named}.${ending}` : named;
  // Within the bytes a name may have, its ending kept.
  if (new TextEncoder().encode(whole).length <= 180) return whole;
  const tail = /\.[a-z0-9]{1,8}$/i.exec(whole)?.[0] ?? "";
  return `${[...whole].slice(0, 40).join("")}${tail}`;
}
