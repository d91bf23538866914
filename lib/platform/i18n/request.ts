import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogue, type Locale, locales } from "#lib/messages/index.ts";
import { cookieNames } from "../auth.ts";
import { currentSession } from "../session.ts";

const known = (value: string | undefined | null): Locale | null => locales.find(l => l === value) ?? null;

/** The language of a request: what the page said (setRequestLocale), the person's own, the visitor's choice, the browser's. */
export default getRequestConfig(async ({ requestLocale }) => {
  const locale = known(await requestLocale) ?? (await preferredLocale()) ?? "en";
  return { locale, messages: catalogue[locale], timeZone: "UTC" };
});

/** Without regard to the workspace: the signed-in person's language, the visitor's choice, the browser's; null where none says. */
export async function preferredLocale(): Promise<Locale | null> {
  const session = await currentSession();
  if (session) return session.locale;
  const chosen = known((await cookies()).get(cookieNames().locale)?.value);
  if (chosen) return chosen;
  return null;
}

/** The browser's first language among ours. */
export async function browserLocale(): Promise<Locale> {
  const accept = (await headers()).get("accept-language") ?? "";
  const first = accept
    .split(",")
    .map(part => known(part.trim().slice(0, 2).toLowerCase()))
    .find(Boolean);
  return first ?? "en";
}
