import { CirclePlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { AlertsPanel } from "#components/knowledge/alerts-panel.tsx";
import { PartnerStatus } from "#components/partners/partner-status.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { dayOf, dayText } from "#components/ui/time-text.ts";
import type { PartnerHomeDto, PartnerStandingDto } from "#lib/features/home/dto.ts";
import { Cases } from "./cases.tsx";
import { Certificates } from "./certificates.tsx";
import { Ends } from "./ends.tsx";
import { Renewals } from "./panels.tsx";
import { ApplicationPanel, Standing, WayIn } from "./standing.tsx";
import { Waiting } from "./waiting.tsx";

type Props = { home: PartnerHomeDto; company: string; base: string; now: number; zone: string };

/** The partner's day: its way in or its ladder, cases, people, contracts. */
export function PartnerHome({ home, company, base, now, zone }: Props) {
  const t = useTranslations("home");
  const { standing, today } = home;
  const own = `${base}/partners/${home.orgSlug}`;
  const waiting = <Waiting items={home.waiting} primary base={base} now={now} today={today} zone={zone} />;
  const serves = home.cases.count > 0 || home.renewals.count > 0 || standing?.tier?.held;
  const side =
    standing === null || (standing.ended && home.application) ? (
      <ApplicationPanel application={home.application} base={base} now={now} zone={zone} />
    ) : standing.steps.length > 0 ? (
      <WayIn standing={standing} today={today} href={`${own}/onboarding`} />
    ) : (
      <>
        <Ends ends={home.ends} base={base} today={today} />
        <Renewals renewals={home.renewals} today={today} base={base} served={false} />
      </>
    );
  return (
    <div className="page">
      <PageHeader
        title={company}
        actions={
          home.worksTickets && serves ? (
            <ButtonLink href={`${base}/tickets/new`}>
              <CirclePlus className="i" aria-hidden="true" />
              {t("log")}
            </ButtonLink>
          ) : undefined
        }
      >
        {standing ? <StandingLine standing={standing} today={today} /> : t("applicant")}
      </PageHeader>
      {standing?.suspended && <Suspended suspended={standing.suspended} zone={zone} />}
      {standing?.ended && <Ended ended={standing.ended} base={base} />}
      <div className={standing?.steps.length === 0 ? "cols c-32" : "cols c-21"}>
        {waiting}
        {side}
      </div>
      {standing && <Standing standing={standing} today={today} href={`${own}/ladder`} />}
      {serves && <AlertsPanel alerts={home.alerts} base={base} />}
      {serves && <Cases cases={home.cases} kind="partner" base={base} zone={zone} />}
      {home.certificates && <Certificates certificates={home.certificates} side="partner" base={base} />}
    </div>
  );
}

/** What a suspension takes away, and why it is one. */
function Suspended({
  suspended,
  zone,
}: {
  suspended: NonNullable<PartnerStandingDto["suspended"]>;
  zone: string;
}) {
  const t = useTranslations("home.suspended");
  const locale = useLocale();
  return (
    <Message
      tone="warn"
      className="gap over"
      title={t("title", { date: dayText(dayOf(suspended.at, zone), locale) })}
    >
      {suspended.reason && <p className="answer-text">{t("reason", { reason: suspended.reason })}</p>}
      <p>{t("text")}</p>
    </Message>
  );
}

/** What has ended, when and why, and the way back. */
function Ended({ ended, base }: { ended: NonNullable<PartnerStandingDto["ended"]>; base: string }) {
  const t = useTranslations("home.ended");
  const locale = useLocale();
  return (
    <Message
      tone="info"
      className="gap over"
      title={t("title", { date: dayText(ended.on, locale) })}
      {...(ended.apply
        ? { actions: <ButtonLink href={`${base}${ended.apply}`}>{t("apply")}</ButtonLink> }
        : {})}
    >
      {ended.reason && <p className="answer-text">{t("reason", { reason: ended.reason })}</p>}
      <p>{t(ended.apply ? "again" : "stays")}</p>
    </Message>
  );
}

function StandingLine({ standing, today }: { standing: PartnerStandingDto; today: string }) {
  const t = useTranslations("home.ladder");
  const locale = useLocale();
  const { tier, remediationUntil } = standing;
  const until = remediationUntil ?? (tier?.held && tier.state === "at_risk" ? tier.until : null);
  return (
    <span className="row wrap">
      <PartnerStatus state={standing.state} />
      {tier && standing.state !== "ended" && (
        <span>{tier.held ? tier.name : t("aims", { tier: tier.name })}</span>
      )}
      {until && (
        <span className="warn-t">
          {t(until < today ? "over" : "risk", { date: dayText(until, locale, today) })}
        </span>
      )}
      <span className="mm">{standing.programme}</span>
    </span>
  );
}
