"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { NumberField, RadioField } from "#components/forms/fields.tsx";
import { FieldGroup } from "#components/ui/field.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { lengthText } from "#components/ui/time-text.ts";
import { derivePriority, ENVIRONMENTS } from "#lib/domain/tickets/priority.ts";
import type { OpenFormContract } from "#lib/features/tickets/dto/open-form.ts";

/** The share each band stands for until somebody gives the exact one (S5: exactly 50 % and 10 % belong to the lower band). */
const BANDS = [
  { key: "all", share: 100, holds: (p: number) => p >= 100 },
  { key: "most", share: 75, holds: (p: number) => p > 50 && p < 100 },
  { key: "some", share: 30, holds: (p: number) => p > 10 && p <= 50 },
  { key: "few", share: 5, holds: (p: number) => p <= 10 },
] as const;

/** Share of users affected and whether they can work, with the priority that follows from them (S5). */
export function ImpactFields({ contracts }: { contracts: OpenFormContract[] }) {
  const t = useTranslations("ticketPages.open");
  const { setValue } = useFormContext();
  const id = useId();
  const share: unknown = useWatch({ name: "affectedPercent" });
  const percent = typeof share === "number" && !Number.isNaN(share) ? share : null;
  return (
    <section className="nt-part">
      <h2>{t("part.impact")}</h2>
      <FieldGroup id={`${id}-band`} label={t("affected")} hint={t("affectedHint")}>
        <div className="stack">
          {BANDS.map(band => (
            <label key={band.key} className="chk">
              <input
                type="radio"
                name={`${id}-band`}
                checked={percent !== null && band.holds(percent)}
                onChange={() =>
                  setValue("affectedPercent", band.share, { shouldDirty: true, shouldValidate: true })
                }
              />
              <span>{t(`band.${band.key}`)}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      <NumberField
        name="affectedPercent"
        label={t("percent")}
        hint={t("percentHint")}
        className="nt-percent"
        decimals={4}
        maxLength={7}
        required
      />
      <RadioField
        name="canWork"
        label={t("canWork")}
        choices={[
          { value: "yes", label: t("canWorkYes") },
          { value: "no", label: t("canWorkNo") },
        ]}
      />
      <Derived contracts={contracts} percent={percent} />
    </section>
  );
}

/** The priority as it comes out, why, and what is promised for it under the contract's plan (S3–S5). */
function Derived({ contracts, percent }: { contracts: OpenFormContract[]; percent: number | null }) {
  const t = useTranslations("ticketPages.open.derived");
  const [contractId, environmentValue, canWork]: unknown[] = useWatch({
    name: ["contractId", "environment", "canWork"],
  });
  const contract = contracts.find(one => one.id === contractId);
  const environment = ENVIRONMENTS.find(one => one === environmentValue);
  const known = environment && (environment !== "production" || (percent !== null && canWork));
  if (!known) {
    return (
      <div className="panel nt-derived" role="status">
        <p className="m">{t("open")}</p>
      </div>
    );
  }
  const { priority, reason } = derivePriority(
    {
      environment,
      affectedBasisPoints: Math.round((percent ?? 0) * 100),
      canWork: canWork === "yes",
    },
    contract?.priorityRules ?? undefined,
  );
  return (
    <div className="panel nt-derived" role="status">
      <p className="row">
        <Priority priority={priority} />
        <b>{t(`meaning.${priority}`)}</b>
      </p>
      <p className="sm m">{t(`reason.${reason.key}`, "upTo" in reason ? { ...reason } : {})}</p>
      {contract && (
        <p className="sm m">
          {t(contract.clockStart === "diagnosis" ? "promiseDiagnosis" : "promise", {
            time: lengthText(contract.targets[priority]),
            plan: contract.planName,
          })}
        </p>
      )}
      <p className="sm mm">{t("mayChange")}</p>
    </div>
  );
}
