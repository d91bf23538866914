"use client";

import {
  type AbstractIntlMessages,
  NextIntlClientProvider,
  useLocale,
  useMessages,
  useTimeZone,
} from "next-intl";
import type { ReactNode } from "react";

/** Adds texts to those the browser already has; a provider alone would replace them. */
export function MergeMessages({
  messages,
  children,
}: {
  messages: AbstractIntlMessages;
  children: ReactNode;
}) {
  const outer = useMessages();
  const locale = useLocale();
  const zone = useTimeZone();
  return (
    <NextIntlClientProvider
      locale={locale}
      {...(zone ? { timeZone: zone } : {})}
      messages={{ ...outer, ...messages }}
    >
      {children}
    </NextIntlClientProvider>
  );
}
