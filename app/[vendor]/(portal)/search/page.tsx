import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListKeys } from "#components/keys/list-keys.tsx";
import { FoundCases, FoundList } from "#components/search/found-list.tsx";
import { type SearchAsked, searchHref, searchOf } from "#components/search/search-address.ts";
import { SearchForm } from "#components/search/search-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { todayIn } from "#lib/domain/time/zone.ts";
import { kindsFor } from "#lib/features/search/dto.ts";
import { FEW, MANY, searchPage } from "#lib/features/search/page.ts";
import { ticketFilterOptions } from "#lib/features/tickets/queries/filter-options.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("search");
  const { words } = searchOf(await searchParams);
  return { title: words ? t("titleOf", { words }) : t("title") };
}

/** Everything the reader may see that fits some words, and cases narrowed further; all of it stands in the address. */
export default async function SearchPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const asked = searchOf(await searchParams);
  const page = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    side: actor.side,
    zone: actor.timeZone,
    kinds: kindsFor(actor.side),
    options: asked.kind === "tickets" ? await ticketFilterOptions(tx, actor, [asked.customerOrgId]) : null,
    ...(await searchPage(tx, actor, asked, todayIn(workspace.timeZone, now.getTime()))),
  }));
  const t = await getTranslations("search");
  const base = `/${vendor}`;
  const href = (change: Partial<SearchAsked>) => searchHref(`${base}/search`, asked, change);
  const nothing = page.cases ? page.cases.rows.length === 0 : page.groups.length === 0;
  return (
    <ClientMessages ns={["ticketPages", "search"]}>
      <Crumbs trail={[{ label: t("title") }]} />
      <div className="page">
        <PageHeader title={t("title")} />
        <SearchForm action={`${base}/search`} asked={asked} options={page.options} side={page.side} />
        {asked.words.length >= 2 && (
          <Tabs
            label={t("kinds")}
            tabs={[
              { href: href({ kind: null }), label: t("everything"), current: asked.kind === null },
              ...page.kinds.map(kind => ({
                href: href({ kind }),
                label: t(kind),
                current: asked.kind === kind,
              })),
            ]}
          />
        )}
        {asked.words.length < 2 ? (
          <p className="m">{t("start")}</p>
        ) : nothing ? (
          <EmptyState level={2} title={t("nothing", { words: asked.words })}>
            {t(asked.after ? "nothingMore" : "help")}
          </EmptyState>
        ) : page.cases ? (
          <>
            {page.cases.bounded && <p className="sm m">{t("bounded")}</p>}
            <FoundCases base={base} items={page.cases.rows} side={page.side} zone={page.zone} />
          </>
        ) : (
          page.groups.map(({ kind, items }) => (
            <section key={kind} className="sec" aria-labelledby={`found-${kind}`}>
              <SectionHeader id={`found-${kind}`} title={t(kind)}>
                {asked.kind === null && items.length === FEW && (
                  <ButtonLink
                    look="ghost"
                    size="sml"
                    href={href({ kind })}
                    aria-label={t("allOf", { kind: t(kind) })}
                  >
                    {t("more")}
                  </ButtonLink>
                )}
              </SectionHeader>
              <FoundList base={base} items={items} />
              {asked.kind !== null && items.length === MANY && (
                <p className="sm m">{t("first", { count: MANY })}</p>
              )}
            </section>
          ))
        )}
        {page.cases && (
          <Pager
            previous={asked.after ? href({}) : null}
            previousLabel={t("again")}
            next={page.cases.next ? href({ after: page.cases.next }) : null}
            nextLabel={t("further")}
          />
        )}
        <ListKeys />
      </div>
    </ClientMessages>
  );
}
