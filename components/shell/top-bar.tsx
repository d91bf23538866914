"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Avatar } from "#components/ui/avatar.tsx";
import { Breadcrumbs, type Crumb } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { useAccountEntries, useLanguageEntries } from "./account-entries.tsx";
import { Bell } from "./bell.tsx";
import { currentKey } from "./nav.tsx";
import { SearchBox } from "./search-box.tsx";
import { useShell } from "./shell-context.tsx";
import type { ShellData } from "./shell-types.ts";
import { WorkspaceMark } from "./workspace-mark.tsx";

/** From the workspace down, on every page: to its section, until the page says more precisely where it stands. */
function useTrail(data: ShellData): readonly Crumb[] {
  const { crumbs } = useShell();
  const path = usePathname();
  const links = [...data.sections.flatMap(section => section.links), ...data.settings];
  const key = currentKey(links, path);
  const link = links.find(one => one.key === key);
  const root = { label: data.workspace.name, href: data.workspace.href };
  if (crumbs) return [root, ...crumbs];
  return link ? [root, { label: link.label, href: link.href }] : [root];
}

export function TopBar({ data }: { data: ShellData }) {
  const t = useTranslations("ui");
  const trail = useTrail(data);
  const language = useLanguageEntries(data);
  const account = useAccountEntries(data);
  const own = t.has(`languages.${data.locale}`) ? t(`languages.${data.locale}`) : data.locale;
  return (
    <header className="top">
      <span className="only-s">
        <WorkspaceMark name={data.workspace.name} logo={data.workspace.logo} />
      </span>
      <Breadcrumbs crumbs={trail} />
      <SearchBox data={data} />
      <Bell href={data.notificationsHref} unread={data.unread} url={data.live.unread} />
      <Menu
        trigger={
          <Button look="ghost" className="not-s" aria-label={t("shell.language", { language: own })}>
            {data.locale.toUpperCase()}
          </Button>
        }
        entries={language}
      />
      <Menu
        trigger={
          <Button
            look="ghost"
            ico
            className="not-s"
            aria-label={t("shell.account", { name: data.person.name })}
          >
            <Avatar name={data.person.name} kind={data.person.kind} />
          </Button>
        }
        entries={account}
      />
    </header>
  );
}
