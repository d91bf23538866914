import type { AutomaticReason } from "#lib/domain/mail/automatic.ts";
import { first } from "#lib/domain/mail/types.ts";
import { answerIn, type Report, readReport } from "#lib/domain/mail/undelivered.ts";
import { readBounceMark } from "#lib/platform/mail-in/marks.ts";
import type { ReadMail } from "#lib/platform/mail-in/read.ts";

/** A report of a server about a mail that went out from here. */
export type Returned = { mailId: string; report: Report };

/**
 * Reads a report that came to the return path of a mail. Only the signed mark of that path says which mail it is about: what a
 * report says of itself anybody can write, so nobody can have another's address given up. Null: it is none.
 */
export function returnedOf(
  tenantId: string,
  mark: string,
  mail: ReadMail,
  automatic: AutomaticReason | null,
): Returned | null {
  const mailId = readBounceMark(tenantId, mark);
  if (!mailId || (automatic !== "report" && automatic !== "null_sender")) return null;
  const type = first(mail.facts.headers, "content-type").toLowerCase();
  // A receipt of reading is a report too, and says that it arrived.
  if (mail.facts.contentType === "multipart/report" && !type.includes("delivery-status")) return null;
  const parts = mail.files
    .filter(file => /^(message\/(global-)?delivery-status|text\/plain)$/.test(file.mediaType))
    .map(file => Buffer.from(file.bytes).toString("utf8"));
  const text = [mail.text || mail.visible, ...parts].join("\n\n");
  // An answer of somebody's absence has no sender either; a report says a code.
  if (automatic === "null_sender" && !text.split("\n").some(line => (answerIn(line).code ?? 0) >= 400))
    return null;
  const failed = first(mail.facts.headers, "x-failed-recipients")
    .split(",")
    .map(one => one.trim());
  const report = readReport(text, mail.subject, failed.filter(Boolean));
  return report && { mailId, report };
}
