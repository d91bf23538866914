import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { AnswerClock } from "#components/applications/answer-clock.tsx";
import { AnswersRead } from "#components/applications/answers-read.tsx";
import { Assess } from "#components/applications/assess.tsx";
import { Assessors } from "#components/applications/assessors.tsx";
import { Comparison } from "#components/applications/comparison.tsx";
import { Countries } from "#components/applications/countries.tsx";
import { Decide } from "#components/applications/decide.tsx";
import { ApplicationHistory } from "#components/applications/history.tsx";
import { OwnStanding, Unsent, VendorStanding } from "#components/applications/standing.tsx";
import { ApplicationStatus } from "#components/applications/state.tsx";
import { Withdraw } from "#components/applications/withdraw.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { countryOptions } from "#lib/domain/countries.ts";
import { applicationPage } from "#lib/features/applications/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

const read = cache((vendor: string, number: string) =>
  readPage(vendor, async ({ actor, tx, workspace }) => ({
    actor,
    workspace,
    application: await applicationPage(tx, actor, number),
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { application } = await read(vendor, number);
  return { title: `${application.orgName} · ${number}` };
}

/** One application, the same address for both sides: the applicant's state and answers, the vendor's reading and rubric. */
export default async function ApplicationPage({ params }: Props) {
  const { vendor, number } = await params;
  const { actor, workspace, application } = await read(vendor, number);
  if (application.state === "draft" && application.can.edit)
    redirect(`/${vendor}/applications/${number}/form`);
  const t = await getTranslations("applications");
  const own = actor.side === "partner";
  const { timeZone } = workspace;
  const history = (
    <section className="answers" aria-labelledby="history">
      <h2 id="history">{t("history")}</h2>
      <ApplicationHistory events={application.events} zone={timeZone} workspace={workspace.name} />
    </section>
  );
  return (
    <ClientMessages ns={["applications", "events"]}>
      <Crumbs trail={[{ label: t("title"), href: `/${vendor}/applications` }, { label: number }]} />
      <div className="split">
        <div className="page">
          <PageHeader
            number={<span className="id">{number}</span>}
            title={application.orgName}
            actions={
              own ? (
                application.can.withdraw && <Withdraw vendor={vendor} number={number} />
              ) : (
                <Decide vendor={vendor} application={application} />
              )
            }
          >
            <ApplicationStatus state={application.state} own={own} />
          </PageHeader>
          <div className="stack standing">
            {own ? (
              <OwnStanding application={application} vendor={vendor} workspace={workspace.name} />
            ) : (
              <VendorStanding application={application} vendor={vendor} />
            )}
          </div>
          {own && history}
          {application.rubric && <Comparison rubric={application.rubric} />}
          <Countries list={countryOptions(await getLocale())}>
            <Unsent application={application} vendor={vendor} />
            <AnswersRead application={application} vendor={vendor} />
          </Countries>
          {!own && history}
        </div>
        <aside className="side" aria-label={t("stateLabel")}>
          <section>
            <KeyValue
              pairs={[
                { label: t("programme"), value: application.programme.name },
                application.tiers.length > 1 && { label: t("tier"), value: application.tier?.name },
                application.submittedAt !== null && {
                  label: t("sentOn"),
                  value: <Time instant={application.submittedAt} titleZone={timeZone} />,
                },
                application.decidedAt !== null && {
                  label: t("decidedOn"),
                  value: (
                    <>
                      <Time instant={application.decidedAt} titleZone={timeZone} />
                      {application.decidedBy && ` ${t("decidedBy", { name: application.decidedBy })}`}
                    </>
                  ),
                },
                !own && { label: t("review.reason"), value: application.reason },
              ]}
            />
          </section>
          {application.clock && (
            <AnswerClock
              walk={application.clock}
              workspace={workspace.name}
              days={application.programme.answerWorkingDays}
              zone={actor.timeZone}
              own={own}
            />
          )}
          <Assessors vendor={vendor} application={application} />
          {application.rubric && (
            <Assess
              // Not the version: whoever is named to assess meanwhile must not take away what is typed.
              key={number}
              vendor={vendor}
              number={number}
              rubric={application.rubric}
              may={{
                score: application.can.score,
                reopen: application.can.reopen,
                decide: application.can.decide,
              }}
            />
          )}
        </aside>
      </div>
    </ClientMessages>
  );
}
