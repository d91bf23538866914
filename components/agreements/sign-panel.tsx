"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Controller, get, useFormContext } from "react-hook-form";
import { ActionButton } from "#components/forms/action-button.tsx";
import { CheckboxField, RadioField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton, useFieldId } from "#components/forms/form.tsx";
import { FieldGroup } from "#components/ui/field.tsx";
import type { Drawing } from "#lib/domain/agreements/drawing.ts";
import { requestSigningCode, signDocument, viewDocument } from "#lib/features/agreements/actions.ts";
import { signDocumentInput } from "#lib/features/agreements/schema.ts";
import { SignaturePad } from "./signature-pad.tsx";

/** Notes once that a named signer has the document before them. */
export function NoteView({ workspace, envelopeId }: { workspace: string; envelopeId: string }) {
  const router = useRouter();
  useEffect(() => {
    let stays = true;
    viewDocument(workspace, { envelopeId })
      .then(result => {
        if (stays && result.ok && result.data.viewed) router.refresh();
      })
      // Not noted is no reason to keep somebody from reading; signing notes it as well.
      .catch(() => undefined);
    return () => {
      stays = false;
    };
  }, [workspace, envelopeId, router]);
  return null;
}

function DrawnField() {
  const t = useTranslations("signing.sign");
  const { control, formState } = useFormContext();
  const id = useFieldId("drawn");
  const error: unknown =
    get(formState.errors, "drawn.message") ?? get(formState.errors, "drawn.root.message");
  return (
    <FieldGroup
      id={id}
      label={t("pad")}
      hint={t("padHint")}
      error={typeof error === "string" ? error : undefined}
    >
      <Controller
        control={control}
        name="drawn"
        render={({ field }) => (
          <SignaturePad
            id={`${id}-pad`}
            value={field.value as Drawing}
            onChange={field.onChange}
            invalid={typeof error === "string"}
          />
        )}
      />
    </FieldGroup>
  );
}

/** The signature itself: typed or drawn, the consent, and the code from one's mail. */
export function SignPanel({
  workspace,
  envelopeId,
  sha256,
  title,
  number,
  signer,
  email,
}: {
  workspace: string;
  envelopeId: string;
  sha256: string;
  title: string;
  number: string;
  signer: string;
  email: string;
}) {
  const t = useTranslations("signing");
  const router = useRouter();
  const [sent, setSent] = useState(false);
  return (
    <Form
      schema={signDocumentInput}
      send={signDocument.bind(null, workspace)}
      defaultValues={{
        envelopeId,
        sha256,
        method: "typed",
        typed: signer,
        drawn: [],
        consent: false,
        code: "",
      }}
      fixed={{ envelopeId, sha256 }}
      doneText={t("sign.done")}
      onDone={() => router.refresh()}
      label={t("sign.title")}
    >
      {form => (
        <>
          <RadioField
            name="method"
            label={t("sign.how")}
            choices={[
              { value: "typed", label: t("sign.typed") },
              { value: "drawn", label: t("sign.drawn") },
            ]}
          />
          {form.watch("method") === "drawn" ? (
            <DrawnField />
          ) : (
            <TextField
              name="typed"
              label={t("sign.typedLabel")}
              hint={t("sign.typedHint")}
              autoComplete="name"
              maxLength={120}
              className="sig-in"
              required
            />
          )}
          <CheckboxField name="consent" label={t("consent", { title, number })} />
          <div className="code-ask">
            <p className="sm m" aria-live="polite">
              {sent ? t("sign.codeSent", { email }) : t("sign.codeFirst", { email })}
            </p>
            <ActionButton
              send={requestSigningCode.bind(null, workspace)}
              input={{ envelopeId }}
              onDone={() => {
                setSent(true);
                // What was wrong with the code before says nothing about the one on its way.
                form.clearErrors("code");
              }}
            >
              {sent ? t("sign.codeAgain") : t("sign.codeSend")}
            </ActionButton>
          </div>
          <TextField
            name="code"
            label={t("sign.code")}
            hint={t("sign.codeHint")}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            className="code-in"
            required
          />
          <FormActions>
            <SubmitButton>{t("sign.do")}</SubmitButton>
          </FormActions>
        </>
      )}
    </Form>
  );
}
