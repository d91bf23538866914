import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PartnerFacts } from "#components/partners/partner-facts.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { PartnerHistory } from "#components/partners/partner-history.tsx";
import { PhaseRail } from "#components/partners/phase-rail.tsx";
import { Waits } from "#components/partners/waits.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { one } from "#lib/domain/query.ts";
import { agreementsOf } from "#lib/features/agreements/queries.ts";
import { HISTORY_FILTERS, partnerEvents } from "#lib/features/onboarding/history.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { onboardingOf } from "#lib/features/onboarding/queries.ts";
import { waitsOf } from "#lib/features/onboarding/waits.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Read once for the page and its title.
const load = cache((vendor: string, slug: string, show: string, before: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const data = await partnerPage(tx, actor, workspace, slug, now);
    const { standing, today } = data;
    const filter = HISTORY_FILTERS.find(one => one === show) ?? "all";
    const waits = await waitsOf(
      tx,
      actor.tenantId,
      [
        {
          id: standing.id,
          state: standing.state,
          solution: standing.row.solution,
          remediationUntil: standing.partnership.remediationUntil,
          definition: standing.begun.definition,
        },
      ],
      today,
      actor.locale,
    );
    return {
      ...data,
      actor,
      workspace,
      filter,
      waits: waits.get(standing.id)?.waits ?? [],
      way: await onboardingOf(tx, actor, standing, today, workspace.timeZone),
      agreements: await agreementsOf(tx, actor.tenantId, standing, today, actor),
      history: await partnerEvents(tx, actor.tenantId, standing, filter, before || null, actor.locale),
    };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const query = await searchParams;
  const { head } = await load(vendor, slug, one(query.show), one(query.before));
  return { title: head.orgName };
}

export default async function PartnerOverviewPage({ params, searchParams }: Props) {
  const { vendor, slug } = await params;
  const query = await searchParams;
  const { head, standing, today, actor, workspace, waits, way, agreements, history, filter } = await load(
    vendor,
    slug,
    one(query.show),
    one(query.before),
  );
  const t = await getTranslations("partners.overview");
  const ts = await getTranslations("onboarding.steps");
  const base = `/${vendor}/partners/${slug}`;
  return (
    <PartnerFrame head={head} vendor={vendor} current="overview">
      {standing.state === "onboarding" && way.onboarded && (
        <Message
          tone="ok"
          title={ts("ready")}
          actions={<ButtonLink href={`${base}/ladder`}>{ts("toLadder")}</ButtonLink>}
        >
          {actor.side === "vendor"
            ? ts("readyText", { company: head.orgName })
            : ts("readyPartner", { vendor: workspace.name })}
        </Message>
      )}
      <div className="cols c-21" style={{ marginTop: 20 }}>
        <div>
          <section className="sec" aria-labelledby="waits">
            <SectionHeader id="waits" title={t("waits")} count={waits.length} rule />
            <Waits
              waits={waits}
              base={base}
              today={today}
              vendorName={workspace.name}
              partnerName={head.orgName}
              side={actor.side === "vendor" ? "vendor" : "partner"}
            />
          </section>
          <section className="sec" aria-labelledby="history" style={{ marginTop: 28 }}>
            <SectionHeader id="history" title={t("timeline")} />
            <PartnerHistory
              events={history.events}
              next={history.next}
              filter={filter}
              base={base}
              paged={one(query.before) !== ""}
              zone={workspace.timeZone}
            />
          </section>
        </div>
        <div>
          <section className="sec" aria-labelledby="standing">
            <SectionHeader id="standing" title={t("standing")} rule />
            <PartnerFacts standing={standing} head={head} agreements={agreements} base={base} today={today} />
          </section>
          {way.total > 0 && (
            <section className="sec" aria-labelledby="way" style={{ marginTop: 28 }}>
              <SectionHeader id="way" title={t("phases")} rule />
              <PhaseRail phases={way.phases} base={base} />
            </section>
          )}
        </div>
      </div>
    </PartnerFrame>
  );
}
