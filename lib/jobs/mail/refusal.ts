import { answerIn, type Failure, failureOf } from "#lib/domain/mail/undelivered.ts";

/** What the mail server said when it did not take a mail; `final`: trying again is no use. */
export type Refused = { final: boolean; failure: Failure; words: string };

type SmtpError = Error & { responseCode?: number; response?: string; command?: string };

/**
 * Weighs an error of handing a mail over. Final is only what a server says of this recipient, or of this mail once it has read it: a
 * refused sign-in or sender, or a relay that doesn't know us, is the operator's to mend, and the mail waits.
 */
export function refusedBy(error: unknown): Refused {
  const { responseCode, response, command, message } = (
    error instanceof Error ? error : new Error(String(error))
  ) as SmtpError;
  const words = (response || message).replace(/\s+/g, " ").slice(0, 300);
  const answer = answerIn(words);
  const failure = failureOf({ ...answer, code: responseCode ?? answer.code, words });
  const permanent = (responseCode ?? 0) >= 500;
  const final =
    permanent &&
    ((command === "RCPT TO" && failure === "address") || (command === "DATA" && failure === "mail"));
  return { final, failure, words };
}
