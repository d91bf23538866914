"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { TextareaField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { LabelledPart } from "#components/ui/labelled-part.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { publishPlanAction } from "#lib/features/plans/actions.ts";
import { publishPlanInput } from "#lib/features/plans/schema.ts";
import { planHref } from "./address.ts";

type Props = {
  vendor: string;
  planKey: string;
  version: number;
  number: number;
  effectiveFrom: PlainDate;
};

/** Why, in a sentence, and the deed: after everything it does was read above. */
export function PublishPlan({ vendor, planKey, version, number, effectiveFrom }: Props) {
  const t = useTranslations("plans.review");
  const locale = useLocale();
  const router = useRouter();
  return (
    <Form<{ note: string }, { key: string; version: number }>
      schema={publishPlanInput.pick({ note: true })}
      send={publishPlanAction.bind(null, vendor)}
      fixed={{ key: planKey, version, effectiveFrom }}
      defaultValues={{ note: "" }}
      formKey={`plan-publish-${planKey}`}
      label={t("note")}
      className="publish"
      doneText={t("done", { version: number })}
      onDone={() => router.push(planHref(vendor, planKey))}
    >
      <LabelledPart id="note" title={t("note")} text={t("noteText")}>
        <div>
          <TextareaField name="note" label={t("noteLabel")} rows={2} required />
          <FormActions>
            <SubmitButton>{t("submit", { day: dayText(effectiveFrom, locale) })}</SubmitButton>
            <span className="mm sm">{t("submitText")}</span>
          </FormActions>
        </div>
      </LabelledPart>
    </Form>
  );
}
