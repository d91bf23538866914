"use client";

import { Ellipsis } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Menu, type MenuEntry } from "#components/ui/menu.tsx";
import { useAccountEntries, useLanguageEntries } from "./account-entries.tsx";
import { currentKey } from "./nav.tsx";
import type { NavLink, ShellData } from "./shell-types.ts";

/** A phone's rail: four places and the rest under “More”. */
export function BottomBar({ data }: { data: ShellData }) {
  const t = useTranslations("ui.shell");
  const links = [...data.sections.flatMap(section => section.links), ...data.settings];
  const current = currentKey(links, usePathname());
  const shown = data.bottom
    .map(key => links.find(link => link.key === key))
    .filter((link): link is NavLink => link !== undefined)
    .slice(0, 4);
  const rest: MenuEntry[] = links
    .filter(link => !shown.includes(link))
    .map(link => ({
      key: link.key,
      label: link.label,
      icon: link.icon,
      href: link.href,
      aside: link.count ? String(link.count) : undefined,
      checked: link.key === current || undefined,
    }));
  const others: MenuEntry[] = data.workspaces
    .filter(choice => !choice.current)
    .map(choice => ({ key: choice.href, label: choice.name, aside: choice.org, href: choice.href }));
  const language = useLanguageEntries(data);
  const account = useAccountEntries(data);
  const entries: MenuEntry[] = [
    ...rest,
    ...(others.length ? [{ kind: "separator", key: "s-ws" } as const, ...others] : []),
    { kind: "separator", key: "s-lang" },
    ...language,
    { kind: "separator", key: "s-acc" },
    ...account,
  ];
  return (
    <nav className="bottom" aria-label={t("sections")}>
      {shown.map(link => (
        <Link key={link.key} href={link.href} aria-current={link.key === current ? "page" : undefined}>
          {link.icon}
          <span>{link.label}</span>
        </Link>
      ))}
      <Menu
        side="top"
        trigger={
          <button type="button" aria-current={rest.some(entry => entry.key === current) ? "true" : undefined}>
            <Ellipsis className="i" aria-hidden="true" />
            <span>{t("more")}</span>
          </button>
        }
        entries={entries}
      />
    </nav>
  );
}
