"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, FilesField, TextareaField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import {
  confirmReadinessAction,
  returnReadinessAction,
  stateReadinessAction,
} from "#lib/features/readiness/actions.ts";
import {
  confirmReadinessInput,
  MOST_READINESS_FILES,
  returnReadinessInput,
  stateReadinessInput,
} from "#lib/features/readiness/schema.ts";

type About = { workspace: string; contractId: string; itemKey: string; last: string; label: string };

/** The customer says how it keeps the point ready. */
export function StateReadiness({
  workspace,
  contractId,
  itemKey,
  last,
  label,
  again,
}: About & {
  /** It is confirmed: nothing waits for it. */
  again: boolean;
}) {
  const t = useTranslations("readiness.state");
  const fixed = { contractId, itemKey, last };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look={again ? "ghost" : "plain"}>
          {t(again ? "again" : "open")}
          <span className="vh"> {label}</span>
        </Button>
      }
      title={label}
      description={t("text")}
      schema={stateReadinessInput}
      send={stateReadinessAction.bind(null, workspace)}
      defaultValues={{ ...fixed, text: "", files: [] }}
      fixed={fixed}
      formKey={`readiness-${contractId}-${itemKey}`}
      doneText={t("done")}
      deed={t("do")}
      wide
    >
      <TextareaField name="text" label={t("words")} hint={t("wordsHint")} rows={4} required />
      <FilesField
        name="files"
        label={t("files")}
        hint={t("filesHint")}
        maxBytes={MAX_FILE_BYTES}
        maxFiles={MOST_READINESS_FILES}
        optional
      />
    </DeedDialog>
  );
}

export function ConfirmReadiness({
  workspace,
  contractId,
  itemKey,
  last,
  label,
  nextReview,
  today,
}: About & { nextReview: string; today: string }) {
  const t = useTranslations("readiness.confirm");
  const fixed = { contractId, itemKey, last };
  return (
    <DeedDialog
      trigger={
        <Button size="sml">
          {t("open")}
          <span className="vh"> {label}</span>
        </Button>
      }
      title={label}
      description={t("text")}
      schema={confirmReadinessInput}
      send={confirmReadinessAction.bind(null, workspace)}
      defaultValues={{ ...fixed, reviewOn: nextReview }}
      fixed={fixed}
      doneText={t("done")}
      deed={t("do")}
    >
      <DateField name="reviewOn" label={t("reviewOn")} hint={t("reviewHint")} required min={today} />
    </DeedDialog>
  );
}

export function ReturnReadiness({ workspace, contractId, itemKey, last, label }: About) {
  const t = useTranslations("readiness.return");
  const fixed = { contractId, itemKey, last };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
          <span className="vh"> {label}</span>
        </Button>
      }
      title={label}
      description={t("text")}
      schema={returnReadinessInput}
      send={returnReadinessAction.bind(null, workspace)}
      defaultValues={{ ...fixed, text: "" }}
      fixed={fixed}
      formKey={`readiness-return-${contractId}-${itemKey}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextareaField name="text" label={t("words")} rows={4} required />
    </DeedDialog>
  );
}
