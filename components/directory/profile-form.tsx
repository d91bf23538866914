"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SaveButton, SubmitButton } from "#components/forms/form.tsx";
import { PickField } from "#components/forms/pick-field.tsx";
import { useOwnVersion } from "#components/forms/use-own-version.ts";
import { LogoField } from "#components/settings/logo-field.tsx";
import type { Option } from "#components/ui/select.tsx";
import type { ProfileContent } from "#lib/domain/directory/profile.ts";
import { saveProfileAction, submitProfileAction } from "#lib/features/directory/actions.ts";
import { type saveProfileInput, submitProfileInput } from "#lib/features/directory/schema.ts";
import { logoAddress } from "#lib/platform/logo.ts";

/** The partner writes how it wants to be seen: kept as a draft as often as wanted, handed in when it says something. */
export function ProfileForm({
  workspace,
  slug,
  version,
  company,
  content,
  countries,
  languages,
}: {
  workspace: string;
  slug: string;
  version: number;
  company: string;
  content: ProfileContent;
  /** Named on the server: a browser may know other names, and then the two would not agree. */
  countries: readonly Option[];
  languages: readonly Option[];
}) {
  const t = useTranslations("directory.profile");
  const router = useRouter();
  const own = useOwnVersion(version);
  const { logo, specialities, ...words } = content;
  const fixed = { slug, version: own.version };
  const values: z.input<typeof saveProfileInput> = {
    ...fixed,
    ...words,
    specialities: specialities.join(", "),
    logo: null,
  };
  const pick = { placeholder: t("pick"), add: t("add"), optional: true };
  return (
    <Form
      key={own.key}
      schema={submitProfileInput}
      send={submitProfileAction.bind(null, workspace)}
      defaultValues={values}
      fixed={fixed}
      formKey={`profile-${workspace}-${slug}`}
      doneText={t("submitted")}
      onDone={() => router.refresh()}
      label={t("form")}
      className="settings-form"
    >
      <fieldset className="part">
        <legend>{t("words")}</legend>
        <div className="two">
          <TextField name="headlineEn" label={t("headlineEn")} hint={t("headlineHint")} maxLength={120} />
          <TextField name="headlineEs" label={t("headlineEs")} hint={t("headlineHint")} maxLength={120} />
        </div>
        <div className="two">
          <TextareaField
            name="descriptionEn"
            label={t("descriptionEn")}
            hint={t("descriptionHint")}
            rows={9}
          />
          <TextareaField
            name="descriptionEs"
            label={t("descriptionEs")}
            hint={t("descriptionHint")}
            rows={9}
          />
        </div>
        <LogoField name="logo" now={logoAddress(logo)} title={company} hint={t("logoHint")} picture />
      </fieldset>
      <fieldset className="part">
        <legend>{t("find")}</legend>
        <TextField name="specialities" label={t("specialities")} hint={t("specialitiesHint")} optional />
        <div className="two">
          <PickField name="countries" label={t("countries")} options={countries} {...pick} />
          <PickField name="languages" label={t("languages")} options={languages} {...pick} />
        </div>
      </fieldset>
      <fieldset className="part">
        <legend>{t("contact")}</legend>
        <div className="two">
          <TextField
            name="contactEmail"
            type="email"
            label={t("contactEmail")}
            hint={t("contactHint")}
            autoComplete="off"
            optional
          />
          <TextField
            name="contactPhone"
            type="tel"
            label={t("contactPhone")}
            hint={t("contactHint")}
            autoComplete="off"
            optional
          />
        </div>
      </fieldset>
      <FormActions>
        <SaveButton
          send={saveProfileAction.bind(null, workspace)}
          doneText={t("saved")}
          onDone={(saved: { version: number }) => {
            own.saved(saved.version);
            router.refresh();
          }}
        >
          {t("save")}
        </SaveButton>
        <SubmitButton>{t("submit")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
