"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { CheckboxesField, SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { LIBRARY_KINDS } from "#lib/domain/library/item.ts";
import { createItemAction, saveItemAction } from "#lib/features/library/actions.ts";
import type { LibraryChoice } from "#lib/features/library/dto.ts";
import {
  createItemInput,
  GIVEN_UNDER,
  PARTNER_ROLES,
  SUPPORT_LEVELS,
  saveItemInput,
} from "#lib/features/library/schema.ts";

export type ItemValues = z.input<typeof createItemInput>;

/** What an item is and who may have it: a new draft, or a change of one that stands. */
export function ItemForm({
  workspace,
  choices,
  values,
  item,
}: {
  workspace: string;
  choices: { tiers: readonly LibraryChoice[]; products: readonly LibraryChoice[] };
  values: ItemValues;
  /** Left out: a new one. */
  item?: { itemId: string; version: number };
}) {
  const t = useTranslations("library");
  const ui = useTranslations("ui");
  const router = useRouter();
  const base = `/${workspace}/library`;
  const done = ({ itemId }: { itemId: string }) => {
    router.push(`${base}/${itemId}`);
    router.refresh();
  };
  const fields = (
    <>
      <fieldset className="part">
        <legend>{t("form.what")}</legend>
        <div className="two">
          <SelectField
            name="kind"
            label={t("form.kind")}
            options={LIBRARY_KINDS.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
            required
          />
          <SelectField
            name="productKey"
            label={t("form.product")}
            placeholder={t("form.noProduct")}
            options={[...choices.products]}
            optional
          />
        </div>
        <div className="two">
          <TextField name="titleEn" label={t("form.titleEn")} hint={t("form.titleHint")} maxLength={140} />
          <TextField name="titleEs" label={t("form.titleEs")} hint={t("form.titleHint")} maxLength={140} />
        </div>
        <div className="two">
          <TextareaField
            name="descriptionEn"
            label={t("form.descriptionEn")}
            hint={t("form.descriptionHint")}
            rows={5}
            optional
          />
          <TextareaField
            name="descriptionEs"
            label={t("form.descriptionEs")}
            hint={t("form.descriptionHint")}
            rows={5}
            optional
          />
        </div>
      </fieldset>
      <fieldset className="part">
        <legend>{t("form.who")}</legend>
        <p className="hint">{t("form.whoHint")}</p>
        <SelectField
          name="benefit"
          label={t("form.benefit")}
          hint={t("form.benefitHint")}
          placeholder={t("form.noBenefit")}
          options={GIVEN_UNDER.map(kind => ({ value: kind, label: t(`benefit.${kind}`) }))}
          optional
        />
        {choices.tiers.length > 0 && (
          <CheckboxesField name="tiers" label={t("form.tiers")} choices={[...choices.tiers]} optional />
        )}
        <CheckboxesField
          name="roles"
          label={t("form.roles")}
          choices={PARTNER_ROLES.map(role => ({ value: role, label: t(`role.${role}`) }))}
          optional
        />
        <CheckboxesField
          name="levels"
          label={t("form.levels")}
          choices={SUPPORT_LEVELS.map(level => ({ value: String(level), label: t("form.level", { level }) }))}
          optional
        />
      </fieldset>
      <FormActions>
        <SubmitButton>{item ? t("form.save") : t("form.create")}</SubmitButton>
        <ButtonLink look="ghost" href={item ? `${base}/${item.itemId}` : base}>
          {ui("cancel")}
        </ButtonLink>
      </FormActions>
    </>
  );
  if (item)
    return (
      <Form
        schema={saveItemInput}
        send={saveItemAction.bind(null, workspace)}
        defaultValues={{ ...values, ...item }}
        fixed={item}
        formKey={`library-${item.itemId}`}
        doneText={t("form.saved")}
        onDone={done}
        className="settings-form"
      >
        {fields}
      </Form>
    );
  return (
    <Form
      schema={createItemInput}
      send={createItemAction.bind(null, workspace)}
      defaultValues={values}
      formKey={`library-new-${workspace}`}
      doneText={t("form.created")}
      onDone={done}
      className="settings-form"
    >
      {fields}
    </Form>
  );
}
