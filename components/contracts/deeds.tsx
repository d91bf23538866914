"use client";

import { PenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { DateField, SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import { cancelContract, changeServing, signContract } from "#lib/features/contracts/actions.ts";
import { cancelInput, changeServingInput, signInput } from "#lib/features/contracts/schema.ts";

type About = { workspace: string; contractId: string; version: number; number: string; customer: string };

/** Records the signature of both (S14). The first primary of a draft's page. */
export function SignContract({
  workspace,
  contractId,
  version,
  number,
  today,
  renewal,
}: About & { today: string; renewal: boolean }) {
  const t = useTranslations("contracts.sign");
  return (
    <DeedDialog
      trigger={
        <Button look="pri">
          <PenLine className="i" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      title={t("title", { number })}
      description={renewal ? t("textRenewal") : t("text")}
      schema={signInput}
      send={signContract.bind(null, workspace)}
      defaultValues={{ signedOn: today, signedBy: "", contractId, version }}
      fixed={{ contractId, version }}
      doneText={t("done", { number })}
      deed={t("do")}
    >
      <DateField name="signedOn" label={t("on")} required max={today} />
      <TextField name="signedBy" label={t("by")} hint={t("byHint")} required autoComplete="off" />
    </DeedDialog>
  );
}

/** Another one serves the customer (T1): says what moves and what stays before it is done. */
export function ChangeServing({
  workspace,
  contractId,
  version,
  customer,
  current,
  vendorName,
  partners,
  openTickets,
}: About & {
  current: string | null;
  vendorName: string;
  partners: readonly { id: string; name: string }[];
  openTickets: number;
}) {
  const t = useTranslations("contracts.serving");
  const choices = [
    ...(current === null ? [] : [{ value: "vendor", label: vendorName }]),
    ...partners.filter(p => p.id !== current).map(p => ({ value: p.id, label: p.name })),
  ];
  return (
    <DeedDialog
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { customer })}
      description={t("text", { tickets: openTickets })}
      schema={changeServingInput}
      send={changeServing.bind(null, workspace)}
      defaultValues={{ serving: "" as "vendor", reason: "", contractId, version }}
      fixed={{ contractId, version }}
      doneText={t("done")}
      deed={t("do")}
    >
      <SelectField name="serving" label={t("to")} options={choices} placeholder={t("choose")} required />
      <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} required />
    </DeedDialog>
  );
}

/** Ends a contract before its time, or drops a draft. */
export function CancelContract({
  workspace,
  contractId,
  version,
  number,
  today,
  draft,
}: About & { today: string; draft: boolean }) {
  const t = useTranslations("contracts.cancel");
  return (
    <DeedDialog
      trigger={<Button>{draft ? t("openDraft") : t("open")}</Button>}
      title={draft ? t("titleDraft", { number }) : t("title", { number })}
      description={draft ? t("textDraft") : t("text")}
      schema={cancelInput}
      send={cancelContract.bind(null, workspace)}
      defaultValues={{ cancelledOn: today, reason: "", contractId, version }}
      fixed={{ contractId, version, ...(draft ? { cancelledOn: today } : {}) }}
      doneText={t("done", { number })}
      deed={draft ? t("doDraft") : t("do")}
      keep={t("keep")}
      look="danger"
    >
      {!draft && <DateField name="cancelledOn" label={t("on")} hint={t("onHint")} required />}
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}
