/** The portal's own address without a slash at its end, as visitors and machines elsewhere reach it. */
export const appUrl = (): string =>
  (process.env.APP_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, "");

/** A path of the portal as a whole address. */
export const absolute = (path: string): string => `${appUrl()}${path}`;
