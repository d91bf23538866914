import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import type { PlanPart } from "#lib/domain/plans/content.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PlanDto, PlanEdition } from "#lib/features/business-plans/dto.ts";
import { PlanChanges } from "./plan-changes.tsx";
import { PlanStatus, PlanText } from "./plan-text.tsx";

/** One plan as both sides read it: who handed it in, how long it counts, its words, its earlier texts. */
export function PlanSection({
  plan,
  end,
  editions,
  basedOn,
  zone,
  deeds,
  progress,
  under,
  folded,
}: {
  plan: PlanDto;
  /** Its last day, by itself or by the programme. */
  end: PlainDate | null;
  /** Its texts, the newest first. */
  editions: readonly PlanEdition[];
  /** The plan it revises. */
  basedOn: PlanDto | null;
  zone: string;
  deeds?: ReactNode;
  progress?: ReactNode;
  under?: (part: PlanPart) => ReactNode;
  /** Its words are a press away: an earlier plan. */
  folded?: boolean;
}) {
  const t = useTranslations("onboarding.plan");
  const text = <PlanText content={plan.content} under={under} />;
  // Against what stood before: the text handed in last time, or the plan this one revises.
  const before = editions[1] ?? (editions.length <= 1 ? basedOn : null);
  return (
    <section className="sec plan" aria-labelledby={`plan-${plan.id}`}>
      <SectionHeader id={`plan-${plan.id}`} title={plan.title || t("untitled")} rule>
        <PlanStatus state={plan.state} />
      </SectionHeader>
      <p className="sm mm">
        {plan.submittedAt !== null &&
          plan.submittedBy &&
          t.rich("submittedBy", {
            name: plan.submittedBy,
            time: () => <Time instant={plan.submittedAt ?? 0} titleZone={zone} />,
          })}
        {plan.validFrom && (
          <>
            {" · "}
            {end
              ? t.rich("validTo", {
                  day: () => <Day date={plan.validFrom ?? ""} style="full" />,
                  end: () => <Day date={end} style="full" />,
                })
              : t.rich("valid", { day: () => <Day date={plan.validFrom ?? ""} style="full" /> })}
            {plan.decidedBy && ` · ${t("validatedBy", { name: plan.decidedBy })}`}
          </>
        )}
      </p>
      {plan.state === "returned" && plan.remark && (
        <Message tone="warn" title={t("returnedBy", { name: plan.decidedBy ?? "" })}>
          <span className="prose">{plan.remark}</span>
        </Message>
      )}
      {deeds && <div className="row wrap plan-deeds">{deeds}</div>}
      {progress}
      {folded || progress ? (
        <details className="plan-words" open={!folded && !progress}>
          <summary className="sm">{t("readAll")}</summary>
          {text}
        </details>
      ) : (
        text
      )}
      {before && (
        <details className="plan-words">
          <summary className="sm">
            {t(editions[1] ? "changedSince" : "changedFrom", { title: before.title })}
          </summary>
          <PlanChanges before={before} after={plan} />
        </details>
      )}
      {editions.slice(1).map((edition, i) => {
        const earlier = editions[i + 2];
        return (
          <details key={edition.key} className="plan-words">
            <summary className="sm">
              {t("version", { n: editions.length - 1 - i })}
              {" · "}
              {t.rich("edition", {
                name: edition.by,
                time: () => <Time instant={edition.at} titleZone={zone} />,
              })}
            </summary>
            {earlier && <PlanChanges before={earlier} after={edition} />}
            <PlanText content={edition.content} />
          </details>
        );
      })}
    </section>
  );
}
