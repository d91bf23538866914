import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CertificateTable } from "#components/certifications/certificate-table.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ExportMenu } from "#components/tasks/export-menu.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterWords } from "#components/ui/list-filter.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Select } from "#components/ui/select.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import { one } from "#lib/domain/query.ts";
import { exportCertificatesAction } from "#lib/features/certifications/actions.ts";
import { ENDING_WITHIN, PORTFOLIO_VIEWS } from "#lib/features/certifications/dto.ts";
import { CERTIFICATES_KIND, exportedOf } from "#lib/features/certifications/export.ts";
import { listCertificates } from "#lib/features/certifications/portfolio.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certifications"))("title") };
}

/** The vendor's portfolio of certificates, or a partner's own, by the day they end. */
export default async function CertificatesPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const view = PORTFOLIO_VIEWS.find(v => v === one(query.view)) ?? "current";
  const [area, partner, cursor] = [one(query.area), one(query.partner), one(query.cursor)];
  const person = one(query.person).trim().slice(0, 80);
  const within = ENDING_WITHIN.find(days => String(days) === one(query.within)) ?? null;
  const { data, side, mayExport, tasks } = await readPage(vendor, async ({ tx, actor, workspace, now }) => ({
    side: actor.side,
    mayExport: certificationPolicy.export(actor, exportedOf(actor) ?? { partnerOrgId: null }),
    tasks: await recentTasks(tx, actor, [CERTIFICATES_KIND], now, 3),
    data: await listCertificates(
      tx,
      actor,
      workspace,
      { view, area: area || null, partner: partner || null, cursor: cursor || null, person, within },
      now,
    ),
  }));
  const t = await getTranslations("certifications");
  const portfolio = await getTranslations("matrix.portfolio");
  const follow = await getTranslations("calendar");
  const base = `/${vendor}/certificates`;
  const kept = {
    ...(area ? { area } : {}),
    ...(partner ? { partner } : {}),
    ...(person ? { person } : {}),
    ...(within ? { within: String(within) } : {}),
  };
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const filtered = Object.keys(kept).length > 0;
  const company = data.rows.find(row => row.company?.slug === partner)?.company?.name ?? partner;
  return (
    <ClientMessages ns={["certifications", "tasks"]}>
      <div className="page">
        <PageHeader
          title={t("title")}
          actions={
            <>
              {mayExport && data.rows.length > 0 && (
                <ExportMenu
                  send={exportCertificatesAction.bind(null, vendor)}
                  input={{ view, area, partner, person, within }}
                />
              )}
              {side === "vendor" && <ButtonLink href={`${base}/partners`}>{portfolio("link")}</ButtonLink>}
              <ButtonLink href={`/${vendor}/calendar`}>{follow("link")}</ButtonLink>
            </>
          }
        >
          {side === "vendor" ? t("lead") : t("leadPartner")}
        </PageHeader>
        <Tabs
          label={t("views.label")}
          tabs={["current", "ending", "training", "ended", "all"].map(v => ({
            href: href({ view: v }),
            label: t(`views.${v as "all"}`),
            current: v === view,
          }))}
        />
        <form action={base} className="row wrap list-find" aria-label={t("filter.apply")}>
          <input type="hidden" name="view" value={view} />
          {partner && <input type="hidden" name="partner" value={partner} />}
          <FilterWords name="person" label={t("filter.person")} value={person} />
          <label htmlFor="area" className="vh">
            {t("filter.area")}
          </label>
          <Select
            id="area"
            name="area"
            defaultValue={area}
            placeholder={t("filter.allAreas")}
            options={data.areas.map(a => ({ value: a.key, label: a.name }))}
          />
          <Select
            name="within"
            aria-label={t("filter.within")}
            defaultValue={within === null ? "" : String(within)}
            placeholder={t("filter.allWithin")}
            options={ENDING_WITHIN.map(days => ({
              value: String(days),
              label: t("filter.withinDays", { days }),
            }))}
          />
          <Button type="submit">{t("filter.apply")}</Button>
          {partner && <span className="tag line">{t("filter.only", { company })}</span>}
          {filtered && (
            <ButtonLink look="ghost" href={`${base}?view=${view}`}>
              {t("filter.clear")}
            </ButtonLink>
          )}
        </form>
        <TaskList workspace={vendor} tasks={tasks} />
        {data.rows.length === 0 ? (
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        ) : (
          <CertificateTable
            workspace={vendor}
            rows={data.rows}
            today={data.today}
            companies={side === "vendor"}
          />
        )}
        <Pager
          previous={data.first ? null : href({ view })}
          next={data.next && href({ view, cursor: data.next })}
        />
      </div>
    </ClientMessages>
  );
}
