"use client";

import "../styles/app.css";
import { NextIntlClientProvider } from "next-intl";
import { Failed, type FailedProps } from "#components/shell/failed.tsx";
import en from "#lib/messages/en/shell.ts";
import es from "#lib/messages/es/shell.ts";

/** Where even the layout failed: the language can only be guessed from the browser. */
export default function GlobalError(props: FailedProps) {
  const locale = typeof navigator !== "undefined" && navigator.language.startsWith("es") ? "es" : "en";
  const shell = locale === "es" ? es : en;
  return (
    <html lang={locale}>
      <body>
        <title>{shell.error.page}</title>
        <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ shell }}>
          <main>
            <Failed {...props} home="/" />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
