import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogue, type Locale, locales } from "#lib/messages/index.ts";
import { cookieNames } from "../auth.ts";
import { publicWorkspace } from "../public-workspace.ts";
import { currentSession } from "../session.ts";

const known = (value: string | undefined | null): Locale | null => locales.find(l => l === value) ?? null;

/**
 * The language of a request: what the page said (setRequestLocale), the person's own, the visitor's choice, the
 * workspace's, the browser's. Taken from the address and not from a layout, because a page renders beside its
 * layout and must not depend on which of them comes first.
 */
export default getRequestConfig(async ({ requestLocale }) => {
  const locale = known(await requestLocale) ?? (await readingLocale());
  return { locale, messages: catalogue[locale], timeZone: await readingZone() };
});

/** The language to read this request's page in; of a public page the workspace's, where the visitor chose none. */
export async function readingLocale(): Promise<Locale> {
  return (await preferredLocale()) ?? (await addressedWorkspace())?.locale ?? (await browserLocale());
}

/** The zone times are told in: the person's, else the workspace's, on one's own pages that of one's first, else UTC. */
async function readingZone(): Promise<string> {
  const session = await currentSession();
  const home = session?.memberships[0]?.slug;
  return (
    session?.timeZone ??
    (await addressedWorkspace())?.timeZone ??
    (home === undefined ? null : await publicWorkspace(home))?.timeZone ??
    "UTC"
  );
}

/** The workspace of this request's address (its first segment), or null. */
async function addressedWorkspace() {
  const path = (await headers()).get("x-escala-path") ?? "";
  const slug = path.split(/[/?#]/)[1];
  return slug ? publicWorkspace(slug) : null;
}

/** Without regard to the workspace: the signed-in person's language, the visitor's choice; null where none says. */
export async function preferredLocale(): Promise<Locale | null> {
  const session = await currentSession();
  if (session) return session.locale;
  return known((await cookies()).get(cookieNames().locale)?.value);
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
