import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { catalogue, type Locale, type Namespace } from "#lib/messages/index.ts";
import { MergeMessages } from "./merge-messages.tsx";

/** Sends more namespaces to the browser for the client components inside: `<ClientMessages ns={["tickets"]}>`. */
export async function ClientMessages({ ns, children }: { ns: readonly Namespace[]; children: ReactNode }) {
  const all = catalogue[(await getLocale()) as Locale];
  const messages = Object.fromEntries(ns.map(name => [name, all[name]]));
  return <MergeMessages messages={messages}>{children}</MergeMessages>;
}
