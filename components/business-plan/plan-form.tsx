"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { savePlanAction, submitPlanAction } from "#lib/features/business-plans/actions.ts";
import { PLAN_PARTS, type PlanContent, submitPlanInput } from "#lib/features/business-plans/schema.ts";

/** The partner writes its plan: kept as a draft as often as wanted, handed in when all of it is said. */
export function PlanForm({
  workspace,
  partnershipId,
  planId,
  version,
  title,
  content,
}: {
  workspace: string;
  partnershipId: string;
  planId: string | null;
  version: number;
  title: string;
  content: PlanContent;
}) {
  const t = useTranslations("onboarding.plan");
  const router = useRouter();
  const fixed = { partnershipId, planId, version };
  return (
    <Form
      schema={submitPlanInput}
      send={submitPlanAction.bind(null, workspace)}
      defaultValues={{ ...fixed, title, ...content }}
      fixed={fixed}
      formKey={`plan-${partnershipId}-${planId ?? "new"}`}
      doneText={t("submitted")}
      onDone={() => router.refresh()}
    >
      {form => (
        <>
          <TextField name="title" label={t("title")} hint={t("titleHint")} maxLength={160} required />
          {PLAN_PARTS.map(part => (
            <TextareaField
              key={part}
              name={part}
              label={t(`part.${part}`)}
              hint={t(`hint.${part}`)}
              rows={5}
              required
            />
          ))}
          <FormActions>
            <ActionButton
              send={(_: unknown, key: string) =>
                // The newest words, read at the press.
                savePlanAction(workspace, { ...form.getValues(), ...fixed }, key)
              }
              input={{ ...form.watch(), ...fixed }}
              doneText={t("saved")}
              onDone={() => router.refresh()}
            >
              {t("save")}
            </ActionButton>
            <SubmitButton>{t("submit")}</SubmitButton>
          </FormActions>
        </>
      )}
    </Form>
  );
}
