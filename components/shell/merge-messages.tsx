"use client";

import { type AbstractIntlMessages, NextIntlClientProvider, useMessages } from "next-intl";
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
  return <NextIntlClientProvider messages={{ ...outer, ...messages }}>{children}</NextIntlClientProvider>;
}
