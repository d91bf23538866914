import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";

export type TrainingTab = "dates" | "courses" | "orders" | "mine";

/** Head and tabs of the training pages, as far as the reader has them. */
export function TrainingFrame({
  workspace,
  tab,
  tabs,
  title,
  lead,
  actions,
  children,
}: {
  workspace: string;
  tab: TrainingTab;
  tabs: readonly TrainingTab[];
  title: string;
  lead: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("training.tabs");
  const base = `/${workspace}/training`;
  return (
    <div className="page">
      <PageHeader title={title} actions={actions}>
        {lead}
      </PageHeader>
      <Tabs
        label={t("label")}
        tabs={tabs.map(one => ({
          href: one === "dates" ? base : `${base}/${one}`,
          label: t(one),
          current: one === tab,
        }))}
      />
      {children}
    </div>
  );
}

/** The tabs a reader has. */
export const tabsFor = (can: { keepCourses: boolean; orders: boolean; mine: boolean }): TrainingTab[] => [
  "dates",
  ...(can.mine ? (["mine"] as const) : []),
  ...(can.keepCourses ? (["courses"] as const) : []),
  ...(can.orders ? (["orders"] as const) : []),
];
