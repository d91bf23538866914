import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { ApplicationStatus } from "#components/applications/state.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Ladder, type Rung, type RungState } from "#components/ui/ladder.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { StepList } from "#components/ui/step-list.tsx";
import { dayOf, dayText, shortWhen } from "#components/ui/time-text.ts";
import type { FindingState } from "#lib/domain/programmes/finding.ts";
import type { ApplicationLineDto, PartnerStandingDto, RungLineDto } from "#lib/features/home/dto.ts";

const RUNGS = 5;

const drawn: Record<FindingState, RungState> = { met: "met", at_risk: "risk", unmet: "unmet" };

function useRung(today: string): (rung: RungLineDto) => Rung {
  const t = useTranslations("home.ladder");
  const locale = useLocale();
  const date = (day: string) => dayText(day, locale, today);
  return rung => {
    const counted = rung.need > 1;
    const { have, need } = rung;
    const say =
      rung.state === "unmet"
        ? counted
          ? t("counted", { have, need })
          : t("unmet")
        : rung.state === "at_risk" && rung.until !== null
          ? counted
            ? t("countedUntil", { have, need, date: date(rung.until) })
            : t("until", { date: date(rung.until) })
          : t("met");
    const holders = rung.holders.map(holder =>
      holder.until === null ? holder.label : t("holder", { name: holder.label, date: date(holder.until) }),
    );
    return {
      key: rung.key,
      parts: rung.parts.length > 0 ? rung.parts.map(part => drawn[part]) : [drawn[rung.state]],
      state: drawn[rung.state],
      title: rung.title,
      say,
      // Somebody named for two levels is told once.
      ...(holders.length > 0 ? { detail: [...new Set(holders)].join("; ") } : {}),
    };
  };
}

/** The partner's ladder in short: the tier it stands on, or the one it climbs to. */
export function Standing({
  standing,
  today,
  href,
}: {
  standing: PartnerStandingDto;
  today: string;
  href: string;
}) {
  const t = useTranslations("home.ladder");
  const locale = useLocale();
  const rungOf = useRung(today);
  const { tier } = standing;
  if (!tier) return null;
  // In short: what is not met, and so many of the rest as make five.
  const open = tier.rungs.filter(rung => rung.state !== "met").length;
  const rungs = tier.rungs.slice(0, Math.max(RUNGS, open)).map(rungOf);
  const others = tier.rungs.length - rungs.length;
  const footer = others > 0 ? { footer: t("others", { count: others }) } : {};
  const tone = tier.state === "unmet" ? "breach" : tier.state === "at_risk" ? "warn" : "ok";
  const text =
    tier.state === "unmet"
      ? t("missing")
      : tier.state === "at_risk" && tier.until !== null
        ? t("risk", { date: dayText(tier.until, locale, today) })
        : t("held");
  return (
    <section className="sec" aria-labelledby="ladder">
      <SectionHeader id="ladder" title={t("title")}>
        <Link href={href}>{t("open")}</Link>
      </SectionHeader>
      {tier.held ? (
        <Ladder
          level={3}
          current={{ name: tier.name, note: standing.programme, status: { tone, text }, rungs }}
          {...footer}
        />
      ) : (
        <Ladder
          level={3}
          {...footer}
          next={{ name: tier.name, note: t("aim", { programme: standing.programme }), rungs }}
        />
      )}
    </section>
  );
}

/** The way in (P2): the steps around the present one. */
export function WayIn({
  standing,
  today,
  href,
}: {
  standing: PartnerStandingDto;
  today: string;
  href: string;
}) {
  const t = useTranslations("home.way");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const at = standing.steps.findIndex(step => step.state === "current");
  const from = Math.max(0, Math.min(at - 2, standing.steps.length - 6));
  const shown = standing.steps.slice(from, from + 6);
  return (
    <section aria-labelledby="way">
      <SectionHeader
        id="way"
        title={t("title")}
        count={t("count", { done: standing.stepsDone, total: standing.steps.length })}
      >
        <Link href={href}>{t("open")}</Link>
      </SectionHeader>
      <StepList
        steps={shown.map(step => ({
          key: step.key,
          label: step.title,
          state: step.state,
          bad: step.state !== "done" && step.dueOn !== null && step.dueOn < today,
          ...(step.state === "done"
            ? step.doneAt !== null && step.doneBy
              ? {
                  note: t("done", {
                    date: dayText(dayOf(step.doneAt, zone), locale, today),
                    by: step.doneBy,
                  }),
                }
              : {}
            : step.dueOn !== null
              ? { note: t("due", { date: dayText(step.dueOn, locale, today) }) }
              : {}),
        }))}
      />
    </section>
  );
}

/** A company that is no partner yet: where its application stands and what comes next. */
export function ApplicationPanel({
  application,
  base,
  now,
  zone,
}: {
  application: ApplicationLineDto | null;
  base: string;
  now: number;
  zone: string;
}) {
  const t = useTranslations("home.application");
  const locale = useLocale();
  if (!application)
    return (
      <section className="card" aria-labelledby="application">
        <h2 id="application">{t("none")}</h2>
        <p className="m home-note">{t("noneText")}</p>
        <p className="home-note">
          <ButtonLink href={`${base}/programmes`}>{t("programmes")}</ButtonLink>
        </p>
      </section>
    );
  const { state, dueAt } = application;
  const decided = ["accepted", "rejected", "withdrawn"].includes(state);
  return (
    <section className="card" aria-labelledby="application">
      <div className="row">
        <h2 id="application" className="grow">
          {t("title")} <span className="id">{application.number}</span>
        </h2>
        <ApplicationStatus state={state} own />
      </div>
      <p className="home-note">
        <b>{application.programme}</b>
      </p>
      <p className="m">{t(`next.${state}`)}</p>
      {!decided && dueAt !== null && state !== "info_requested" && (
        <p className="m sm">{t("due", { date: shortWhen(dueAt, now, locale, zone) })}</p>
      )}
      <p className="home-note">
        <ButtonLink href={`${base}${application.path}`}>
          {t(state === "draft" ? "continue" : "see")}
        </ButtonLink>
      </p>
    </section>
  );
}
