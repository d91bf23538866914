"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { TextareaField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import { withdrawApplicationAction } from "#lib/features/applications/actions.ts";
import { withdrawInput } from "#lib/features/applications/schema.ts";

/** The applicant takes the application back, after reading what follows from it. */
export function Withdraw({ vendor, number }: { vendor: string; number: string }) {
  const t = useTranslations("applications.withdraw");
  return (
    <DeedDialog
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { number })}
      description={t("text")}
      schema={withdrawInput}
      send={withdrawApplicationAction.bind(null, vendor)}
      defaultValues={{ reason: "" }}
      fixed={{ number }}
      formKey={`withdraw-${number}`}
      doneText={t("done")}
      deed={t("do")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} optional />
    </DeedDialog>
  );
}
