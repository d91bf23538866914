"use client";

import { Keyboard, LogOut, Mail, Monitor, Moon, Sun, User } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { SHOW_KEYS } from "#components/keys/key-help.tsx";
import type { MenuEntry } from "#components/ui/menu.tsx";
import { type ShellData, type Theme, themeCookie, themes } from "./shell-types.ts";

const icons = {
  light: <Sun className="i" aria-hidden="true" />,
  dark: <Moon className="i" aria-hidden="true" />,
  system: <Monitor className="i" aria-hidden="true" />,
};

function applyTheme(theme: Theme) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we serve
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function useTheme(first: Theme): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(first);
  return [
    theme,
    next => {
      setTheme(next);
      applyTheme(next);
    },
  ];
}

/** The language's entries, each written in itself. */
export function useLanguageEntries(data: Pick<ShellData, "locale" | "locales" | "setLocale">): MenuEntry[] {
  const t = useTranslations("ui");
  const router = useRouter();
  const [, start] = useTransition();
  return data.locales.map(locale => ({
    key: `lang-${locale}`,
    label: t.has(`languages.${locale}`) ? t(`languages.${locale}`) : locale,
    checked: locale === data.locale,
    onSelect: () =>
      start(async () => {
        await data.setLocale(locale);
        router.refresh();
      }),
  }));
}

/** Own account, appearance, the way out: for the account menu and a phone's “More”. */
export function useAccountEntries(data: ShellData): MenuEntry[] {
  const t = useTranslations("ui");
  const [theme, setTheme] = useTheme(data.theme);
  return [
    { kind: "label", key: "name", label: data.person.name },
    {
      key: "account",
      label: t("shell.yourAccount"),
      href: data.accountHref,
      icon: <User className="i" aria-hidden="true" />,
    },
    {
      key: "mail",
      label: t("shell.yourMail"),
      href: `${data.accountHref}/mail`,
      icon: <Mail className="i" aria-hidden="true" />,
    },
    {
      key: "keys",
      label: t("keys.title"),
      icon: <Keyboard className="i" aria-hidden="true" />,
      onSelect: () => window.dispatchEvent(new Event(SHOW_KEYS)),
    },
    { kind: "separator", key: "s1" },
    { kind: "label", key: "theme", label: t("theme.label") },
    ...themes.map(choice => ({
      key: `theme-${choice}`,
      label: t(`theme.${choice}`),
      icon: icons[choice],
      checked: theme === choice,
      onSelect: () => setTheme(choice),
    })),
    { kind: "separator", key: "s2" },
    {
      key: "out",
      label: t("shell.signOut"),
      icon: <LogOut className="i" aria-hidden="true" />,
      onSelect: () => void data.signOut(),
    },
  ];
}
