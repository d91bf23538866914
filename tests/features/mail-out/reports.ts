import { letter } from "#tests/support/mail/world.ts";

type Said = { status?: string; told?: string; action?: string };

/** A server's report (RFC 3464) about a mail to somebody, as it comes to the mail's return path. */
export const statusReport = (
  to: string,
  about: string,
  { status = "5.1.1", told = "", action = "failed" }: Said = {},
): Buffer =>
  letter({
    from: "Mail Delivery Subsystem <mailer-daemon@mx.example>",
    to,
    subject: "Delivery Status Notification",
    vouched: null,
    headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary="b"'],
    text: `--b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${about}\nAction: ${action}\nStatus: ${status}\n${told ? `Diagnostic-Code: smtp; ${told}\n` : ""}--b--\n`,
  });

/** A report without fields, in a server's own words, that names somebody or nobody. */
export const ownWords = (returnPath: string, naming: string): Buffer =>
  letter({
    from: "postmaster@mx.example",
    to: returnPath,
    subject: "failure notice",
    vouched: null,
    text: `Hi. This is the qmail-send program at mx.example.\n\n${naming}\nSorry, no mailbox here by that name. (#5.1.1)\n`,
  });
