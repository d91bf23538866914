"use client";

import { PenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { DateField, SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
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
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri">
          <PenLine className="i" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      title={t("title", { number })}
      description={renewal ? t("textRenewal") : t("text")}
    >
      <Form
        schema={signInput}
        send={signContract.bind(null, workspace)}
        defaultValues={{ signedOn: today, signedBy: "", contractId, version }}
        fixed={{ contractId, version }}
        doneText={t("done", { number })}
        onDone={onDone}
      >
        <DateField name="signedOn" label={t("on")} required max={today} />
        <TextField name="signedBy" label={t("by")} hint={t("byHint")} required autoComplete="off" />
        <DeedFoot cancel={() => setOpen(false)}>{t("do")}</DeedFoot>
      </Form>
    </Dialog>
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
  const { open, setOpen, onDone } = useDeed();
  const choices = [
    ...(current === null ? [] : [{ value: "vendor", label: vendorName }]),
    ...partners.filter(p => p.id !== current).map(p => ({ value: p.id, label: p.name })),
  ];
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { customer })}
      description={t("text", { tickets: openTickets })}
    >
      <Form
        schema={changeServingInput}
        send={changeServing.bind(null, workspace)}
        defaultValues={{ serving: "" as "vendor", reason: "", contractId, version }}
        fixed={{ contractId, version }}
        doneText={t("done")}
        onDone={onDone}
      >
        <SelectField name="serving" label={t("to")} options={choices} placeholder={t("choose")} required />
        <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} required />
        <DeedFoot cancel={() => setOpen(false)}>{t("do")}</DeedFoot>
      </Form>
    </Dialog>
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
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{draft ? t("openDraft") : t("open")}</Button>}
      title={draft ? t("titleDraft", { number }) : t("title", { number })}
      description={draft ? t("textDraft") : t("text")}
    >
      <Form
        schema={cancelInput}
        send={cancelContract.bind(null, workspace)}
        defaultValues={{ cancelledOn: today, reason: "", contractId, version }}
        fixed={{ contractId, version, ...(draft ? { cancelledOn: today } : {}) }}
        doneText={t("done", { number })}
        onDone={onDone}
      >
        {!draft && <DateField name="cancelledOn" label={t("on")} hint={t("onHint")} required />}
        <TextareaField name="reason" label={t("reason")} rows={3} required />
        <DeedFoot cancel={() => setOpen(false)} look="danger">
          {draft ? t("doDraft") : t("do")}
        </DeedFoot>
      </Form>
    </Dialog>
  );
}
