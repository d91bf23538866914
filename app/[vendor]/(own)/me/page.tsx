import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Feed } from "#components/calendar/feed.tsx";
import { personLines } from "#components/certifications/person-year.ts";
import { Asks } from "#components/consents/asks.tsx";
import { OwnCompanies } from "#components/consents/companies.tsx";
import { OwnCourses } from "#components/consents/courses.tsx";
import { Ending } from "#components/consents/ending.tsx";
import { Transcript } from "#components/consents/transcript.tsx";
import { HolderName } from "#components/credentials/holder-name.tsx";
import { PartnerYear } from "#components/ladder/year.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ButtonLink, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { readOwnFeed } from "#lib/features/calendar-feeds/queries.ts";
import { readOwn } from "#lib/features/certifications/own.ts";
import { readOwnCourses } from "#lib/features/training/transcript.ts";
import { readOwnPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consents"))("title") };
}

/** What is a person's own here, also between companies (R0, P22): who asks them, their transcript, their companies. */
export default async function OwnPage({ params }: Props) {
  const { vendor } = await params;
  const { own, courses, calendar, workspace, acts } = await readOwnPage(
    vendor,
    async ({ tx, self, workspace, now, acts }) => ({
      own: await readOwn(tx, self, workspace, now),
      courses: await readOwnCourses(tx, self, workspace, now),
      calendar: await readOwnFeed(tx, self),
      workspace,
      acts,
    }),
  );
  const t = await getTranslations("consents");
  const lines = personLines(own.certifications, own.today);
  const between = !own.companies.some(company => company.lasts);
  return (
    <ClientMessages ns={["calendar", "consents", "credentials"]}>
      <div className="page">
        <PageHeader title={t("title")}>{t("lead", { workspace: workspace.name })}</PageHeader>
        <Asks
          workspace={vendor}
          vendor={workspace.name}
          here={own.companies.find(company => company.lasts)?.name ?? null}
          asks={own.asks}
        />
        {between && own.asks.length === 0 && <Message className="after" title={t("between")} />}
        <Ending
          workspace={vendor}
          own={own}
          courses={courses}
          acts={acts}
          supportEmail={workspace.supportEmail}
        />
        <section className="sec" aria-labelledby="transcript">
          <SectionHeader id="transcript" title={t("transcript.title")} count={own.certifications.length}>
            {(own.certifications.length > 0 || courses.length > 0) && (
              <a className={buttonClass({})} href={`/api/transcript?w=${vendor}`} download>
                {t("paper.download")}
              </a>
            )}
          </SectionHeader>
          {own.certifications.length === 0 ? (
            <EmptyState title={t("transcript.none")}>{t("transcript.noneText")}</EmptyState>
          ) : (
            <Transcript rows={own.certifications} today={own.today} />
          )}
        </section>
        {courses.length > 0 && (
          <section aria-labelledby="courses">
            <SectionHeader id="courses" title={t("courses.title")} count={courses.length}>
              {acts && <ButtonLink href={`/${vendor}/training/mine`}>{t("courses.mine")}</ButtonLink>}
            </SectionHeader>
            <OwnCourses courses={courses} />
          </section>
        )}
        {own.certifications.some(c => c.validFrom !== null) && (
          <HolderName
            workspace={vendor}
            personId={own.personId}
            own
            itself
            shown={own.nameShown}
            badges={own.certifications.flatMap(c =>
              c.validFrom && c.number ? [{ id: c.id, number: c.number, area: c.area.name }] : [],
            )}
          />
        )}
        {lines.length > 0 && (
          <section aria-labelledby="year">
            <SectionHeader id="year" title={t("year")} />
            <PartnerYear
              label={t("year")}
              plain
              firstMonth={own.today.slice(0, 7)}
              today={own.today}
              groups={[{ key: "certificates", lines }]}
              hrefOf={{
                certificate: () => "#transcript",
                agreement: () => "#transcript",
                plan: () => "#transcript",
                evidence: () => "#transcript",
              }}
            />
          </section>
        )}
        <section aria-labelledby="companies">
          <SectionHeader id="companies" title={t("companies.title")} rule />
          <OwnCompanies workspace={vendor} companies={own.companies} />
        </section>
        <Feed workspace={vendor} company="" feed={calendar} itself />
      </div>
    </ClientMessages>
  );
}
