import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PhaseSection } from "#components/onboarding/phase-section.tsx";
import { Stalled } from "#components/onboarding/stalled.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { onboardingOf } from "#lib/features/onboarding/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, slug: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const data = await partnerPage(tx, actor, workspace, slug, now);
    return {
      ...data,
      actor,
      workspace,
      way: await onboardingOf(tx, actor, data.standing, data.today, workspace.timeZone),
      people: await colleagues(tx, actor.tenantId, actor.orgId, data.today),
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const { head } = await load(vendor, slug);
  return { title: `${(await getTranslations("partners.tabs"))("onboarding")} · ${head.orgName}` };
}

export default async function OnboardingPage({ params }: Props) {
  const { vendor, slug } = await params;
  const { head, standing, actor, workspace, way, people, today } = await load(vendor, slug);
  const t = await getTranslations("onboarding.steps");
  const base = `/${vendor}/partners/${slug}`;
  const frame = {
    workspace: vendor,
    base,
    today,
    zone: workspace.timeZone,
    names: { vendor: workspace.name, partner: head.orgName },
    side: actor.side === "partner" ? ("partner" as const) : ("vendor" as const),
    people,
  };
  return (
    <ClientMessages ns={["onboarding"]}>
      <PartnerFrame head={head} vendor={vendor} current="onboarding">
        {way.total === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <>
            <div className="row wrap" style={{ marginTop: 20 }}>
              <div style={{ width: 160 }}>
                <Progress
                  value={(way.finished / way.total) * 100}
                  label={t("progress", { done: way.finished, total: way.total })}
                />
              </div>
              <span className="sm">{t("progress", { done: way.finished, total: way.total })}</span>
              <span className="sm m">{t("lead")}</span>
            </div>
            {standing.state === "onboarding" && way.onboarded && (
              <Message
                tone="ok"
                className="gap"
                title={t("ready")}
                actions={
                  <ButtonLink look="pri" href={`${base}/ladder`}>
                    {t("toLadder")}
                  </ButtonLink>
                }
              >
                {actor.side === "vendor"
                  ? t("readyText", { company: head.orgName })
                  : t("readyPartner", { vendor: workspace.name })}
              </Message>
            )}
            {way.stalled && <Stalled stalled={way.stalled} names={frame.names} />}
            {way.phases.map((phase, index) => (
              <PhaseSection
                key={phase.key}
                phase={phase}
                number={index + 1}
                standing={standing.state}
                frame={frame}
              />
            ))}
          </>
        )}
      </PartnerFrame>
    </ClientMessages>
  );
}
