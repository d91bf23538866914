import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MatrixFilterForm } from "#components/matrix/matrix-filter.tsx";
import { MatrixTable } from "#components/matrix/matrix-table.tsx";
import { WeakPoints } from "#components/matrix/points.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ExportMenu } from "#components/tasks/export-menu.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Day } from "#components/ui/time.tsx";
import { one } from "#lib/domain/query.ts";
import { exportMatrixAction } from "#lib/features/matrix/actions.ts";
import { MATRIX_KIND } from "#lib/features/matrix/export.ts";
import { readMatrix } from "#lib/features/matrix/queries.ts";
import { matrixQuery, readMatrixFilter, type SearchParams } from "#lib/features/matrix/schema.ts";
import { companyTitle } from "#lib/features/partnerships/company.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; slug: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const name = await readPage(vendor, ({ tx, actor }) => companyTitle(tx, actor, slug));
  return { title: (await getTranslations("matrix"))("title", { company: name }) };
}

/** A partner's people by area, with what each certificate is needed for, for both sides. */
export default async function MatrixPage({ params, searchParams }: Props) {
  const { vendor, slug } = await params;
  const query = await searchParams;
  const filter = readMatrixFilter(query);
  const { data, tasks } = await readPage(vendor, async ({ tx, actor, workspace, now }) => ({
    data: await readMatrix(tx, actor, workspace, slug, { filter, after: one(query.after) || null }, now),
    tasks: await recentTasks(tx, actor, [MATRIX_KIND], now, 3),
  }));
  const t = await getTranslations("matrix");
  const base = `/${vendor}/partners/${slug}/matrix`;
  const asked = matrixQuery(filter);
  const href = (after: string) => `${base}?${asked}${asked && "&"}${new URLSearchParams({ after })}`;
  return (
    <PartnerFrame head={data.head} vendor={vendor} current="matrix">
      <p className="m page-lead">
        {t("lead", { company: data.company.name, programme: data.programme })}{" "}
        {data.on !== data.today && <b>{t.rich("on", { day: () => <Day date={data.on} style="full" /> })}</b>}
      </p>
      {data.people === 0 ? (
        <EmptyState
          title={t("first")}
          action={<ButtonLink href={`/${vendor}/partners/${slug}/people`}>{t("firstLink")}</ButtonLink>}
        >
          {t("firstText")}
        </EmptyState>
      ) : (
        <ClientMessages ns={["tasks", "dates"]}>
          <MatrixFilterForm key={asked} base={base} filter={filter} data={data} />
          <WeakPoints workspace={vendor} data={data} />
          <section className="sec" aria-labelledby="matrix">
            <SectionHeader id="matrix" title={t("people")} count={data.count}>
              {data.can.export && data.rows.length > 0 && (
                <ExportMenu send={exportMatrixAction.bind(null, vendor)} input={{ slug, query: asked }} />
              )}
            </SectionHeader>
            <TaskList workspace={vendor} tasks={tasks} />
            {data.rows.length === 0 ? (
              <EmptyState
                level={3}
                title={t("empty")}
                action={<ButtonLink href={base}>{t("filter.clear")}</ButtonLink>}
              >
                {t("emptyText")}
              </EmptyState>
            ) : (
              <MatrixTable workspace={vendor} data={data} />
            )}
            <Pager
              summary={t("summary", { count: data.count, people: data.people })}
              previous={
                data.previous === null
                  ? null
                  : data.previous === ""
                    ? `${base}?${asked}`
                    : href(data.previous)
              }
              next={data.next && href(data.next)}
            />
          </section>
        </ClientMessages>
      )}
    </PartnerFrame>
  );
}
