import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Feed } from "#components/calendar/feed.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { readFeeds } from "#lib/features/calendar-feeds/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("title") };
}

/** One's own calendars, to be followed in a program of one's own. */
export default async function CalendarPage({ params }: Props) {
  const { vendor } = await params;
  const { feeds, company } = await readPage(vendor, async ({ tx, actor }) => {
    const feeds = await readFeeds(tx, actor);
    return feeds.length > 0 ? { feeds, company: actor.orgName } : notFoundRefusal();
  });
  const t = await getTranslations("calendar");
  return (
    <ClientMessages ns={["calendar"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("title") }]} />
        <PageHeader title={t("title")}>{t("lead")}</PageHeader>
        {feeds.map(feed => (
          <Feed key={feed.scope} workspace={vendor} company={company} feed={feed} />
        ))}
        <section className="sec" aria-labelledby="how">
          <SectionHeader id="how" title={t("how")} rule />
          <ul className="dots">
            {(["google", "outlook", "apple"] as const).map(program => (
              <li key={program}>{t(`steps.${program}`)}</li>
            ))}
          </ul>
        </section>
      </div>
    </ClientMessages>
  );
}
