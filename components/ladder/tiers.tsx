import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ladder, LadderKey, type Rung, type Tier } from "#components/ui/ladder.tsx";
import Link from "#components/ui/link.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { NextStep } from "#lib/domain/programmes/finding.ts";
import type { LadderDto, RungDto, TierDto } from "#lib/features/tiers/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

const drawn = { met: "met", at_risk: "risk", unmet: "unmet", lost: "lost" } as const;

/** Where each next step is done. */
const pageOf: Record<NextStep, (base: string, workspace: string, rung: string) => string> = {
  nominate: base => `${base}/people`,
  train: base => `${base}/people`,
  issue_certificate: base => `${base}/people`,
  renew_certificate: base => `${base}/people`,
  prepare_agreement: base => `${base}/agreements`,
  sign: base => `${base}/agreements`,
  countersign: base => `${base}/agreements`,
  renew_agreement: base => `${base}/agreements`,
  write_plan: base => `${base}/plan`,
  validate_plan: base => `${base}/plan`,
  review_plan: base => `${base}/plan`,
  apply: (_, workspace) => `/${workspace}/applications`,
  decide_application: (_, workspace) => `/${workspace}/applications`,
  name_team: base => `${base}/company`,
  describe_solution: base => `${base}/company`,
  review_solution: base => `${base}/company`,
  certify_project: base => base,
  win_deal: base => base,
  send_evidence: (base, _, rung) => `${base}/company#evidence-${rung}`,
  confirm_evidence: (base, _, rung) => `${base}/company#evidence-${rung}`,
};

type Props = {
  data: LadderDto;
  workspace: string;
  /** Only what is not met on the day: the rest is counted. */
  focus?: boolean;
  next?: boolean;
};

/** A partner's tier as rungs, and above it what the next one adds (P21). */
export function TierLadder({ data, workspace, focus, next }: Props) {
  const t = useTranslations("ladder");
  const locale = useLocale();
  const day = (date: string) => dayText(date, locale, data.today);
  const base = `/${workspace}/partners/${data.company.slug}`;

  const detail = (rung: RungDto): ReactNode => {
    const lines: string[] = [];
    for (const proof of rung.evidence) {
      lines.push(
        proof.until && rung.need > 1
          ? t("rung.ends", { label: proof.label, date: day(proof.until) })
          : proof.kind === "certificate" && proof.until
            ? t("rung.ends", { label: proof.label, date: day(proof.until) })
            : proof.label,
      );
    }
    if (rung.wants.length > 0 && (rung.state === "unmet" || rung.state === "lost")) {
      const wants = rung.wants.map(want => (/^\d$/.test(want) ? t("rung.level", { level: want }) : want));
      lines.push(t("rung.nobody", { wants: listText(wants, locale, "or") }));
    }
    if (rung.state !== "met")
      for (const candidate of rung.candidates)
        lines.push(
          candidate.passed
            ? t("rung.candidatePassed", { name: candidate.name })
            : candidate.on
              ? t("rung.candidateOn", { name: candidate.name, date: day(candidate.on) })
              : t("rung.candidate", { name: candidate.name }),
        );
    if (lines.length === 0) lines.push(t("rung.nothing"));
    // Somebody named for two levels is told once.
    return [...new Set(lines)].join(" · ");
  };

  const say = (rung: RungDto): string => {
    const counted = rung.need > 1;
    const words = { have: rung.have, need: rung.need };
    if (rung.state === "lost") return t("rung.lost", words);
    if (rung.state === "unmet") return t("rung.count", words);
    if (rung.state === "at_risk" && rung.until) {
      const date = day(rung.until);
      return counted ? t("rung.heldCount", { ...words, date }) : t("rung.held", { date });
    }
    return t("rung.met");
  };

  const rungOf = (rung: RungDto): Rung => ({
    key: rung.key,
    state: drawn[rung.state],
    parts: rung.parts.map(part => drawn[part]),
    title: rung.title,
    detail: detail(rung),
    say: say(rung),
    ...(rung.next
      ? { step: <Link href={pageOf[rung.next](base, workspace, rung.key)}>{t(`step.${rung.next}`)}</Link> }
      : {}),
  });

  const statusOf = (tier: TierDto): NonNullable<Tier["status"]> => {
    if (tier.state === "unmet") {
      const lost = tier.rungs.filter(rung => rung.state === "lost").length;
      return lost > 0
        ? { tone: "breach", text: t("status.lostOn", { count: lost }) }
        : { tone: "breach", text: t("status.unmet", { count: tier.missing }) };
    }
    if (tier.state === "at_risk" && tier.until)
      return { tone: "warn", text: t("status.risk", { date: day(tier.until) }) };
    return { tone: "ok", text: t("status.met") };
  };

  const { current } = data;
  const shown = current && (focus ? current.rungs.filter(rung => rung.state !== "met") : current.rungs);
  const hidden = current && shown ? current.rungs.length - shown.length : 0;
  const notes = [
    data.tierSince && !focus ? t("since", { date: dayText(data.tierSince, locale) }) : null,
    data.agreementEnds && !focus ? t("agreementUntil", { date: dayText(data.agreementEnds, locale) }) : null,
  ].filter(note => note !== null);
  const above = data.next;
  const away = above
    ? t("next.away", { count: above.rungs.filter(r => r.state === "unmet" || r.state === "lost").length })
    : "";
  return (
    <>
      <Ladder
        level={2}
        next={
          next && above
            ? {
                name: above.name,
                note:
                  data.adds.length > 0
                    ? t("next.adds", {
                        away,
                        benefits: listText(data.adds, locale),
                      })
                    : away,
                rungs: above.rungs.map(rungOf),
              }
            : null
        }
        current={
          current && shown
            ? {
                name: current.name,
                note: notes.join(", "),
                status: statusOf(current),
                rungs: shown.map(rungOf),
              }
            : null
        }
        footer={focus && hidden > 0 ? t("footer", { count: hidden }) : undefined}
      />
      {!focus && <LadderKey />}
    </>
  );
}
