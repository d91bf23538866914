import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApplicationStatus } from "#components/applications/state.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { Time } from "#components/ui/time.tsx";
import { LIST_VIEWS, type ListView } from "#lib/features/applications/dto.ts";
import { listApplications } from "#lib/features/applications/list.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<{ view?: string | string[]; cursor?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("applications"))("title") };
}

/** The vendor's queue by the time its answer is due; a partner's own applications. */
export default async function ApplicationsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const asked = await searchParams;
  const view: ListView = LIST_VIEWS.find(name => name === asked.view) ?? "open";
  const cursor = typeof asked.cursor === "string" ? asked.cursor : null;
  const { actor, list, now } = await readPage(vendor, async ({ actor: who, tx, now: at }) => ({
    actor: who,
    now: at.getTime(),
    list: await listApplications(tx, who, { view, cursor }),
  }));
  const t = await getTranslations("applications");
  const own = actor.side === "partner";
  const base = `/${vendor}/applications`;
  const query = (more: Record<string, string>) =>
    `${base}?${new URLSearchParams({ ...(view === "open" ? {} : { view }), ...more })}`;
  return (
    <div className="page">
      <PageHeader title={t("title")} />
      {!own && (
        <Tabs
          label={t("list.label")}
          tabs={LIST_VIEWS.map(name => ({
            href: name === "open" ? base : `${base}?view=${name}`,
            label: t(`list.views.${name}`),
            count: list.counts[name],
            current: name === view,
          }))}
        />
      )}
      {list.rows.length === 0 ? (
        <EmptyState
          title={own ? t("list.emptyOwn") : t(`list.empty.${view}`)}
          action={
            <ButtonLink href={`/${vendor}/programmes`}>
              {own ? t("list.programmes") : t("list.seeProgramme")}
            </ButtonLink>
          }
        >
          {own ? t("list.emptyOwnText") : t("list.emptyText")}
        </EmptyState>
      ) : (
        <Table label={t("list.label")} stack>
          <thead>
            <tr>
              <Th>{t("company")}</Th>
              <Th>{t("programme")}</Th>
              <Th>{t("stateLabel")}</Th>
              <Th>{t("sentOn")}</Th>
              <Th>{view === "decided" && !own ? t("decidedOn") : t("dueLabel")}</Th>
              {!own && <Th>{t("list.points")}</Th>}
            </tr>
          </thead>
          <tbody>
            {list.rows.map(row => (
              <tr key={row.number}>
                <Td className="full">
                  <Link href={`${base}/${row.number}`} className="row-link">
                    <b>{row.orgName}</b>
                  </Link>{" "}
                  <span className="id mm">{row.number}</span>
                </Td>
                <Td>
                  {row.programme}
                  {row.tier && <span className="mm"> {row.tier}</span>}
                </Td>
                <Td>
                  <ApplicationStatus state={row.state} own={own} />
                </Td>
                <Td>{row.submittedAt !== null && <Time instant={row.submittedAt} />}</Td>
                <Td className={row.dueAt !== null && row.dueAt < now ? "breach-t" : undefined}>
                  {row.state === "info_requested" ? (
                    <span className="mm">{t("list.stopped")}</span>
                  ) : row.dueAt !== null ? (
                    <Time instant={row.dueAt} />
                  ) : (
                    row.state !== "draft" && <Time instant={row.updatedAt} />
                  )}
                </Td>
                {!own && (
                  <Td className="mm">
                    {t("list.assessors", { count: row.assessors, handed: row.handedIn })}
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pager
        previous={list.first ? null : query({})}
        next={list.next ? query({ cursor: list.next }) : null}
      />
    </div>
  );
}
