import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { EditFeature, FeatureDeeds, Vote } from "#components/features/feature-forms.tsx";
import { FeatureProgress, Votes } from "#components/features/feature-list.tsx";
import { WishCases } from "#components/features/wish-cases.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { featurePolicy } from "#lib/domain/policies/feature.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { casesOfWish } from "#lib/features/feature-requests/cases.ts";
import { getFeature } from "#lib/features/feature-requests/queries.ts";
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
    const feature = (await getFeature(tx, actor, number, today)) ?? notFoundRefusal();
    return {
      feature,
      cases: await casesOfWish(tx, actor, feature.id, { after, before }),
      works: actor.side !== "customer",
      links: featurePolicy.linkCases(actor, null),
      keeps: featurePolicy.keep(actor, null),
      zone: actor.timeZone,
    };
  }),
);

async function load({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const { after, before } = await searchParams;
  return read(vendor, decodeURIComponent(number), one(after) || null, one(before) || null);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { feature } = await load(props);
  return { title: `${feature.number} ${feature.title}` };
}

export default async function FeaturePage(props: Props) {
  const { vendor } = await props.params;
  const edit = (await props.searchParams).edit;
  const { feature, keeps, zone, cases, works, links } = await load(props);
  const t = await getTranslations("features");
  const base = `/${vendor}/features`;
  const crumbs = [{ label: t("title"), href: base }, { label: feature.number }];
  if (edit !== undefined && keeps)
    return (
      <ClientMessages ns={["features"]}>
        <div className="page">
          <Crumbs trail={crumbs} />
          <PageHeader title={t("editTitle", { number: feature.number })} />
          <EditFeature workspace={vendor} feature={feature} />
        </div>
      </ClientMessages>
    );
  return (
    <ClientMessages ns={["features", "ticketPages"]}>
      <div className="page prod-page">
        <Crumbs trail={crumbs} />
        <PageHeader
          number={
            <>
              <span className="id">{feature.number}</span> <span className="mm">{feature.productName}</span>
            </>
          }
          title={feature.title}
          actions={
            <div className="row wrap">
              {keeps && <ButtonLink href={`${base}/${feature.number}?edit`}>{t("edit")}</ButtonLink>}
              {keeps && <FeatureDeeds workspace={vendor} feature={feature} />}
              {feature.mayVote && <Vote workspace={vendor} feature={feature} />}
            </div>
          }
        >
          <span className="row wrap">
            <FeatureProgress progress={feature.progress} release={feature.release} />
            {feature.draft && <Tag tone="line">{t("draft")}</Tag>}
            <span>
              <Votes {...feature.votes} />
            </span>
            {feature.voted && <Tag tone="line">{t("voted")}</Tag>}
          </span>
        </PageHeader>
        {feature.text && <Markdown text={feature.text} />}
        {feature.reason && (
          <section className="sec">
            <SectionHeader title={t("why")} />
            <Markdown text={feature.reason} />
          </section>
        )}
        {feature.mayVote && <p className="sm m tk-note">{t("oneVote")}</p>}
        {works && (
          <WishCases
            workspace={vendor}
            number={feature.number}
            rows={cases.rows}
            may={links}
            previous={cases.previous && `${base}/${feature.number}?before=${cases.previous}`}
            next={cases.next && `${base}/${feature.number}?after=${cases.next}`}
          />
        )}
        {feature.own && (
          <section className="sec">
            <SectionHeader title={t("voters.title")} count={feature.own.voters.length} />
            {feature.own.voters.length === 0 && <p className="m sm">{t("voters.none")}</p>}
            <ul className="tk-links">
              {feature.own.voters.map(voter => (
                <li key={voter.name}>
                  <span className="grow">
                    {voter.name} <span className="mm sm">{t(`voters.${voter.side}`)}</span>{" "}
                    {voter.influence && <Tag tone="line">{t("voters.influence")}</Tag>}
                  </span>
                  <span className="mm sm">
                    <Time instant={voter.at} zone={zone} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </ClientMessages>
  );
}
