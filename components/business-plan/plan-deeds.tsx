"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { DateField, TextareaField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import { returnPlanAction, validatePlanAction } from "#lib/features/business-plans/actions.ts";
import { returnPlanInput, validatePlanInput } from "#lib/features/business-plans/schema.ts";

type About = { workspace: string; planId: string; version: number; title: string; company: string };

/** The vendor's word that the plan holds. */
export function ValidatePlan({
  workspace,
  planId,
  version,
  title,
  company,
  today,
  months,
}: About & {
  today: string;
  /** For how long the programme lets a plan count; null for no end. */
  months: number | null;
}) {
  const t = useTranslations("onboarding.plan");
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("validate")}</Button>}
      title={t("validateTitle", { title })}
      description={t("validateText", { company })}
      schema={validatePlanInput}
      send={validatePlanAction.bind(null, workspace)}
      defaultValues={{ planId, version, validFrom: today, validUntil: "" }}
      fixed={{ planId, version }}
      doneText={t("validated")}
      deed={t("validateDo")}
    >
      <DateField name="validFrom" label={t("validFrom")} required />
      <DateField
        name="validUntil"
        label={t("validUntil")}
        hint={months === null ? t("validUntilHint") : t("validUntilMonths", { months })}
        optional
      />
    </DeedDialog>
  );
}

/** Back to the partner with a word of why. */
export function ReturnPlan({ workspace, planId, version, title, company }: About) {
  const t = useTranslations("onboarding.plan");
  return (
    <DeedDialog
      trigger={<Button>{t("giveBack")}</Button>}
      title={t("returnTitle", { title })}
      description={t("returnText", { company })}
      schema={returnPlanInput}
      send={returnPlanAction.bind(null, workspace)}
      defaultValues={{ planId, version, remark: "" }}
      fixed={{ planId, version }}
      doneText={t("returned")}
      deed={t("returnDo")}
    >
      <TextareaField name="remark" label={t("remark")} rows={5} required />
    </DeedDialog>
  );
}
