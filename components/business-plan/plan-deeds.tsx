"use client";

import { useTranslations } from "next-intl";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { DateField, TextareaField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
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
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="pri">{t("validate")}</Button>}
      title={t("validateTitle", { title })}
      description={t("validateText", { company })}
    >
      <Form
        schema={validatePlanInput}
        send={validatePlanAction.bind(null, workspace)}
        defaultValues={{ planId, version, validFrom: today, validUntil: "" }}
        fixed={{ planId, version }}
        doneText={t("validated")}
        onDone={onDone}
      >
        <DateField name="validFrom" label={t("validFrom")} required />
        <DateField
          name="validUntil"
          label={t("validUntil")}
          hint={months === null ? t("validUntilHint") : t("validUntilMonths", { months })}
          optional
        />
        <DeedFoot cancel={() => setOpen(false)}>{t("validateDo")}</DeedFoot>
      </Form>
    </Dialog>
  );
}

/** Back to the partner with a word of why. */
export function ReturnPlan({ workspace, planId, version, title, company }: About) {
  const t = useTranslations("onboarding.plan");
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t("giveBack")}</Button>}
      title={t("returnTitle", { title })}
      description={t("returnText", { company })}
    >
      <Form
        schema={returnPlanInput}
        send={returnPlanAction.bind(null, workspace)}
        defaultValues={{ planId, version, remark: "" }}
        fixed={{ planId, version }}
        doneText={t("returned")}
        onDone={onDone}
      >
        <TextareaField name="remark" label={t("remark")} rows={5} required />
        <DeedFoot cancel={() => setOpen(false)}>{t("returnDo")}</DeedFoot>
      </Form>
    </Dialog>
  );
}
