import { Check } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndStrip } from "#components/products/end-strip.tsx";
import { ReleaseTabs } from "#components/products/release-tabs.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { endCalendar } from "#lib/features/products/calendar.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products.ends"))("title") };
}

/** Until when versions are supported: the ends that are announced, with what the reader runs (S11). */
export default async function EndOfLifePage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = {
    view: one(query.view) === "past" ? "past" : "coming",
    mine: one(query.mine) === "1",
  } as const;
  const { page, today, customer, feeds } = await readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    return {
      today,
      customer: actor.side === "customer",
      feeds: actor.side !== "customer",
      page: await endCalendar(
        { tx, actor, today },
        { ...asked, product: null },
        { after: one(query.after) || null, before: one(query.before) || null },
      ),
    };
  });
  const t = await getTranslations("products");
  const base = `/${vendor}/releases/end-of-life`;
  const href = (more: Record<string, string>) => {
    const kept = { view: asked.view, ...(asked.mine ? { mine: "1" } : {}), ...more };
    return `${base}?${new URLSearchParams(kept)}`;
  };
  const shown = [
    {
      key: "coming",
      label: t("ends.coming"),
      to: href({ view: "coming" }),
      current: asked.view === "coming",
    },
    { key: "past", label: t("ends.past"), to: href({ view: "past" }), current: asked.view === "past" },
    {
      key: "mine",
      label: t("ends.mine"),
      to: asked.mine ? `${base}?view=${asked.view}` : href({ mine: "1" }),
      current: asked.mine,
    },
  ];
  return (
    <div className="page prod-page">
      <PageHeader
        title={t("ends.title")}
        actions={feeds && <ButtonLink href={`/${vendor}/calendar`}>{t("releases.feed")}</ButtonLink>}
      >
        {page.products.length > 0 ? t("ends.lead", { months: page.months }) : t("ends.leadPlain")}
      </PageHeader>
      <ReleaseTabs workspace={vendor} part="ends" own={customer} />
      <nav className="row wrap list-find" aria-label={t("ends.title")}>
        {shown.map(({ key, label, to, current }) => (
          <ButtonLink
            key={key}
            size="sml"
            look={current ? "plain" : "ghost"}
            href={to}
            aria-current={current ? "true" : undefined}
          >
            {current && <Check className="i i-s" aria-hidden="true" />}
            {label}
          </ButtonLink>
        ))}
      </nav>
      {page.rows.length === 0 ? (
        <EmptyState level={2} title={t("ends.none")}>
          {t("ends.noneText")}
        </EmptyState>
      ) : (
        <>
          {asked.view === "coming" && (
            <div className="prod-strip">
              <EndStrip rows={page.rows} workspace={vendor} today={today} />
            </div>
          )}
          <Table label={t("ends.title")} stack>
            <thead>
              <tr>
                <Th>{t("ends.version")}</Th>
                <Th>{t("ends.until")}</Th>
                <Th>{t("ends.left")}</Th>
                <Th>{t("ends.announced")}</Th>
                <Th>{t("ends.runs")}</Th>
                <Th>{t("ends.advice")}</Th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map(row => (
                <tr key={row.id}>
                  <Td className="full">
                    <Link href={`/${vendor}/releases/${row.productKey}/${encodeURIComponent(row.version)}`}>
                      {row.product} {row.version}
                    </Link>
                  </Td>
                  <Td className="nw">
                    <Day date={row.until} style="full" />
                  </Td>
                  <Td className="nw">
                    {row.left < 0 ? t("ends.over") : t("ends.days", { count: row.left })}
                  </Td>
                  <Td className="nw">
                    <Day date={row.announcedOn} style="full" />
                  </Td>
                  <Td>
                    {row.runs > 0 && (
                      <Link
                        href={`/${vendor}/releases/systems?${new URLSearchParams({ product: row.productKey, version: row.version })}`}
                      >
                        {t("releases.runCount", { count: row.runs })}
                      </Link>
                    )}
                  </Td>
                  <Td>{row.advice}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
      <Pager
        previous={page.previous && href({ before: page.previous })}
        next={page.next && href({ after: page.next })}
      />
    </div>
  );
}
