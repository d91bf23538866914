/** Whom the portal's mails come from: `MAIL_FROM`. */
export const mailFrom = (): string => process.env.MAIL_FROM ?? "Escala <portal@localhost>";

/** Its bare address, such as "portal@vendor.example". */
export const mailAddress = (): string => /<([^>]+)>/.exec(mailFrom())?.[1] ?? mailFrom().trim();

export const mailDomain = (): string => /@([\w.-]+)/.exec(mailFrom())?.[1] ?? "localhost";

/** Headers of every mail of the portal: by them it knows its own words again, and programs don't answer it. */
export const OWN_MAIL_HEADER = "X-Escala-Mail";

/**
 * The domain of the mailboxes people write to: `MAIL_IN_DOMAIN`, else that of `MAIL_FROM` where a way in is open. Null:
 * this deployment takes no mail, and nobody is told an address that leads nowhere.
 */
export const mailInDomain = (): string | null => {
  const { MAIL_IN_DOMAIN, MAIL_IN_PORT, MAIL_IN_IMAP_URL, MAIL_HOOK_SECRET } = process.env;
  if (MAIL_IN_DOMAIN) return MAIL_IN_DOMAIN.toLowerCase();
  return MAIL_IN_PORT || MAIL_IN_IMAP_URL || MAIL_HOOK_SECRET ? mailDomain().toLowerCase() : null;
};
