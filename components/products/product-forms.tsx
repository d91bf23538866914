"use client";

import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import type { z } from "zod";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxesField, NumberField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { createProductAction, saveModulesAction, saveProductAction } from "#lib/features/products/actions.ts";
import {
  createProductInput,
  RELEASE_BENEFITS,
  saveModulesInput,
  saveProductInput,
} from "#lib/features/products/schema.ts";

/** A new product, which leads on to its page. */
export function AddProduct({ workspace }: { workspace: string }) {
  const t = useTranslations("products.shelf");
  const router = useRouter();
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("add")}</Button>}
      title={t("addTitle")}
      description={t("addText")}
      schema={createProductInput}
      send={createProductAction.bind(null, workspace)}
      defaultValues={{ name: "", ticketPrefix: "" }}
      doneText={t("created")}
      deed={t("create")}
      onDone={({ key }: { key: string }) => router.push(`/${workspace}/settings/products/${key}`)}
    >
      <TextField name="name" label={t("name")} maxLength={80} required />
      <TextField name="ticketPrefix" label={t("prefix")} hint={t("prefixHint")} maxLength={8} required />
    </DeedDialog>
  );
}

/** Name, and what is promised about versions (S11). */
export function ProductForm({
  workspace,
  values,
}: {
  workspace: string;
  values: z.input<typeof saveProductInput>;
}) {
  const t = useTranslations("products.product");
  const router = useRouter();
  const { productId, version } = values;
  return (
    <Form
      // Another version of it is another form: what was saved is what is changed next.
      key={version}
      schema={saveProductInput}
      send={saveProductAction.bind(null, workspace)}
      defaultValues={values}
      fixed={{ productId, version }}
      formKey={`product-${productId}`}
      doneText={t("saved")}
      onDone={() => router.refresh()}
      className="settings-form"
    >
      <p className="hint">{t("factsHint")}</p>
      <TextField name="name" label={t("name")} maxLength={80} required />
      <div className="two">
        <NumberField
          name="previousMajors"
          label={t("previousMajors")}
          hint={t("previousMajorsHint")}
          inputMode="numeric"
          required
        />
        <NumberField
          name="noticeMonths"
          label={t("noticeMonths")}
          hint={t("noticeMonthsHint")}
          inputMode="numeric"
          required
        />
      </div>
      <TextField name="noticeDays" label={t("noticeDays")} hint={t("noticeDaysHint")} maxLength={120} />
      <CheckboxesField
        name="partnerBenefits"
        label={t("partnerBenefits")}
        hint={t("partnerBenefitsHint")}
        choices={RELEASE_BENEFITS.map(kind => ({ value: kind, label: t(`benefit.${kind}`) }))}
        optional
      />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

type ModulesInput = z.input<typeof saveModulesInput>;

/** The modules of a product, in their order (S19). */
export function ModulesForm({ workspace, values }: { workspace: string; values: ModulesInput }) {
  const t = useTranslations("products.product");
  const router = useRouter();
  const { productId, version } = values;
  return (
    <Form<ModulesInput, { key: string }>
      key={version}
      schema={saveModulesInput}
      send={saveModulesAction.bind(null, workspace)}
      defaultValues={values}
      fixed={{ productId, version }}
      formKey={`modules-${productId}`}
      doneText={t("modulesSaved")}
      onDone={() => router.refresh()}
      className="settings-form"
    >
      {form => (
        <>
          <Modules />
          {form.formState.errors.modules?.message && (
            <FieldError>{form.formState.errors.modules.message}</FieldError>
          )}
          <FormActions>
            <SubmitButton>{t("saveModules")}</SubmitButton>
          </FormActions>
        </>
      )}
    </Form>
  );
}

function Modules() {
  const t = useTranslations("products.product");
  const { fields, append, remove } = useFieldArray<ModulesInput, "modules">({ name: "modules" });
  return (
    <>
      {fields.length === 0 && <p className="mm">{t("noModules")}</p>}
      {fields.map((field, i) => (
        <fieldset key={field.id} className="prod-module">
          <legend className="vh">{t("moduleN", { n: i + 1 })}</legend>
          <div className="two">
            <TextField name={`modules.${i}.nameEn`} label={t("moduleEn")} maxLength={120} />
            <TextField name={`modules.${i}.nameEs`} label={t("moduleEs")} maxLength={120} />
          </div>
          <Button
            look="ghost"
            size="sml"
            ico
            aria-label={t("removeModule", { n: i + 1 })}
            onClick={() => remove(i)}
          >
            <Trash2 className="i" aria-hidden="true" />
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => append({ key: "", nameEn: "", nameEs: "" })}>
        <Plus className="i" aria-hidden="true" />
        {t("addModule")}
      </Button>
    </>
  );
}
