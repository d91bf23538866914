"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextareaField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { cancelSessionAction } from "#lib/features/training/actions.ts";
import { cancelSessionInput } from "#lib/features/training/schema.ts";

/** Calls a date off, with the reason everybody who is enrolled reads. */
export function CallOff({
  workspace,
  sessionId,
  version,
  course,
}: {
  workspace: string;
  sessionId: string;
  version: number;
  course: string;
}) {
  const t = useTranslations("training.callOff");
  const e = useTranslations("training");
  const fixed = { sessionId, version };
  return (
    <DeedDialog
      trigger={<Button look="ghost">{e("session.cancel")}</Button>}
      title={t("title", { course })}
      description={t("text")}
      schema={cancelSessionInput}
      send={cancelSessionAction.bind(null, workspace)}
      defaultValues={{ ...fixed, reason: "" }}
      fixed={fixed}
      doneText={t("done")}
      keep={e("enrol.keep")}
      deed={t("send")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}
