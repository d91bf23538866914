import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { PublishForm } from "#components/programme-publish/publish-form.tsx";
import { Refreshing } from "#components/programme-publish/refreshing.tsx";
import { Versions } from "#components/programme-publish/versions.tsx";
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
import { MOVES } from "#lib/domain/programmes/preview.ts";
import { one } from "#lib/domain/query.ts";
import { DRY_RUN_MS } from "#lib/features/publication/dry-run.ts";
import { readPublication } from "#lib/features/publication/queries.ts";
import { type PageContext, readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Read once for the page and its title.
const load = cache((vendor: string, slug: string, query: string) => {
  const read = ({ tx, actor, workspace, now }: PageContext) => {
    const asked = new URLSearchParams(query);
    const given = (name: string) => asked.get(name) || null;
    return readPublication(
      tx,
      actor,
      workspace,
      slug,
      {
        from: given("from"),
        move: MOVES.find(move => move === given("move")) ?? null,
        name: (given("name") ?? "").trim().slice(0, 80),
        after: given("after"),
        before: given("before"),
      },
      now,
    );
  };
  return readPage(vendor, read, DRY_RUN_MS);
});

const asText = (query: Record<string, string | string[] | undefined>): string =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, one(value)])).toString();

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const { name } = await load(vendor, slug, asText(await searchParams));
  return { title: (await getTranslations("publication"))("page", { programme: name }) };
}

/** Before a version is published: from when, whom it moves, who keeps the present one (P20). */
export default async function PublishPage({ params, searchParams }: Props) {
  const { vendor, slug } = await params;
  const query = await searchParams;
  const data = await load(vendor, slug, asText(query));
  const t = await getTranslations("publication");
  const ts = await getTranslations("settings");
  const locale = await getLocale();
  const settings = `/${vendor}/settings/programmes`;
  const base = `${settings}/${slug}/publish`;
  const { draft, run, problem } = data;
  const newest = data.versions[0];
  const asked = {
    from: data.from,
    move: MOVES.find(move => move === one(query.move)) ?? "",
    name: one(query.name).trim().slice(0, 80),
  };
  return (
    <ClientMessages ns={["publication"]}>
      <div className="page publication">
        <Crumbs
          trail={[
            { label: ts("title"), href: `/${vendor}/settings` },
            { label: ts("tabs.programmes"), href: settings },
            { label: t("page", { programme: data.name }) },
          ]}
        />
        <PageHeader
          title={draft ? t("title", { version: draft.number }) : t("page", { programme: data.name })}
          actions={
            draft ? (
              <ButtonLink href={`${settings}/${slug}/draft/general`}>{t("back")}</ButtonLink>
            ) : (
              <ButtonLink href={`${settings}/${slug}`}>{t("toProgramme")}</ButtonLink>
            )
          }
        >
          {draft && (
            <span>
              {t.rich("lead", {
                programme: data.name,
                name: draft.savedBy,
                when: () => <Time instant={draft.savedAt} style="full" />,
              })}
            </span>
          )}
        </PageHeader>
        {!draft && newest && (
          <Message
            tone="ok"
            title={t(newest.state === "in_force" ? "publishedNow" : "publishedFor", {
              version: newest.version,
              day: dayText(newest.effectiveFrom, locale),
            })}
          >
            {t("noDraftNow")}
          </Message>
        )}
        {!draft && !newest && <Message title={t("noDraft")}>{t("noDraftText")}</Message>}
        {draft && draft.errors > 0 && (
          <Message
            tone="warn"
            title={t("errors", { count: draft.errors })}
            actions={<Link href={`${settings}/${slug}/draft/general`}>{t("back")}</Link>}
          >
            {t("errorsText")}
          </Message>
        )}
        {draft && draft.errors === 0 && draft.warnings > 0 && (
          <Message title={t("warnings", { count: draft.warnings })}>{t("warningsText")}</Message>
        )}
        <Refreshing {...data.refreshing} />
        <LabelledPart id="when" title={t("when.title")} text={t("when.lead")}>
          <div className="stack">
            {draft && (
              <FromDay
                action={base}
                words={{ title: t("when.title"), from: t("when.from"), look: t("when.look") }}
                day={data.from}
                first={data.earliest}
                last={data.latest}
                problem={
                  problem &&
                  `${t(`when.${problem.reason}`, { version: problem.version, day: dayText(problem.day, locale) })} ${t("when.earliest", { day: dayText(data.earliest, locale) })}`
                }
              />
            )}
            <Versions workspace={vendor} data={data} />
          </div>
        </LabelledPart>
        {/* The search over the movers: its fields stand inside the form that publishes, which can't hold another. */}
        <form id="find-mover" action={base} hidden>
          <input type="hidden" name="from" value={data.from} />
          {asked.move && <input type="hidden" name="move" value={asked.move} />}
        </form>
        {draft && run && (
          <PublishForm workspace={vendor} base={base} data={{ ...data, draft, run }} asked={asked} />
        )}
      </div>
    </ClientMessages>
  );
}
