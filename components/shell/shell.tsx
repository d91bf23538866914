import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyHelp } from "#components/keys/key-help.tsx";
import { LiveLine } from "#components/live/live-line.tsx";
import { ToastProvider } from "#components/ui/toast.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { KeptFocus } from "./kept-focus.tsx";
import { Nav } from "./nav.tsx";
import { ShellProvider } from "./shell-context.tsx";
import type { ShellData } from "./shell-types.ts";
import { Switcher } from "./switcher.tsx";
import { TopBar } from "./top-bar.tsx";

/** Rail, top bar and a phone's bottom bar around a workspace's pages. Says nothing about who may see what. */
export function Shell({ data, children }: { data: ShellData; children: ReactNode }) {
  const t = useTranslations("ui.shell");
  const all = [...data.sections.flatMap(section => section.links), ...data.settings];
  return (
    <ShellProvider>
      <ToastProvider>
        <a className="skip" href="#main">
          {t("skip")}
        </a>
        <div className="app">
          <aside className="rail" aria-label={data.workspace.name}>
            <Switcher data={{ workspace: data.workspace, workspaces: data.workspaces }} />
            <div className="nav-scroll">
              <Nav label={t("sections")} sections={data.sections} all={all} />
            </div>
            <Nav
              label={t("settings")}
              sections={[{ key: "settings", links: data.settings }]}
              all={all}
              foot
            />
          </aside>
          <div className="main">
            <TopBar data={data} />
            <main id="main" tabIndex={-1}>
              {children}
            </main>
          </div>
        </div>
        <BottomBar data={data} />
        <KeptFocus />
        <KeyHelp staff={data.staff} />
        <LiveLine url={data.live.line} />
      </ToastProvider>
    </ShellProvider>
  );
}
