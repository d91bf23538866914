import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogue, type Locale, locales } from "#lib/messages/index.ts";
import { cookieNames } from "../auth.ts";
import { publicWorkspace } from "../public-workspace.ts";
import { currentSession } from "../session.ts";
import { acceptedLocale } from "./accepted.ts";

const known = (value: string | undefined | null): Locale | null => locales.find(l => l === value) ?? null;

/**
 * The language of a request: what the page said (setRequestLocale), the person's own, the visitor's choice, the
 * browser's, the workspace's. Taken from the address and not from a layout, because a page renders beside its
 * layout and must not depend on which of them comes first.
 */
export default getRequestConfig(async ({ requestLocale }) => {
  const locale = known(await requestLocale) ?? (await readingLocale());
  return { locale, messages: catalogue[locale], timeZone: await readingZone() };
});

/**
 * The language to read this request's page in. Where the visitor chose none, their browser says it: every page is
 * there in all of our languages. The workspace's own is for those who read none of them, and for machines.
 */
export async function readingLocale(): Promise<Locale> {
  const asked = acceptedLocale((await headers()).get("accept-language") ?? "");
  return (await preferredLocale()) ?? asked ?? (await addressedWorkspace())?.locale ?? "en";
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
