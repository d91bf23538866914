"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { NumberField, RadioField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import {
  dropTemplateAction,
  publishTemplateAction,
  saveTemplateAction,
} from "#lib/features/documents/actions.ts";
import type { TemplatePageDto } from "#lib/features/documents/dto.ts";
import { REMIND_DAYS, SIGN_DAYS, saveTemplateInput } from "#lib/features/documents/schema.ts";

/** A template as it is written: kept as a draft as often as wanted, published when it is right. */
export function TemplateForm({
  workspace,
  template: d,
}: {
  workspace: string;
  template: Pick<
    TemplatePageDto,
    "programmeId" | "kind" | "locale" | "content" | "draftVersion" | "baseVersion" | "draft"
  >;
}) {
  const t = useTranslations("documents.form");
  const router = useRouter();
  const which = { programmeId: d.programmeId, kind: d.kind, locale: d.locale };
  const fixed = { ...which, draftVersion: d.draftVersion, baseVersion: d.baseVersion };
  const refresh = () => router.refresh();
  return (
    <Form
      schema={saveTemplateInput}
      send={publishTemplateAction.bind(null, workspace)}
      defaultValues={{ ...fixed, ...d.content, note: "" }}
      fixed={fixed}
      doneText={t("published")}
      onDone={refresh}
      label={t("label")}
    >
      {form => (
        <>
          <TextField name="title" label={t("title")} maxLength={160} required />
          <TextareaField
            name="body"
            label={t("body")}
            hint={t("bodyHint")}
            rows={22}
            lang={d.locale}
            spellCheck
            required
          />
          <RadioField
            name="firstSide"
            label={t("firstSide")}
            choices={[
              { value: "partner", label: t("partner") },
              { value: "vendor", label: t("vendor") },
            ]}
          />
          <div className="two">
            <NumberField
              name="signDays"
              label={t("signDays")}
              hint={t("signDaysHint")}
              min={SIGN_DAYS.least}
            />
            <NumberField
              name="remindDays"
              label={t("remindDays")}
              hint={t("remindDaysHint")}
              min={REMIND_DAYS.least}
            />
          </div>
          <TextField name="note" label={t("note")} hint={t("noteHint")} maxLength={300} optional />
          <FormActions>
            {d.draft && (
              <ActionButton
                send={dropTemplateAction.bind(null, workspace)}
                input={{ ...which, draftVersion: d.draftVersion }}
                look="ghost"
                doneText={t("dropped")}
                onDone={refresh}
              >
                {t("drop")}
              </ActionButton>
            )}
            <ActionButton
              send={(_: unknown, key: string) =>
                // The newest words, read at the press.
                saveTemplateAction(workspace, { ...form.getValues(), ...fixed }, key)
              }
              input={{ ...form.watch(), ...fixed }}
              doneText={t("saved")}
              onDone={refresh}
            >
              {t("save")}
            </ActionButton>
            <SubmitButton>{t("publish")}</SubmitButton>
          </FormActions>
        </>
      )}
    </Form>
  );
}
