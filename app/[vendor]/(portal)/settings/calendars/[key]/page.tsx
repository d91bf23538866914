import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { BeginCalendar } from "#components/calendars/begin.tsx";
import { Differences } from "#components/calendars/differences.tsx";
import { Recount } from "#components/calendars/recount.tsx";
import { CalendarView } from "#components/calendars/view.tsx";
import { YearConfirm } from "#components/calendars/year-confirm.tsx";
import { YearGrid } from "#components/calendars/year-grid.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { eitherOf, textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { calendarPage } from "#lib/features/calendars/queries.ts";
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
    const asked = version === "" ? null : Number(version);
    return { page: await calendarPage(tx, actor, key, asked, today, now), workspace, today };
  }),
);

const asked = ({ version, year }: Awaited<Props["searchParams"]>) => ({
  version: typeof version === "string" ? version : "",
  year: typeof year === "string" && /^20\d\d$/.test(year) ? Number(year) : null,
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, key } = await params;
  const { page } = await load(vendor, key, asked(await searchParams).version);
  return { title: eitherOf(page.name, await getLocale()) || key };
}

/** A calendar: what it says, day by day through a year, its versions with what changed, and who counts by it. */
export default async function CalendarPage({ params, searchParams }: Props) {
  const { vendor, key } = await params;
  const query = asked(await searchParams);
  const { page, workspace, today } = await load(vendor, key, query.version);
  const t = await getTranslations("calendars.page");
  const ts = await getTranslations("settings");
  const ty = await getTranslations("calendars.year");
  const locale = await getLocale();
  const base = `/${vendor}/settings/calendars`;
  const name = eitherOf(page.name, locale) || key;
  const { shown, calendar, draft, edits, users } = page;
  const year = query.year ?? Number(today.slice(0, 4));
  const yearHref = (of: number) => `${base}/${key}?year=${of}#year`;
  return (
    <ClientMessages ns={["calendars", "settings", "tasks"]}>
      <div className="page settings">
        <Crumbs
          trail={[
            { label: ts("title"), href: `/${vendor}/settings` },
            { label: ts("tabs.calendars"), href: base },
            { label: name },
          ]}
        />
        <PageHeader
          title={name}
          actions={
            edits &&
            (draft ? (
              <ButtonLink look="pri" href={`${base}/${key}/edit`}>
                {t("goOn")}
              </ButtonLink>
            ) : (
              <BeginCalendar vendor={vendor} calendar={key} look="pri">
                {t("edit")}
              </BeginCalendar>
            ))
          }
        />
        {draft && (
          <Message tone="info" title={shown ? t("draftBy") : t("onlyDraft")}>
            {t.rich("draftText", {
              name: draft.savedBy,
              when: () => <Time instant={draft.savedAt} style="ago" />,
            })}
          </Message>
        )}
        <TaskList workspace={vendor} tasks={page.tasks} />
        {page.behind > 0 && (
          <Recount vendor={vendor} calendar={key} behind={page.behind} tasks={page.tasks} />
        )}
        {shown && (
          <>
            {page.versions.length > 1 && (
              <h2 className="shelf-name">{t("versionOf", { version: shown.version })}</h2>
            )}
            <CalendarView calendar={shown.calendar} />
          </>
        )}
        {calendar && !calendar.roundTheClock && (
          <section className="sec" aria-labelledby="year">
            <SectionHeader id="year" title={ty("title", { year: String(year) })}>
              <span className="row">
                <Link href={yearHref(year - 1)}>{year - 1}</Link>
                <Link href={yearHref(year + 1)}>{year + 1}</Link>
              </span>
            </SectionHeader>
            {page.versions.length > 1 && <p className="mm sm">{t("allVersions")}</p>}
            <YearGrid calendar={calendar} year={year} name={name} />
          </section>
        )}
        {page.years.length > 0 && (
          <div className="cols c-11">
            {page.years.map(one => (
              <YearConfirm
                key={one.year}
                vendor={vendor}
                calendar={key}
                zone={workspace.timeZone}
                year={one}
                edits={edits}
              />
            ))}
          </div>
        )}
        {shown && (
          <section className="sec" aria-labelledby="used">
            <SectionHeader id="used" title={t("used")} />
            <ul className="dots">
              {users.plans.map(plan => (
                <li key={plan.key}>
                  <Link href={`/${vendor}/settings/plans/${plan.key}`}>
                    {t("usedPlans", { plan: textIn(plan.name, locale), count: plan.contracts })}
                  </Link>
                </li>
              ))}
              {users.workspace && <li>{t("usedWorkspace")}</li>}
              {users.plans.length === 0 && !users.workspace && <li>{t("usedNobody")}</li>}
            </ul>
          </section>
        )}
        {page.versions.length > 0 && (
          <section className="sec" aria-labelledby="history">
            <SectionHeader id="history" title={t("history")} count={page.versions.length} />
            <History base={`${base}/${key}`} vendor={vendor} calendar={key} page={page} />
          </section>
        )}
      </div>
    </ClientMessages>
  );
}

type HistoryProps = {
  base: string;
  vendor: string;
  calendar: string;
  page: Awaited<ReturnType<typeof calendarPage>>;
};

async function History({ base, vendor, calendar, page }: HistoryProps) {
  const t = await getTranslations("calendars.page");
  const v = await getTranslations("settings.versions");
  const r = await getTranslations("calendars.review");
  return (
    <Table label={t("history")} stack>
      <thead>
        <tr>
          <Th>{v("one")}</Th>
          <Th>{v("from")}</Th>
          <Th>{v("by")}</Th>
          <Th>{r("what")}</Th>
        </tr>
      </thead>
      <tbody>
        {page.versions.map(one => (
          <tr key={one.version}>
            <Td className="full">
              <Link href={`${base}?version=${one.version}`}>{v("version", { version: one.version })}</Link>
              <span className="mm sm blk">{t(one.state)}</span>
            </Td>
            <Td data-label={v("from")}>
              <Day date={one.effectiveFrom} style="full" />
            </Td>
            <Td className="full m" data-label={v("by")}>
              {one.publishedBy}
              <span className="mm sm blk">
                <Time instant={one.publishedAt} style="full" />
              </span>
            </Td>
            <Td className="full" data-label={r("what")}>
              {one.note && <p>{one.note}</p>}
              {one.differences === null ? (
                <span className="mm">{t("first")}</span>
              ) : one.differences.length === 0 ? (
                <span className="mm">{t("same")}</span>
              ) : (
                <Differences differences={one.differences} />
              )}
              {page.edits && !page.draft && page.versions.length > 1 && (
                <BeginCalendar
                  vendor={vendor}
                  calendar={calendar}
                  fromVersion={one.version}
                  size="sml"
                  look="ghost"
                >
                  {t("fromThis")}
                </BeginCalendar>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
