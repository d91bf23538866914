import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { momentIn } from "#components/training/span-text.ts";
import { EnrolmentStatus, OutcomeStatus } from "#components/training/states.tsx";
import { TrainingFrame, tabsFor } from "#components/training/training-frame.tsx";
import { When } from "#components/training/when.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { ordersFor } from "#lib/domain/policies/training.ts";
import { readMine } from "#lib/features/training/own.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training.mine"))("title") };
}

/** One's own courses: seat, examinations, results. */
export default async function MyTrainingPage({ params }: Props) {
  const { vendor } = await params;
  const { data, orders, self } = await readPage(vendor, async ({ tx, actor, workspace, now }) => ({
    data: await readMine(tx, actor, workspace, now),
    orders: ordersFor(actor, actor.orgId),
    self: actor.personId,
  }));
  const t = await getTranslations("training");
  const m = await getTranslations("training.mine");
  const locale = await getLocale();
  const base = `/${vendor}/training`;
  return (
    <TrainingFrame
      workspace={vendor}
      tab="mine"
      tabs={tabsFor({ keepCourses: false, orders, mine: true })}
      title={m("title")}
      lead={m("lead")}
      actions={<ButtonLink href={`/${vendor}/people/${self}`}>{m("certificates")}</ButtonLink>}
    >
      {data.rows.length === 0 ? (
        <EmptyState level={2} title={m("none")} action={<ButtonLink href={base}>{m("dates")}</ButtonLink>}>
          {m("noneText")}
        </EmptyState>
      ) : (
        <ul className="plain-list" style={{ marginTop: 20 }}>
          {data.rows.map(({ enrolment, session, link, exams }) => (
            <li key={enrolment.id} className="train-own">
              <h2 className="h3">
                <Link href={`${base}/${session.id}`}>{session.title}</Link>
              </h2>
              <p className="row wrap m">
                <When from={session.startsAt} to={session.endsAt} zone={session.timeZone} />
                <span>{session.place || t("online")}</span>
                {link && (
                  <a href={link} rel="noopener noreferrer" target="_blank">
                    {t("session.link")}
                  </a>
                )}
                <EnrolmentStatus state={enrolment.state} />
                {enrolment.turn !== null && (
                  <span className="mm sm">{t("session.turn", { turn: enrolment.turn })}</span>
                )}
              </p>
              {enrolment.state === "seated" && (
                <ul className="lines">
                  {enrolment.areas.map(area => (
                    <li key={area.key} className="row wrap">
                      <b>{area.name}</b>
                      <OutcomeStatus outcome={area.outcome} percent={area.percent} />
                    </li>
                  ))}
                  {enrolment.parts.map(part => {
                    const exam = exams.find(one => one.part === part.key);
                    const at = `${base}/exam/${enrolment.id}/${part.key}`;
                    const against = exam?.against;
                    const time =
                      against && "from" in against
                        ? against.from
                        : against && "until" in against
                          ? against.until
                          : against && "since" in against
                            ? against.since
                            : null;
                    const when = time === null ? "" : momentIn(time, session.timeZone, locale);
                    return (
                      <li key={part.key} className="row wrap">
                        <span>{part.title}</span>
                        <span className="mm">
                          {part.percent === null ? t("result.none") : `${part.percent} %`}
                        </span>
                        {exam?.open && (
                          <ButtonLink look="pri" size="sml" href={at}>
                            {m("goOn")}
                          </ButtonLink>
                        )}
                        {exam && !exam.open && !against && (
                          <ButtonLink look="pri" size="sml" href={at}>
                            {m("begin")} ({m("minutes", { minutes: exam.minutes })})
                          </ButtonLink>
                        )}
                        {exam && !exam.open && against && (
                          <span className="mm sm">
                            {m(against.why === "not_yet" ? "notYet" : against.why, { when } as never)}
                          </span>
                        )}
                        {exam && part.tries > 0 && !exam.open && <Link href={at}>{m("see")}</Link>}
                      </li>
                    );
                  })}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </TrainingFrame>
  );
}
