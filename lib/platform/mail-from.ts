/** Whom the portal's mails come from: `MAIL_FROM`. */
export const mailFrom = (): string => process.env.MAIL_FROM ?? "Escala <portal@localhost>";

/** Its bare address, such as "portal@vendor.example". */
export const mailAddress = (): string => /<([^>]+)>/.exec(mailFrom())?.[1] ?? mailFrom().trim();

export const mailDomain = (): string => /@([\w.-]+)/.exec(mailFrom())?.[1] ?? "localhost";
