"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { NumberField, RadioField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SaveButton, SubmitButton } from "#components/forms/form.tsx";
import { useOwnVersion } from "#components/forms/use-own-version.ts";
import { Button } from "#components/ui/button.tsx";
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
  const own = useOwnVersion(d.draftVersion);
  const fixed = { ...which, draftVersion: own.version, baseVersion: d.baseVersion };
  const [dropping, setDropping] = useState(false);
  const refresh = () => router.refresh();
  return (
    <Form
      key={own.key}
      schema={saveTemplateInput}
      send={publishTemplateAction.bind(null, workspace)}
      defaultValues={{ ...fixed, ...d.content, note: "" }}
      fixed={fixed}
      doneText={t("published")}
      onDone={refresh}
      label={t("label")}
    >
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
        <NumberField name="signDays" label={t("signDays")} hint={t("signDaysHint")} min={SIGN_DAYS.least} />
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
          <ConfirmDialog
            open={dropping}
            onOpenChange={setDropping}
            trigger={<Button look="ghost">{t("drop")}</Button>}
            title={t("dropTitle")}
            description={t("dropText")}
            send={dropTemplateAction.bind(null, workspace)}
            input={{ ...which, draftVersion: own.version }}
            doneText={t("dropped")}
          >
            {t("drop")}
          </ConfirmDialog>
        )}
        <SaveButton
          send={saveTemplateAction.bind(null, workspace)}
          doneText={t("saved")}
          onDone={(saved: { draftVersion: number }) => {
            own.saved(saved.draftVersion);
            refresh();
          }}
        >
          {t("save")}
        </SaveButton>
        <SubmitButton>{t("publish")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
