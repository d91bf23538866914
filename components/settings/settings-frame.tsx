import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";

export type SettingsPart =
  | "workspace"
  | "programmes"
  | "products"
  | "plans"
  | "calendars"
  | "documents"
  | "directory"
  | "signing"
  | "mail";

/** Head and tabs of all settings pages. The workspace's own form is its administrators'. */
export function SettingsFrame({
  workspace,
  name,
  part,
  admin,
  lead,
  children,
}: {
  workspace: string;
  name: string;
  part: SettingsPart;
  admin: boolean;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("settings");
  const base = `/${workspace}/settings`;
  const parts: SettingsPart[] = [
    "programmes",
    "documents",
    "products",
    "plans",
    "calendars",
    "directory",
    "signing",
    "mail",
  ];
  if (admin) parts.unshift("workspace");
  return (
    <div className="page settings">
      <Crumbs trail={[{ label: t("title"), href: base }, { label: t(`tabs.${part}`) }]} />
      <PageHeader title={part === "workspace" ? t("title") : t(`tabs.${part}`)}>
        {lead ?? t("lead", { workspace: name })}
      </PageHeader>
      <Tabs
        label={t("tabs.label")}
        tabs={parts.map(one => ({
          href: one === "workspace" ? base : `${base}/${one}`,
          label: t(`tabs.${one}`),
          current: one === part,
        }))}
      />
      {children}
    </div>
  );
}
