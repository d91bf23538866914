"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { z } from "zod";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { SelectField, TextareaField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";

import { FieldGroup } from "#components/ui/field.tsx";
import { declineDocument, sendForSignature, takeBackDocument } from "#lib/features/agreements/actions.ts";
import type { SendDto } from "#lib/features/agreements/dto.ts";
import { closeInput, MOST_SIGNERS, sendInput } from "#lib/features/agreements/schema.ts";

function SignersField({ candidates }: Pick<SendDto, "candidates">) {
  const t = useTranslations("signing.send");
  const options = [
    { value: "", label: t("nobody") },
    ...candidates.map(c => ({ value: c.personId, label: `${c.name} (${c.orgName})` })),
  ];
  return (
    <FieldGroup id="signers" label={t("order")}>
      <div className="signer-pick">
        {Array.from({ length: MOST_SIGNERS }, (_, index) => (
          <SelectField
            key={`nth-${index + 1}`}
            name={`signers.${index}`}
            label={t("nth", { n: index + 1 })}
            options={options}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** The preview beside the form shows whoever is named in it: the page's address says so. */
function PreviewWith({
  form,
  send,
  here,
}: {
  form: UseFormReturn<z.input<typeof sendInput>>;
  send: SendDto;
  here: string;
}) {
  const router = useRouter();
  const named = useWatch({ control: form.control, name: "signers" })
    .filter(id => id !== "")
    .join(",");
  const shown = send.signers.map(s => s.personId).join(",");
  useEffect(() => {
    if (named !== shown)
      router.replace(`${here}?${new URLSearchParams({ lang: send.locale, signers: named })}`, {
        scroll: false,
      });
  }, [named, shown, here, send.locale, router]);
  return null;
}

/** Names who signs in which order, and sends. */
export function SendForm({
  workspace,
  agreementId,
  version,
  send,
  here,
}: {
  workspace: string;
  agreementId: string;
  version: number;
  send: SendDto;
  /** The page's own address. */
  here: string;
}) {
  const t = useTranslations("signing.send");
  const router = useRouter();
  const fixed = { agreementId, version, templateId: send.templateId };
  const signers = Array.from({ length: MOST_SIGNERS }, (_, index) => send.signers[index]?.personId ?? "");
  return (
    <Form
      schema={sendInput}
      send={sendForSignature.bind(null, workspace)}
      defaultValues={{ ...fixed, signers }}
      fixed={fixed}
      doneText={t("done")}
      onDone={() => router.refresh()}
      label={t("title")}
    >
      {form => {
        const problem = form.formState.errors.signers;
        const said = problem && "message" in problem ? problem.message : undefined;
        return (
          <>
            <p className="sm m">{t("text")}</p>
            <p className="sm m">{t("days", { days: send.signDays, remind: send.remindDays })}</p>
            {said && (
              <p className="err" role="alert">
                {said}
              </p>
            )}
            <SignersField candidates={send.candidates} />
            <PreviewWith form={form} send={send} here={here} />
            <FormActions>
              <SubmitButton>{t("do")}</SubmitButton>
            </FormActions>
          </>
        );
      }}
    </Form>
  );
}

/** The vendor takes a document back before all have signed. */
export function TakeBack({
  workspace,
  envelopeId,
  number,
}: {
  workspace: string;
  envelopeId: string;
  number: string;
}) {
  const t = useTranslations("signing.void");
  return (
    <DeedDialog
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { number })}
      description={t("text")}
      schema={closeInput}
      send={takeBackDocument.bind(null, workspace)}
      defaultValues={{ envelopeId, reason: "" }}
      fixed={{ envelopeId }}
      doneText={t("done")}
      deed={t("do")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}

/** A signer says no, with a reason. */
export function Decline({
  workspace,
  envelopeId,
  title,
  vendor,
}: {
  workspace: string;
  envelopeId: string;
  title: string;
  vendor: string;
}) {
  const t = useTranslations("signing.sign");
  return (
    <DeedDialog
      trigger={<Button look="ghost">{t("decline")}</Button>}
      title={t("declineTitle", { title })}
      description={t("declineText", { vendor })}
      schema={closeInput}
      send={declineDocument.bind(null, workspace)}
      defaultValues={{ envelopeId, reason: "" }}
      fixed={{ envelopeId }}
      doneText={t("declined")}
      deed={t("declineDo")}
      look="danger"
    >
      <TextareaField name="reason" label={t("declineReason")} rows={3} required />
    </DeedDialog>
  );
}
