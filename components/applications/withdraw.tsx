"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextareaField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { withdrawApplicationAction } from "#lib/features/applications/actions.ts";
import { withdrawInput } from "#lib/features/applications/schema.ts";

/** The applicant takes the application back, after reading what follows from it. */
export function Withdraw({ vendor, number }: { vendor: string; number: string }) {
  const t = useTranslations("applications.withdraw");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { number })}
      description={t("text")}
    >
      <Form
        schema={withdrawInput}
        send={withdrawApplicationAction.bind(null, vendor)}
        defaultValues={{ reason: "" }}
        fixed={{ number }}
        formKey={`withdraw-${number}`}
        doneText={t("done")}
        onDone={() => {
          setOpen(false);
          router.refresh();
        }}
      >
        <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} optional />
        <FormActions>
          <DialogClose>
            <Button>{ui("cancel")}</Button>
          </DialogClose>
          <SubmitButton look="danger">{t("do")}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  );
}
