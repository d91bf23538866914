import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { DateRequests } from "#components/training/date-requests.tsx";
import { SessionTable } from "#components/training/session-table.tsx";
import { TrainingFrame, tabsFor } from "#components/training/training-frame.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { trainingPolicy } from "#lib/domain/policies/training.ts";
import { many, one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { readTraining } from "#lib/features/training/catalogue-queries.ts";
import { readDateless, readDateRequests } from "#lib/features/training/date-request-lists.ts";
import { TRAINING_VIEWS } from "#lib/features/training/dto.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training"))("title") };
}

/** Dates of courses: the vendor's all, a partner's catalogue with its own prices. */
export default async function TrainingPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const view = TRAINING_VIEWS.find(v => v === one(query.view)) ?? "upcoming";
  const [course, area, cursor] = [one(query.course), one(query.area), one(query.cursor)];
  const enrol = many(query.enrol);
  const { data, side, requests, dateless, can, name, today } = await readPage(
    vendor,
    async ({ tx, actor, workspace, now }) => ({
      side: actor.side,
      name: workspace.name,
      today: todayIn(workspace.timeZone, now.getTime()),
      requests: await readDateRequests(tx, actor, workspace.timeZone, now),
      dateless: await readDateless(tx, actor, workspace.timeZone, now),
      can: {
        answer: trainingPolicy.keepSessions(actor, null),
        withdraw: trainingPolicy.askDate(actor, { partnerOrgId: actor.orgId }),
      },
      data: await readTraining(
        tx,
        actor,
        workspace,
        { view, course: course || null, area: area || null, cursor: cursor || null },
        now,
      ),
    }),
  );
  const t = await getTranslations("training");
  const base = `/${vendor}/training`;
  // Who a link wants enrolled, and for what, goes on to the date that is chosen.
  const kept = area ? { area } : {};
  const wanted = new URLSearchParams([...Object.entries(kept), ...enrol.map(person => ["enrol", person])]);
  const href = (more: Record<string, string>) =>
    `${base}?${new URLSearchParams([...Object.entries({ ...(course ? { course } : {}), ...kept, ...more }), ...enrol.map(person => ["enrol", person])])}`;
  return (
    <TrainingFrame
      workspace={vendor}
      tab="dates"
      tabs={tabsFor(data.can)}
      title={t("title")}
      lead={side === "vendor" ? t("lead") : t("leadPartner")}
      actions={
        data.can.keepCourses && (
          <ButtonLink look="pri" href={`${base}/sessions/new`}>
            <Plus className="i" aria-hidden="true" />
            {t("newSession")}
          </ButtonLink>
        )
      }
    >
      {(can.answer || can.withdraw) && (
        <ClientMessages ns={["dates"]}>
          <DateRequests
            workspace={vendor}
            vendor={name}
            requests={requests}
            dateless={dateless}
            can={can}
            today={today}
          />
        </ClientMessages>
      )}
      <ListFilter base={base} label={t("filter.apply")} apply={t("filter.apply")}>
        <Segmented
          label={t("views.label")}
          current={view}
          segments={TRAINING_VIEWS.map(key => ({
            key,
            label:
              key === "own"
                ? t(side === "vendor" ? "views.ownVendor" : "views.ownPartner")
                : t(`views.${key}`),
            href: href({ view: key }),
          }))}
        />
        <input type="hidden" name="view" value={view} />
        {area && <input type="hidden" name="area" value={area} />}
        {enrol.map(person => (
          <input key={person} type="hidden" name="enrol" value={person} />
        ))}
        <label htmlFor="course" className="vh">
          {t("filter.course")}
        </label>
        <Select
          id="course"
          name="course"
          defaultValue={course}
          placeholder={t("filter.all")}
          options={data.courses.map(c => ({ value: c.id, label: c.title }))}
        />
      </ListFilter>
      {data.rows.length === 0 ? (
        <EmptyState level={2} title={t("none")}>
          {side === "vendor" ? t("noneVendor") : t("nonePartner")}
        </EmptyState>
      ) : (
        <SessionTable
          workspace={vendor}
          rows={data.rows}
          own={side === "partner"}
          wanted={enrol.length > 0 ? `?${wanted}` : ""}
        />
      )}
      <Pager
        previous={data.first ? null : href({ view })}
        next={data.next && href({ view, cursor: data.next })}
      />
    </TrainingFrame>
  );
}
