import type { ReactNode } from "react";
import type { PaletteItem } from "#components/ui/search-palette.tsx";

export type NavLink = {
  key: string;
  href: string;
  label: string;
  /** A lucide element with class `i`. */
  icon: ReactNode;
  count?: number;
  /** The count says that something is late. */
  hot?: boolean;
  /** Also current on the pages under it; the home page is current on itself only. */
  exact?: boolean;
};

export type NavSection = { key: string; title?: string; links: readonly NavLink[] };

export type WorkspaceChoice = {
  name: string;
  org?: string;
  href: string;
  current?: boolean;
  logo?: string | null;
};

export type Command = { key: string; label: string; href: string; icon?: ReactNode };

/** What the search address answers with: `GET {searchUrl}?q=…` gives an array of these as JSON. */
export type SearchGroup = {
  heading: string;
  items: readonly {
    id: string;
    label: string;
    href: string;
    number?: string;
    meta?: string;
    excerpt?: PaletteItem["excerpt"];
  }[];
};

export type ShellPerson = { name: string; kind?: "plain" | "partner" | "vendor" };

export type ShellData = {
  /** Of the vendor or a partner: who works cases. */
  staff: boolean;
  workspace: { name: string; org?: string; href: string; logo?: string | null };
  /** Several make the mark a switcher. */
  workspaces: readonly WorkspaceChoice[];
  sections: readonly NavSection[];
  /** At the foot of the rail. */
  settings: readonly NavLink[];
  /** Keys of up to four links that a phone shows; the rest is under “More”. */
  bottom: readonly string[];
  person: ShellPerson;
  accountHref: string;
  notificationsHref: string;
  unread: number;
  /** Where pages learn what has changed, and the bell its number. */
  live: { line: string; unread: string };
  locale: string;
  locales: readonly string[];
  theme: Theme;
  searchUrl?: string;
  /** The page with all that is found. */
  searchHref?: string;
  commands?: readonly Command[];
  /** Server actions. */
  setLocale: (locale: string) => Promise<void>;
  signOut: () => Promise<void>;
};

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** The choice lives in a cookie, so that the server draws the right one at once: `<html data-theme>` but for "system". */
export const themeCookie = "escala.theme";

/** What a cookie's value means; anything unknown is the system's. */
export function themeOf(value: string | undefined): Theme {
  return themes.find(theme => theme === value) ?? "system";
}
