import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { catalogue, type Locale, type Namespace } from "#lib/messages/index.ts";
import { MergeMessages } from "./merge-messages.tsx";

const written = new Map<string, string>();

/** Some namespaces of a language as one text: written once, and by React carried as it is instead of word by word. */
function textsOf(locale: Locale, ns: readonly Namespace[]): string {
  const key = [locale, ...ns].join(" ");
  const known = written.get(key);
  if (known !== undefined) return known;
  const made = JSON.stringify(Object.fromEntries(ns.map(name => [name, catalogue[locale][name]])));
  written.set(key, made);
  return made;
}

/** Sends more namespaces to the browser for the client components inside: `<ClientMessages ns={["tickets"]}>`. */
export async function ClientMessages({ ns, children }: { ns: readonly Namespace[]; children: ReactNode }) {
  return <MergeMessages texts={textsOf((await getLocale()) as Locale, ns)}>{children}</MergeMessages>;
}
