/** The locale days and figures are written in: the portal's English is Europe's ("14 Feb 2027"), on pages and in mail alike. */
export const region = (locale: string): string => (locale === "en" ? "en-GB" : locale);
