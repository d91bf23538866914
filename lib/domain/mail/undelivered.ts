/**
 * What it means that a mail did not arrive. "address": it leads nowhere, and no other mail would arrive either. "later": it may arrive
 * another time, such as in a full mailbox. "mail": this mail was not wanted, which says nothing of the address.
 */
export type Failure = "address" | "later" | "mail";

/** A server's answer: its code of three digits (RFC 5321) and the enhanced one (RFC 3463), as far as it gave them, and its words. */
export type Answer = { code: number | null; status: string | null; words: string };

/** How others say that an address leads nowhere, where no enhanced code does. */
const NOBODY =
  /\b(user|recipient|mailbox|address|account|destinatario|usuario|buz[oó]n|cuenta|direcci[oó]n)\b[^.\n]{0,60}\b(unknown|not found|does ?n[o']t exist|doesn[’']t exist|no longer (exists|available|valid)|unavailable|disabled|invalid|desconocid[oa]|no existe|inexistente|no encontrad[oa]|deshabilitad[oa]|inv[aá]lid[oa])|\b(no such|unknown|invalid|nonexistent) (user|recipient|mailbox|address|account|person)|\bno mailbox here\b|\bno existe (el|la|ese|esa|este|esta) (usuario|destinatario|buz[oó]n|cuenta|direcci[oó]n)|\b(host|domain) (name )?(or domain )?not found\b/i;

const FULL =
  /\b(mailbox|quota|buz[oó]n|inbox)\b[^.\n]{0,40}\b(full|exceeded|over|lleno|superad[oa])\b|\bover quota\b|\bout of storage\b/i;

/** Bad destinations, and a mailbox that takes nothing any more. */
const ADDRESS = /^5\.(1\.(0|1|2|3|6|10)|2\.1|4\.4)$/;

/** Weighs a server's answer; the enhanced code outweighs the words, and what nobody can read blames no address. */
export function failureOf({ code, status, words }: Answer): Failure {
  if (status?.startsWith("4.") || status === "5.2.2" || FULL.test(words)) return "later";
  if (status && ADDRESS.test(status)) return "address";
  // 5.7.1 and the like: policy. Only what says nothing (5.0.0, 5.5.0) leaves it to the words.
  const vague = status === null || /^5\.(0|5)\./.test(status);
  if (!vague) return "mail";
  if (code !== null && code >= 400 && code < 500) return "later";
  return NOBODY.test(words) ? "address" : "mail";
}

/** What a report of a server says of a mail. */
export type Report =
  /** `recipients`: whom it names as not reached, as sent and as it went on; none where it names nobody. */
  | { outcome: "failed"; failure: Failure; words: string; recipients: string[] }
  | { outcome: "delayed"; words: string };

const MOST_WORDS = 300;

/**
 * Reads a report by its text: the fields of RFC 3464 where it has them, else the codes and words of servers that write
 * their own (qmail, Exim, Exchange). `failed`: whom its head names. Null where it says that the mail arrived.
 */
export function readReport(text: string, subject: string, failed: readonly string[] = []): Report | null {
  const unfolded = text.replace(/\r\n/g, "\n").replace(/\n[ \t]+/g, " ");
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(unfolded)?.[1]?.trim() ?? "";
  const actions = [...unfolded.matchAll(/^Action:[ \t]*(\w+)/gim)].map(match => match[1]?.toLowerCase());
  const told = field("Diagnostic-Code").replace(/^[\w-]+;\s*/, "");
  const answer = answerIn(told || lineWithCode(unfolded));
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(field("Status"))?.[0] ?? answer.status;
  const words = (told || answer.words || firstLine(unfolded) || subject).slice(0, MOST_WORDS);
  const said = [status && !words.includes(status) ? status : "", words].filter(Boolean).join(" ");
  if (actions.length > 0 && !actions.includes("failed")) {
    if (actions.includes("delayed")) return { outcome: "delayed", words: said };
    return null;
  }
  if (actions.length === 0 && isDelay(subject, unfolded)) return { outcome: "delayed", words: said };
  // An old server's words may stand lines away from its code.
  const all = told ? told : `${words}\n${unfolded.slice(0, 4_000)}`;
  return {
    outcome: "failed",
    failure: failureOf({ ...answer, status, words: all }),
    words: said,
    recipients: recipientsIn(unfolded, text.replace(/\r\n/g, "\n"), failed),
  };
}

// No "@" but one in an address: these patterns stay linear on whatever a stranger sends.
const FIELDS = /^(?:Final|Original)-Recipient:[ \t]*(?:[\w-]+;)?[ \t]*<?([^\s<>@]+@[^\s<>@]+)>?[ \t]*$/gim;
/** A line that is an address and no more: "<x@y.example>:" of qmail, "x@y.example" of Exim. */
const ALONE = /^[ \t]*<?([^\s<>:,;"@]+@[^\s<>:,;"@]+)>?:?[ \t]*$/gm;

/** Whom a report names: in its fields, else in its head, else on lines of their own. */
function recipientsIn(unfolded: string, text: string, failed: readonly string[]): string[] {
  const found = (pattern: RegExp, of = text) => [...of.matchAll(pattern)].map(match => match[1] ?? "");
  const fields = found(FIELDS, unfolded);
  const named = fields.length > 0 ? fields : failed.length > 0 ? failed : found(ALONE);
  return [...new Set(named.map(one => one.toLowerCase()))];
}

/**
 * What a report says of the address a mail was sent to. One that names another address went on from there and got lost further on;
 * one that names nobody may be about anybody. Neither gives the address up at once.
 */
export function blamed(report: Report & { outcome: "failed" }, address: string): Failure {
  const named = report.recipients.includes(address.toLowerCase());
  return report.failure === "address" && !named ? "later" : report.failure;
}

const isDelay = (subject: string, text: string) =>
  /\b(delayed|retras(o|ado)|demora)\b/i.test(subject) ||
  /\b(will (be retried|keep trying)|still being retried|se seguir[aá] intentando)\b/i.test(text);

/** The codes that a line of a server begins with, or has. */
export function answerIn(line: string): Answer {
  const code = /(?:^|[\s:(#])([245]\d\d)(?=[\s-])/.exec(line)?.[1];
  const status = /(?:^|[\s:(#-])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(line)?.[1];
  return {
    code: code ? Number(code) : null,
    status: status ?? null,
    words: line.trim().slice(0, MOST_WORDS),
  };
}

const lineWithCode = (text: string): string =>
  text.split("\n").find(line => {
    const { code, status } = answerIn(line);
    return (code !== null && code >= 400) || (status !== null && !status.startsWith("2"));
  }) ?? "";

const firstLine = (text: string): string =>
  text
    .split("\n")
    .find(line => line.trim() !== "")
    ?.trim() ?? "";
