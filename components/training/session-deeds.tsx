"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextareaField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
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
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const fixed = { sessionId, version };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="ghost">{e("session.cancel")}</Button>}
      title={t("title", { course })}
      description={t("text")}
    >
      <Form
        schema={cancelSessionInput}
        send={cancelSessionAction.bind(null, workspace)}
        defaultValues={{ ...fixed, reason: "" }}
        fixed={fixed}
        doneText={t("done")}
        onDone={() => {
          setOpen(false);
          router.refresh();
        }}
      >
        <TextareaField name="reason" label={t("reason")} rows={3} required />
        <FormActions>
          <Button onClick={() => setOpen(false)}>{e("enrol.keep")}</Button>
          <SubmitButton look="danger">{t("send")}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  );
}
