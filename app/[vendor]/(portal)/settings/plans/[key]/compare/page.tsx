import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { editPlanHref, planHref, plansHref } from "#components/plan-editor/address.ts";
import { ComparePlans } from "#components/plan-editor/compare-form.tsx";
import { PlanDifferences } from "#components/plan-editor/differences-view.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { eitherOf, textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { planComparison } from "#lib/features/plans/editing.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const load = cache((vendor: string, key: string, from: unknown, to: unknown) =>
  readPage(vendor, ({ tx, actor, workspace, now }) =>
    planComparison(tx, actor, key, { from, to }, todayIn(workspace.timeZone, now.getTime())),
  ),
);

async function read({ params, searchParams }: Props) {
  const { vendor, key } = await params;
  const { from, to } = await searchParams;
  const found = await load(vendor, key, from, to);
  const locale = await getLocale();
  const { name } = found.after;
  return { vendor, key, found, name: textIn(name, locale) || eitherOf(name, locale) || key };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { name } = await read(props);
  return { title: (await getTranslations("plans.compare"))("titleOf", { name }) };
}

/** Two versions of a plan, or a version and the draft, side by side. */
export default async function ComparePlansPage(props: Props) {
  const { vendor, key, found, name } = await read(props);
  const t = await getTranslations("plans.compare");
  const settings = await getTranslations("settings");
  return (
    <ClientMessages ns={["plans", "people"]}>
      <div className="page settings">
        <Crumbs
          trail={[
            { label: settings("title"), href: `/${vendor}/settings` },
            { label: settings("tabs.plans"), href: plansHref(vendor) },
            { label: name, href: planHref(vendor, key) },
            { label: t("title") },
          ]}
        />
        <PageHeader
          title={t("titleOf", { name })}
          actions={
            found.draft ? <ButtonLink href={editPlanHref(vendor, key)}>{t("toDraft")}</ButtonLink> : undefined
          }
        />
        <ComparePlans
          vendor={vendor}
          planKey={key}
          versions={found.versions}
          draft={found.draft}
          from={found.from}
          to={found.to}
        />
        <PlanDifferences differences={found.differences} around={found.around} />
      </div>
    </ClientMessages>
  );
}
