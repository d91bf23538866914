"use client";

import { useTranslations } from "next-intl";
import { type Step, StepList } from "#components/ui/step-list.tsx";

/** Which step this is; where there is no room for the rail beside the form, it opens to all of them. */
export function StepWhere({ steps, position }: { steps: readonly Step[]; position: number }) {
  const t = useTranslations("applications.form");
  const words = t("step", { step: position, total: steps.length });
  return (
    <>
      <p className="mm sm step-at">{words}</p>
      <details className="step-where" key={position}>
        <summary className="sm">{t("stepAll", { step: words })}</summary>
        <nav aria-label={t("steps")}>
          <StepList steps={steps} />
        </nav>
      </details>
    </>
  );
}
