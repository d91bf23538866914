"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { ShellData } from "./shell-types.ts";
import { WorkspaceMark } from "./workspace-mark.tsx";

/** Mark and name of the workspace; a menu for people in several. */
export function Switcher({ data }: { data: Pick<ShellData, "workspace" | "workspaces"> }) {
  const t = useTranslations("ui.shell");
  const { workspace, workspaces } = data;
  const name = (
    <>
      <WorkspaceMark name={workspace.name} logo={workspace.logo} />
      <span>
        <b>{workspace.name}</b>
        {workspace.org && <span className="org">{workspace.org}</span>}
      </span>
    </>
  );
  if (workspaces.length < 2) {
    return (
      <Link className="ws q" href={workspace.href}>
        {name}
      </Link>
    );
  }
  return (
    <Menu
      align="start"
      label={t("workspaces")}
      trigger={
        <button type="button" className="ws" aria-label={t("workspace", { name: workspace.name })}>
          {name}
          <ChevronsUpDown className="i i-s" aria-hidden="true" />
        </button>
      }
      entries={[
        { kind: "label", key: "title", label: t("workspaces") },
        ...workspaces.map(choice => ({
          key: choice.href,
          label: choice.name,
          aside: choice.org,
          href: choice.href,
          checked: choice.current,
        })),
      ]}
    />
  );
}
