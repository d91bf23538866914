"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import {
  CheckboxField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import {
  AUDIENCES,
  COURSES,
  type KnowledgeKind,
  SEVERITIES,
  TEXT_LOCALES,
  type TextLocale,
} from "#lib/domain/knowledge/item.ts";
import { createKnowledgeAction, saveKnowledgeAction } from "#lib/features/knowledge/actions.ts";
import type { EditorProducts } from "#lib/features/knowledge/editing.ts";
import { createInput, saveInput } from "#lib/features/knowledge/schema.ts";
import { MarkdownField } from "./markdown-field.tsx";
import { RangeFields } from "./range-fields.tsx";

export type CreateValues = z.input<typeof createInput>;
export type SaveValues = z.input<typeof saveInput>;

/** A new draft; where it begins with a case its author looks it through first (S18, T4). */
export function NewKnowledgeForm({
  workspace,
  me,
  values,
  products,
  ticket,
}: {
  workspace: string;
  me: string;
  values: CreateValues;
  products: EditorProducts;
  ticket: { number: string; subject: string } | null;
}) {
  const t = useTranslations("knowledge.editor");
  const router = useRouter();
  const { kind, ticketNumber } = values;
  return (
    <Form<CreateValues, { number: string }>
      schema={createInput}
      send={createKnowledgeAction.bind(null, workspace)}
      defaultValues={values}
      fixed={{ kind, ticketNumber }}
      formKey={`knowledge-new-${workspace}-${me}-${kind}-${ticketNumber}`}
      doneText={t("saved")}
      onDone={({ number }) => router.push(`/${workspace}/knowledge/${number}`)}
      className="settings-form"
    >
      {ticket && (
        <Message tone="warn" title={t("fromTicket", ticket)}>
          {t("fromTicketText")}
        </Message>
      )}
      <Fields workspace={workspace} kind={kind} products={products} />
      {ticket && <CheckboxField name="confirmed" label={t("confirmed")} />}
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink look="ghost" href={`/${workspace}/knowledge`}>
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

/** Writes on a draft. Somebody else's newer one is said, and what was typed stays. */
export function EditKnowledgeForm({
  workspace,
  me,
  number,
  kind,
  values,
  products,
}: {
  workspace: string;
  me: string;
  number: string;
  kind: KnowledgeKind;
  values: SaveValues;
  products: EditorProducts;
}) {
  const t = useTranslations("knowledge.editor");
  const router = useRouter();
  const { itemId, version } = values;
  return (
    <Form<SaveValues, { number: string }>
      schema={saveInput}
      send={saveKnowledgeAction.bind(null, workspace)}
      defaultValues={values}
      fixed={{ itemId, version }}
      formKey={`knowledge-${itemId}-${me}`}
      doneText={t("saved")}
      onDone={() => {
        router.push(`/${workspace}/knowledge/${number}`);
        router.refresh();
      }}
      className="settings-form"
    >
      <Fields workspace={workspace} kind={kind} products={products} history />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink look="ghost" href={`/${workspace}/knowledge/${number}`}>
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

function Fields({
  workspace,
  kind,
  products,
  history,
}: {
  workspace: string;
  kind: KnowledgeKind;
  products: EditorProducts;
  history?: boolean;
}) {
  const t = useTranslations("knowledge.editor");
  const all = useTranslations("knowledge");
  const locale = useLocale();
  // Whoever writes begins with their own language.
  const locales = locale.startsWith("es") ? [...TEXT_LOCALES].reverse() : TEXT_LOCALES;
  return (
    <>
      <fieldset className="part">
        <legend>{t("part.what")}</legend>
        <p className="hint">{t(`kindHint.${kind}`)}</p>
        <RadioField
          name="audience"
          label={t("audience")}
          choices={AUDIENCES.map(one => ({
            value: one,
            label: all(`audience.${one}`),
            hint: all(`audienceHint.${one}`),
          }))}
        />
        {kind !== "article" && (
          <div className="two">
            {kind === "alert" && (
              <SelectField
                name="severity"
                label={t("severity")}
                placeholder={t("severityNone")}
                options={SEVERITIES.map(one => ({ value: one, label: all(`severity.${one}`) }))}
              />
            )}
            <SelectField
              name="course"
              label={t("course")}
              placeholder={t("courseNone")}
              options={COURSES.map(one => ({ value: one, label: all(`course.${one}`) }))}
            />
          </div>
        )}
        <SelectField
          name="productId"
          label={t("product")}
          placeholder={t("productNone")}
          options={products.map(({ value, label }) => ({ value, label }))}
          optional
        />
        <RangeFields products={products} />
        {kind === "alert" && <CheckboxField name="mustRead" label={t("mustRead")} hint={t("mustReadHint")} />}
      </fieldset>
      {locales.map((one, i) => (
        <Words key={one} workspace={workspace} locale={one} kind={kind} first={i === 0} />
      ))}
      {history && (
        <fieldset className="part">
          <legend>{t("part.history")}</legend>
          {locales.map(one => (
            <TextField
              key={one}
              name={one === "en" ? "noteEn" : "noteEs"}
              label={t("note", { language: all(`language.${one}`) })}
              hint={t("noteHint")}
              maxLength={400}
              optional
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function Words({
  workspace,
  locale,
  kind,
  first,
}: {
  workspace: string;
  locale: TextLocale;
  kind: KnowledgeKind;
  first: boolean;
}) {
  const t = useTranslations("knowledge.editor");
  const all = useTranslations("knowledge");
  return (
    <fieldset className="part">
      <legend>{t("part.words", { language: all(`language.${locale}`) })}</legend>
      {!first && <p className="hint">{t("wordsHint")}</p>}
      <TextField
        name={`${locale}.title`}
        label={t("title")}
        maxLength={160}
        {...(first ? { hint: t("titleHint") } : {})}
      />
      <TextareaField
        name={`${locale}.summary`}
        label={t("summary")}
        rows={2}
        optional
        {...(first ? { hint: t("summaryHint") } : {})}
      />
      {kind !== "article" && (
        <>
          <MarkdownField
            workspace={workspace}
            name={`${locale}.affected`}
            label={t("affected")}
            hint={t("affectedHint")}
            rows={3}
          />
          <MarkdownField
            workspace={workspace}
            name={`${locale}.workaround`}
            label={t("workaround")}
            rows={5}
          />
          <MarkdownField
            workspace={workspace}
            name={`${locale}.resolution`}
            label={t("resolution")}
            rows={4}
          />
        </>
      )}
      <MarkdownField
        workspace={workspace}
        name={`${locale}.body`}
        label={t("body")}
        hint={t("markdown")}
        rows={kind === "article" ? 14 : 6}
      />
    </fieldset>
  );
}
