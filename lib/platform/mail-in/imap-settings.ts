/** A mailbox that is watched by IMAP. Its password is in no message, log or row. */
export type ImapSettings = {
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS is asked for and nothing is said without it. */
  secure: boolean;
  /** Only on this very machine. */
  plain: boolean;
  user: string;
  password: string;
  /** Where mail comes. */
  folder: string;
  /** Where a mail is put once it is kept. */
  done: string;
  /** A certificate to believe besides the machine's; `NODE_EXTRA_CA_CERTS` is the operator's way. */
  ca?: string;
};

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Reads "imaps://user:password@host:993/Folder" (or "imap://", which is encrypted by STARTTLS except on this machine).
 * @throws Error that says what is wrong, without the address: it holds the password
 */
export function readImapUrl(value: string, done: string): ImapSettings {
  const wrong = new Error("must look like imaps://user:password@mail.example.com/INBOX");
  if (!URL.canParse(value)) throw wrong;
  const url = new URL(value);
  if (!["imap:", "imaps:"].includes(url.protocol) || !url.hostname || !url.username || !url.password)
    throw wrong;
  const secure = url.protocol === "imaps:";
  const text = (part: string) => {
    try {
      return decodeURIComponent(part);
    } catch {
      throw wrong;
    }
  };
  const settings = {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    plain: !secure && LOOPBACK.includes(url.hostname),
    user: text(url.username),
    password: text(url.password),
    folder: text(url.pathname.slice(1)) || "INBOX",
    done,
  };
  if (settings.folder.toLowerCase() === done.toLowerCase())
    throw new Error("must not watch the folder that MAIL_IN_IMAP_DONE names");
  return settings;
}

/** Where mails go that were kept, unless `MAIL_IN_IMAP_DONE` says otherwise. */
export const DONE_FOLDER = "Escala";

/** The mailbox this deployment watches, or null. */
export const imapFromEnv = (): ImapSettings | null => {
  const { MAIL_IN_IMAP_URL, MAIL_IN_IMAP_DONE } = process.env;
  return MAIL_IN_IMAP_URL ? readImapUrl(MAIL_IN_IMAP_URL, MAIL_IN_IMAP_DONE || DONE_FOLDER) : null;
};
