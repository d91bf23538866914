"use client";

import {
  type AbstractIntlMessages,
  NextIntlClientProvider,
  useLocale,
  useMessages,
  useTimeZone,
} from "next-intl";
import { type ReactNode, useMemo } from "react";

/** Adds texts (namespaces, as JSON) to those the browser already has; a provider alone would replace them. */
export function MergeMessages({ texts, children }: { texts: string; children: ReactNode }) {
  const outer = useMessages();
  const locale = useLocale();
  const zone = useTimeZone();
  const messages = useMemo(
    () => ({ ...outer, ...(JSON.parse(texts) as AbstractIntlMessages) }),
    [outer, texts],
  );
  return (
    <NextIntlClientProvider locale={locale} {...(zone ? { timeZone: zone } : {})} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
