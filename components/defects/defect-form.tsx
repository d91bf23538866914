"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { createDefectAction, saveDefectAction } from "#lib/features/defects/actions.ts";
import type { DefectDTO } from "#lib/features/defects/dto.ts";
import { createDefectInput, saveDefectInput } from "#lib/features/defects/schema.ts";

/** What the vendor knows, then what others read of it, in both languages beside each other. */
function Fields() {
  const t = useTranslations("defects.field");
  return (
    <>
      <TextField name="title" label={t("title")} hint={t("titleHint")} maxLength={160} required />
      <TextField name="versions" label={t("versions")} hint={t("versionsHint")} maxLength={400} optional />
      <TextareaField
        name="description"
        label={t("description")}
        hint={t("descriptionHint")}
        rows={5}
        optional
      />
      <fieldset className="part">
        <legend>{t("public")}</legend>
        <p className="hint">{t("publicHint")}</p>
        <div className="two">
          <TextField name="titleEn" label={t("titleEn")} maxLength={160} optional />
          <TextField name="titleEs" label={t("titleEs")} maxLength={160} optional />
        </div>
        <div className="two">
          <TextareaField name="textEn" label={t("textEn")} rows={4} optional />
          <TextareaField name="textEs" label={t("textEs")} rows={4} optional />
        </div>
        <div className="two">
          <TextareaField name="workaroundEn" label={t("workaroundEn")} rows={4} optional />
          <TextareaField name="workaroundEs" label={t("workaroundEs")} rows={4} optional />
        </div>
      </fieldset>
    </>
  );
}

const empty = {
  title: "",
  description: "",
  versions: "",
  titleEn: "",
  titleEs: "",
  textEn: "",
  textEs: "",
  workaroundEn: "",
  workaroundEs: "",
};

/** From a case, what it says of itself is there already. */
export function NewDefect({
  workspace,
  products,
  from,
}: {
  workspace: string;
  products: readonly { value: string; label: string }[];
  from: { number: string; subject: string; productId: string; version: string } | null;
}) {
  const t = useTranslations("defects");
  const router = useRouter();
  return (
    <Form
      schema={createDefectInput}
      send={createDefectAction.bind(null, workspace)}
      defaultValues={{
        ...empty,
        productId: from?.productId ?? (products.length === 1 ? (products[0]?.value ?? "") : ""),
        title: from?.subject ?? "",
        versions: from?.version ?? "",
        caseNumber: from?.number ?? "",
      }}
      formKey={`defect-${from?.number ?? "new"}`}
      doneText={t("created")}
      onDone={({ number }: { number: string }) => router.push(`/${workspace}/defects/${number}`)}
      className="settings-form"
    >
      <SelectField
        name="productId"
        label={t("field.product")}
        placeholder={t("field.choose")}
        options={products}
        required
      />
      <Fields />
      <FormActions>
        <SubmitButton>{t("create")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

export function EditDefect({ workspace, defect }: { workspace: string; defect: DefectDTO }) {
  const t = useTranslations("defects");
  const ui = useTranslations("ui");
  const router = useRouter();
  const { number, version } = defect;
  const page = `/${workspace}/defects/${number}`;
  return (
    <Form
      key={version}
      schema={saveDefectInput}
      send={saveDefectAction.bind(null, workspace)}
      defaultValues={{
        number,
        version,
        title: defect.title,
        description: defect.description,
        versions: defect.versions.join(", "),
        titleEn: defect.publicTitle.en,
        titleEs: defect.publicTitle.es,
        textEn: defect.publicText.en,
        textEs: defect.publicText.es,
        workaroundEn: defect.workaround.en,
        workaroundEs: defect.workaround.es,
      }}
      fixed={{ number, version }}
      formKey={`defect-${number}`}
      doneText={t("saved")}
      onDone={() => router.push(page)}
      className="settings-form"
    >
      <Fields />
      <FormActions>
        <ButtonLink href={page}>{ui("cancel")}</ButtonLink>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
