import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { programmeHref, programmesHref } from "#components/programme-editor/address.ts";
import { CompareForm } from "#components/programme-editor/compare-form.tsx";
import { DifferencesView } from "#components/programme-editor/differences-view.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { differencesOf } from "#lib/domain/programmes/differences.ts";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { comparePage } from "#lib/features/programmes/editing.ts";
import { readPage } from "#lib/platform/page.ts";
import { programmeName } from "../name.ts";

type Props = {
  params: Promise<{ vendor: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("programmeEditor.compare");
  const { vendor, slug } = await params;
  return { title: `${t("title")}, ${await programmeName(vendor, slug)}` };
}

/** Any two versions of a programme, or one and the draft: what they say differently (P20). */
export default async function ComparePage({ params, searchParams }: Props) {
  const { vendor, slug } = await params;
  const query = await searchParams;
  const { history, draft, from, to, before, after } = await readPage(
    vendor,
    ({ actor, workspace, tx, now }) =>
      comparePage(tx, actor, slug, query, todayIn(workspace.timeZone, now.getTime())),
  );
  const t = await getTranslations("programmeEditor.compare");
  const settings = await getTranslations("settings");
  const differences = differencesOf(before, after);
  const named = (edition: number | "draft") =>
    edition === "draft" ? t("draft") : t("version", { version: edition });
  const name = textIn(after.name, await getLocale()).trim() || slug;
  return (
    <ClientMessages ns={["programmeEditor"]}>
      <div className="page settings">
        <Crumbs
          trail={[
            { label: settings("title"), href: `/${vendor}/settings` },
            { label: settings("tabs.programmes"), href: programmesHref(vendor) },
            { label: name, href: programmeHref(vendor, slug) },
            { label: t("title") },
          ]}
        />
        <PageHeader title={`${t("title")}: ${name}`}>
          {differences.length === 0 ? t("lead") : t("count", { count: differences.length })}
        </PageHeader>
        <CompareForm
          vendor={vendor}
          slug={slug}
          versions={history.versions}
          draft={draft}
          from={from}
          to={to}
        />
        {differences.length === 0 ? (
          <EmptyState title={t("same")} level={2}>
            {t("sameText")}
          </EmptyState>
        ) : (
          <DifferencesView
            differences={differences}
            before={before}
            after={after}
            heads={[named(from), named(to)]}
          />
        )}
      </div>
    </ClientMessages>
  );
}
