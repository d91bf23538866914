import "../../styles/app.css";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import { catalogue, type Locale } from "#lib/messages/index.ts";
import { cookieNames } from "#lib/platform/auth.ts";
import { currentSession } from "#lib/platform/session.ts";
import { type Theme, themeOf } from "./shell-types.ts";

/** This browser's choice of appearance, else the account's, else the system's. */
export async function chosenTheme(): Promise<Theme> {
  const cookie = (await cookies()).get(cookieNames().theme)?.value;
  return themeOf(cookie ?? (await currentSession())?.theme);
}

/** `<html>` and `<body>` of both root layouts: language, appearance, the workspace's colour, and the texts every client component may use. */
export async function Document({ colour, children }: { colour?: string; children: ReactNode }) {
  const locale = (await getLocale()) as Locale;
  const theme = await chosenTheme();
  const { ui, forms, errors, shell } = catalogue[locale];
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      // A script may have set data-theme by the person's last click before React wakes up.
      suppressHydrationWarning
      style={colour ? { "--vendor": colour } : undefined}
    >
      <body>
        <NextIntlClientProvider
          locale={locale}
          timeZone={await getTimeZone()}
          messages={{ ui, forms, errors, shell }}
        >
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
