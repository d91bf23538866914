import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { AnnounceDefect, DefectDeeds, LinkCase } from "#components/defects/defect-deeds.tsx";
import { EditDefect } from "#components/defects/defect-form.tsx";
import { DefectCases, DefectFacts } from "#components/defects/defect-page.tsx";
import { DefectState } from "#components/defects/defect-state.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { defectPolicy } from "#lib/domain/policies/defect.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { ANNOUNCE_KIND } from "#lib/features/defects/announce.ts";
import { defectCases, getDefect } from "#lib/features/defects/queries.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Read once for the page and its title.
const read = cache((vendor: string, number: string, after: string | null, before: string | null) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    const defect = (await getDefect(tx, actor, number, today)) ?? notFoundRefusal();
    return {
      defect,
      zone: actor.timeZone,
      keeps: defectPolicy.keep(actor, null),
      cases: await defectCases(tx, actor, defect.id, { after, before }),
      tasks: await recentTasks(tx, actor, [ANNOUNCE_KIND], now, 3),
    };
  }),
);

async function load({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const query = await searchParams;
  const page = await read(
    vendor,
    decodeURIComponent(number),
    one(query.after) || null,
    one(query.before) || null,
  );
  return { vendor, edits: query.edit !== undefined && page.keeps, ...page };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { defect } = await load(props);
  return { title: `${defect.number} ${defect.title}` };
}

export default async function DefectPage(props: Props) {
  const { vendor, defect, zone, keeps, cases, tasks, edits } = await load(props);
  const t = await getTranslations("defects");
  const base = `/${vendor}/defects`;
  const own = `${base}/${defect.number}`;
  const crumbs = [{ label: t("title"), href: base }, { label: defect.number }];
  if (edits)
    return (
      <ClientMessages ns={["defects"]}>
        <div className="page">
          <Crumbs trail={crumbs} />
          <PageHeader title={t("editTitle", { number: defect.number })} />
          <EditDefect workspace={vendor} defect={defect} />
        </div>
      </ClientMessages>
    );
  return (
    <ClientMessages ns={["defects", "tasks", "ticketPages"]}>
      <div className="page prod-page">
        <Crumbs trail={crumbs} />
        <PageHeader
          number={<span className="id">{defect.number}</span>}
          title={defect.title}
          actions={
            keeps && (
              <div className="row wrap">
                <ButtonLink href={`${own}?edit`}>{t("edit")}</ButtonLink>
                <DefectDeeds workspace={vendor} defect={defect} />
                {defect.cases > 0 && <AnnounceDefect workspace={vendor} defect={defect} />}
              </div>
            )
          }
        >
          <DefectState state={defect.state} fixedIn={defect.fixedIn} />
        </PageHeader>
        <TaskList workspace={vendor} tasks={tasks} />
        <DefectFacts defect={defect} zone={zone} />
        <section className="sec">
          <SectionHeader title={t("linked.title")} count={defect.cases}>
            {keeps && <LinkCase workspace={vendor} defect={defect} />}
          </SectionHeader>
          <DefectCases
            rows={cases.rows}
            workspace={vendor}
            number={defect.number}
            may={keeps}
            previous={cases.previous && `${own}?before=${cases.previous}`}
            next={cases.next && `${own}?after=${cases.next}`}
          />
        </section>
      </div>
    </ClientMessages>
  );
}
