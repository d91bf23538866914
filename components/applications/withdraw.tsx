"use client";

import { useTranslations } from "next-intl";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { TextareaField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { withdrawApplicationAction } from "#lib/features/applications/actions.ts";
import { withdrawInput } from "#lib/features/applications/schema.ts";

/** The applicant takes the application back, after reading what follows from it. */
export function Withdraw({ vendor, number }: { vendor: string; number: string }) {
  const t = useTranslations("applications.withdraw");
  const { open, setOpen, onDone } = useDeed();
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
        onDone={onDone}
      >
        <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} optional />
        <DeedFoot cancel={() => setOpen(false)} look="danger">
          {t("do")}
        </DeedFoot>
      </Form>
    </Dialog>
  );
}
