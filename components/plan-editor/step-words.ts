import { useTranslations } from "next-intl";
import { lengthText } from "#components/ui/time-text.ts";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import { usePercent } from "./say.ts";

export type Step = PlanDraftDefinition["terms"]["escalations"][number];

/** When a step of an escalation is taken, in words. */
export function useStepMoment(): (at: Step["at"]) => string {
  const t = useTranslations("plans.escalation");
  const percent = usePercent();
  return at => {
    if ("percent" in at)
      return at.percent === null ? t("noMoment") : t("atPercent", { percent: percent(at.percent / 100) });
    if (at.minutesAfterDue === null) return t("noMoment");
    return t(at.minutesAfterDue < 0 ? "beforeDue" : "afterDue", { length: lengthText(at.minutesAfterDue) });
  };
}
