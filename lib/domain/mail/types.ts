import type { Audience } from "#lib/domain/tickets/types.ts";

/** Headers by lower-case name, each with all of its values in the order of the mail. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>;

/** What is asked of a mail before anybody looks at what it says. */
export type MailFacts = {
  headers: MailHeaders;
  /** The envelope's sender; "" is the null sender of reports, null where the way in did not say. */
  returnPath: string | null;
  /** Bare address of From, lower case; "" where there is none. */
  from: string;
  subject: string;
  /** Media type of the whole, lower case, without parameters. */
  contentType: string;
  /** `method` of a calendar part: "REQUEST", "REPLY"; null: there is none. */
  calendarMethod: string | null;
};

/** How the addresses of this portal are known, lower case: in the mailboxes and in front of them. */
export type OwnAddresses = readonly string[];

/** The mail that is answered, as this portal sent it: which case, who read it, and for whom the answer is. */
export type AnsweredMail = { ticketId: string; personId: string; audience: Audience };

export const first = (headers: MailHeaders, name: string): string => headers.get(name)?.[0] ?? "";
