import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { PromiseCheck } from "#components/contracts/promise-check.tsx";
import { editPlanHref, planHref, plansHref } from "#components/plan-editor/address.ts";
import { BeginPlan } from "#components/plan-editor/begin.tsx";
import { PlanHistory } from "#components/plan-editor/history.tsx";
import { PlanView } from "#components/settings/plan-view.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { eitherOf, textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { planPage } from "#lib/features/plans/library.ts";
import { planPromise } from "#lib/features/plans/promise.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string; key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Read once for the page and its title.
const load = cache((vendor: string, key: string, version: string) =>
  readPage(vendor, async ({ tx, actor, workspace, now }) => {
    if (version !== "" && !/^[1-9]\d{0,5}$/.test(version)) return notFoundRefusal();
    const today = todayIn(workspace.timeZone, now.getTime());
    const page = await planPage(tx, actor, key, version === "" ? null : Number(version), today);
    const terms = page.shown?.definition.terms;
    const asked = { from: today, zone: workspace.timeZone };
    return { ...page, promise: terms ? await planPromise(tx, actor.tenantId, { terms, ...asked }) : null };
  }),
);

const asked = ({ version }: Awaited<Props["searchParams"]>) => (typeof version === "string" ? version : "");

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, key } = await params;
  const { name } = await load(vendor, key, asked(await searchParams));
  const locale = await getLocale();
  return { title: textIn(name, locale) || eitherOf(name, locale) || key };
}

/** A support plan as published, with all its versions. */
export default async function PlanPage({ params, searchParams }: Props) {
  const { vendor, key } = await params;
  const page = await load(vendor, key, asked(await searchParams));
  const t = await getTranslations("plans.page");
  const kept = await getTranslations("promise");
  const settings = await getTranslations("settings");
  const locale = await getLocale();
  const { shown, versions, draft, edits, current, around, promise } = page;
  const name = textIn(page.name, locale) || eitherOf(page.name, locale) || key;
  const change = draft ? (
    <ButtonLink look="pri" href={editPlanHref(vendor, key)}>
      {t("goOn")}
    </ButtonLink>
  ) : (
    <BeginPlan vendor={vendor} plan={key} look="pri">
      {t("edit")}
    </BeginPlan>
  );
  return (
    <ClientMessages ns={["plans", "programmeEditor", "programmes", "people"]}>
      <div className="page settings">
        <Crumbs
          trail={[
            { label: settings("title"), href: `/${vendor}/settings` },
            { label: settings("tabs.plans"), href: plansHref(vendor) },
            { label: name },
          ]}
        />
        <PageHeader title={name} actions={edits ? change : undefined}>
          <span>
            {shown
              ? t.rich("lead", {
                  version: shown.version.version,
                  day: () => <Day date={shown.version.effectiveFrom} style="full" />,
                  name: shown.version.publishedBy,
                })
              : t("onlyDraft")}
          </span>
        </PageHeader>
        {shown && shown.version.version !== current && (
          <Message
            tone="info"
            title={t("shownNot", { version: shown.version.version })}
            actions={<Link href={planHref(vendor, key)}>{t("toCurrent")}</Link>}
          />
        )}
        {draft && (
          <Message tone="info" title={t("draftBy")}>
            {t.rich("draftText", {
              name: draft.savedBy,
              when: () => <Time instant={draft.savedAt} style="ago" />,
            })}
          </Message>
        )}
        {!edits && <p className="mm sm">{t("onlyAdmins")}</p>}
        {shown && (
          <PlanView
            plan={shown.definition}
            calendars={new Map(around.calendars.map(one => [one.key, one.name]))}
            areas={new Map(around.areaNames.map(one => [one.key, one.name]))}
          />
        )}
        {promise && (
          <section className="sec" aria-labelledby="kept">
            <SectionHeader id="kept" title={kept("title")} />
            <PromiseCheck promise={promise} />
          </section>
        )}
        {versions.length > 0 && (
          <PlanHistory vendor={vendor} planKey={key} versions={versions} begins={edits && draft === null} />
        )}
      </div>
    </ClientMessages>
  );
}
