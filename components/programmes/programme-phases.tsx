import { useFormatter, useTranslations } from "next-intl";
import type { PhaseDto, ProgrammeDto } from "#lib/features/programmes/dto.ts";

/** The whole way on one scale: apply, assessment, then the programme's phases. */
export function ProgrammeWay({ programme }: { programme: ProgrammeDto }) {
  const t = useTranslations("programmes");
  const format = useFormatter();
  const list = (items: string[]) => sentence(format.list(items.map(lower)));
  const stops = [
    { key: "apply", title: t("howApply"), text: t("howApplyText", { sections: list(programme.sections) }) },
    {
      key: "assess",
      title: t("howAssess"),
      text: t("howAssessText", { criteria: list(programme.criteria) }),
    },
    ...programme.phases.map(phase => ({
      key: `phase-${phase.key}`,
      title: phase.title,
      text: phase.summary,
    })),
  ];
  return (
    <section className="pub-sec" aria-labelledby="how">
      <h2 id="how">{t("how")}</h2>
      <ol className="how" style={{ "--stops": stops.length }}>
        {stops.map(stop => (
          <li key={stop.key}>
            <b>{stop.title}</b>
            <p>{stop.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What each phase asks, step by step: who does it, who confirms it, and by when. */
export function ProgrammePhases({ programme, vendor }: { programme: ProgrammeDto; vendor: string }) {
  const t = useTranslations("programmes");
  if (programme.phases.length === 0) return null;
  return (
    <section className="pub-sec" aria-labelledby="phases">
      <h2 id="phases">{t("phases")}</h2>
      {programme.phases.map((phase, index) => (
        <Phase key={phase.key} phase={phase} n={index + 1} vendor={vendor} />
      ))}
    </section>
  );
}

function Phase({ phase, n, vendor }: { phase: PhaseDto; n: number; vendor: string }) {
  const t = useTranslations("programmes");
  const who = (side: "partner" | "vendor") => t(`doneBy.${side}`, { vendor });
  return (
    <div className="phase">
      <div className="phase-h">
        <p className="mm sm">{t("phase", { n })}</p>
        <h3>{phase.title}</h3>
        <p className="m sm">{phase.summary}</p>
        {phase.ongoing && <p className="mm sm">{t("ongoing")}</p>}
      </div>
      <ol className="phase-s">
        {phase.steps.map(step => (
          <li key={step.key}>
            <div>
              <b>{step.title}</b>
              <p className="m sm">{step.description}</p>
            </div>
            <p className="mm sm">
              {t("who", { who: who(step.doneBy) })}
              {step.confirmedBy && <>; {t("confirmedBy", { who: who(step.confirmedBy) })}</>}
              {!phase.ongoing && <>; {t("days", { days: step.dueDays })}</>}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Titles stand inside a sentence: their first letter small, unless the word is an abbreviation. */
const lower = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
