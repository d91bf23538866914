"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { sendMessageAction } from "#lib/features/partner-messages/actions.ts";
import { MESSAGE_LOCALES, type MessageTo, sendMessageInput } from "#lib/features/partner-messages/schema.ts";

/** The message, in one language or both; the workspace's own first. */
export function MessageForm({
  workspace,
  to,
  expected,
  first,
  back,
}: {
  workspace: string;
  to: MessageTo;
  expected: number;
  first: "en" | "es";
  back: string;
}) {
  const t = useTranslations("partners.message");
  const router = useRouter();
  const locales = [...MESSAGE_LOCALES].sort((a, b) => Number(b === first) - Number(a === first));
  const names = { en: ["subjectEn", "bodyEn"], es: ["subjectEs", "bodyEs"] } as const;
  return (
    <Form
      schema={sendMessageInput}
      send={sendMessageAction.bind(null, workspace)}
      defaultValues={{ subjectEn: "", bodyEn: "", subjectEs: "", bodyEs: "", to, expected, first }}
      fixed={{ to, expected, first }}
      formKey={`partner-message-${workspace}`}
      doneText={t("sent")}
      onDone={() => router.push(back)}
    >
      <p className="m">{t("either")}</p>
      {locales.map(locale => (
        <fieldset key={locale} className="msg-lang">
          <legend>{locale === "en" ? t("english") : t("spanish")}</legend>
          <TextField name={names[locale][0]} label={t(`subjectIn.${locale}`)} lang={locale} />
          {/* No maxLength: it would cut what is pasted without a word. */}
          <TextareaField name={names[locale][1]} label={t(`bodyIn.${locale}`)} lang={locale} rows={8} />
        </fieldset>
      ))}
      <FormActions>
        <SubmitButton>{t("send", { partners: expected })}</SubmitButton>
        <ButtonLink look="ghost" href={back}>
          {t("back")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
