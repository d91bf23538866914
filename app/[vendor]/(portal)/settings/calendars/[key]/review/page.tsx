import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { Differences } from "#components/calendars/differences.tsx";
import { PublishCalendar } from "#components/calendars/publish.tsx";
import { RadiusView } from "#components/calendars/radius-view.tsx";
import { FromDay } from "#components/publication/from-day.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { LabelledPart } from "#components/ui/labelled-part.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { one } from "#lib/domain/query.ts";
import { eitherOf } from "#lib/domain/text.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { calendarReview } from "#lib/features/calendars/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Every open clock is counted twice: on a busy server with 100,000 of them that takes a while. */
const REVIEW_MS = 120_000;

const load = cache((vendor: string, key: string, from: string) =>
  readPage(
    vendor,
    async ({ tx, actor, workspace, now }) => {
      const today = todayIn(workspace.timeZone, now.getTime());
      const asked = isPlainDate(from) ? from : null;
      return { review: await calendarReview(tx, actor, key, asked, today, now), workspace };
    },
    REVIEW_MS,
  ),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, key } = await params;
  const { review } = await load(vendor, key, one((await searchParams).from));
  const name = eitherOf(review.draft.form.name, await getLocale()) || key;
  return { title: (await getTranslations("calendars.review"))("title", { version: review.number, name }) };
}

/** Before a version is published: what it says otherwise, from when, and which open clocks it moves. */
export default async function ReviewCalendarPage({ params, searchParams }: Props) {
  const { vendor, key } = await params;
  const { review, workspace } = await load(vendor, key, one((await searchParams).from));
  const t = await getTranslations("calendars.review");
  const ts = await getTranslations("settings");
  const locale = await getLocale();
  const base = `/${vendor}/settings/calendars`;
  const { draft, number, problems, differences, effectiveFrom, limits, radius, replaces } = review;
  const name = eitherOf(draft.form.name, locale) || key;
  return (
    <ClientMessages ns={["calendars"]}>
      <div className="page publication">
        <Crumbs
          trail={[
            { label: ts("title"), href: `/${vendor}/settings` },
            { label: ts("tabs.calendars"), href: base },
            { label: name, href: `${base}/${key}` },
            { label: t("title", { version: number, name }) },
          ]}
        />
        <PageHeader
          title={t("title", { version: number, name })}
          actions={<ButtonLink href={`${base}/${key}/edit`}>{t("back")}</ButtonLink>}
        >
          <span>
            {t.rich("lead", {
              name: draft.savedBy,
              when: () => <Time instant={draft.savedAt.getTime()} style="full" />,
            })}
          </span>
        </PageHeader>
        {problems.length > 0 && (
          <Message
            tone="warn"
            title={t("problems", { count: problems.length })}
            actions={<Link href={`${base}/${key}/edit`}>{t("back")}</Link>}
          >
            {t("problemsText")}
          </Message>
        )}
        {differences && (
          <LabelledPart id="what" title={t("what")} text={t("whatText")}>
            <div>
              {differences.length === 0 ? (
                <p className="m">{t("nothing")}</p>
              ) : (
                <Differences differences={differences} />
              )}
            </div>
          </LabelledPart>
        )}
        {problems.length === 0 && (
          <LabelledPart id="when" title={t("when")} text={t("whenText")}>
            <div className="stack">
              <FromDay
                action={`${base}/${key}/review`}
                words={{ title: t("when"), from: t("from"), look: t("look") }}
                day={effectiveFrom}
                first={limits.first}
                last={limits.last}
              />
              {replaces && (
                <p className="m">
                  {t("replaces", { version: replaces.version, day: dayText(replaces.from, locale) })}
                </p>
              )}
            </div>
          </LabelledPart>
        )}
        {problems.length === 0 && (
          <LabelledPart id="whom" title={t("whom")} text={t("whomText")}>
            {radius ? (
              <RadiusView vendor={vendor} radius={radius} zone={workspace.timeZone} />
            ) : (
              <p className="m">{t("first")}</p>
            )}
          </LabelledPart>
        )}
        {problems.length === 0 && (
          <PublishCalendar
            vendor={vendor}
            calendar={key}
            version={draft.version}
            number={number}
            effectiveFrom={effectiveFrom}
            note={draft.note}
          />
        )}
      </div>
    </ClientMessages>
  );
}
