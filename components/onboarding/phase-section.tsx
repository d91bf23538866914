import { useFormatter, useTranslations } from "next-intl";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import type { PhaseDto } from "#lib/features/onboarding/dto.ts";
import { type StepFrame, StepLine } from "./step-line.tsx";

/** A phase with its steps; a later one says what it waits for. */
export function PhaseSection({
  phase,
  number,
  standing,
  frame,
}: {
  phase: PhaseDto;
  number: number;
  /** Where the partnership stands: an ongoing phase is still to come, under way or over. */
  standing: PartnershipState;
  frame: StepFrame;
}) {
  const t = useTranslations("onboarding.steps");
  const format = useFormatter();
  return (
    <section className="way" id={phase.key} aria-labelledby={`phase-${phase.key}`}>
      <div className="way-h">
        <h2 id={`phase-${phase.key}`}>
          <span className="mm">{t("phase", { n: number })}</span> {phase.title}
        </h2>
        <span className="sm m">
          {phase.total > 0
            ? t("progress", { done: phase.finished, total: phase.total })
            : t(`phaseState.${phase.state}`)}
        </span>
      </div>
      <p className="sm m">{phase.summary}</p>
      {phase.state === "waiting" && phase.waitsFor.length > 0 && (
        <p className="sm warn-t">{t("waits", { phases: format.list(phase.waitsFor) })}</p>
      )}
      {phase.state === "ongoing" && standing !== "ended" && (
        <p className="sm mm">
          {t(standing === "applicant" || standing === "onboarding" ? "ongoing" : "ongoingNow")}
        </p>
      )}
      <ol className="way-s">
        {phase.steps.map(step => (
          <StepLine key={step.key} step={step} frame={frame} />
        ))}
        {phase.later.map(step => (
          <li key={step.key}>
            <div>
              <b>{step.title}</b>
              <p className="sm m">{step.description}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
