import { useTranslations } from "next-intl";
import { type Step, StepList } from "#components/ui/step-list.tsx";
import type { PhaseDto } from "#lib/features/onboarding/dto.ts";

const states: Record<PhaseDto["state"], Step["state"]> = {
  complete: "done",
  open: "current",
  waiting: "ahead",
  ongoing: "ahead",
};

/** The phases of the way in, on a rail, with how far each is. */
export function PhaseRail({ phases, base }: { phases: readonly PhaseDto[]; base: string }) {
  const t = useTranslations("partners");
  return (
    <StepList
      steps={phases.map(phase => ({
        key: phase.key,
        label: phase.title,
        note:
          phase.total > 0 && phase.state !== "waiting"
            ? t("list.stepsLabel", { done: phase.finished, total: phase.total })
            : t(`overview.phaseState.${phase.state}`),
        state: states[phase.state],
        href: `${base}/onboarding#${phase.key}`,
      }))}
    />
  );
}
