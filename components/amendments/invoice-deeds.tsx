"use client";

import { useLocale, useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { closeInvoiceAction, reopenInvoiceAction } from "#lib/features/amendments/actions.ts";
import { closeInvoiceInput, reopenInvoiceInput } from "#lib/features/amendments/schema.ts";

/** Says that a period is invoiced. */
export function CloseInvoice({
  workspace,
  contractId,
  number,
  from,
  to,
}: {
  workspace: string;
  contractId: string;
  number: string;
  from: string;
  to: string;
}) {
  const t = useTranslations("contractLife.invoice");
  const locale = useLocale();
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("close")}</Button>}
      title={t("title", { number })}
      description={t("text", { from: dayText(from, locale) })}
      schema={closeInvoiceInput}
      send={closeInvoiceAction.bind(null, workspace)}
      defaultValues={{ number: "", throughOn: to, contractId }}
      fixed={{ contractId }}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextField name="number" label={t("invoiceNumber")} required autoComplete="off" />
      <DateField name="throughOn" label={t("throughOn")} min={from} max={to} required />
    </DeedDialog>
  );
}

export function ReopenInvoice({
  workspace,
  contractId,
  invoiceId,
  number,
}: {
  workspace: string;
  contractId: string;
  invoiceId: string;
  number: string;
}) {
  const t = useTranslations("contractLife.invoice");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("reopen")}
        </Button>
      }
      title={t("reopenTitle", { number })}
      description={t("reopenText")}
      schema={reopenInvoiceInput}
      send={reopenInvoiceAction.bind(null, workspace)}
      defaultValues={{ reason: "", contractId, invoiceId }}
      fixed={{ contractId, invoiceId }}
      doneText={t("reopenDone")}
      deed={t("reopenDo")}
    >
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}
