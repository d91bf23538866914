"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CheckboxField, NumberField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { SILENCE_DAYS, type SilenceDays } from "#lib/domain/tickets/silence.ts";
import { saveWorkspaceAction } from "#lib/features/workspace/actions.ts";
import { saveWorkspaceInput } from "#lib/features/workspace/schema.ts";
import { ColourField } from "./colour-field.tsx";
import { LogoField } from "./logo-field.tsx";

type Values = {
  name: string;
  supportEmail: string;
  supportPhone: string;
  locale: "en" | "es";
  timeZone: string;
  colour: string;
  readersAllowed: boolean;
  slaGoalPercent: number | undefined;
  silenceWarnDays: number | undefined;
  silenceCloseDays: number | undefined;
  silenceCount: SilenceDays;
  ratingAfterHours: number | undefined;
  ratingDays: number | undefined;
};

/** What the vendor's administrators say of their workspace. */
export function WorkspaceForm({
  workspace,
  version,
  zones,
  logo,
  values,
}: {
  workspace: string;
  version: number;
  zones: readonly string[];
  /** Address of the logo there is. */
  logo: string | null;
  values: Values;
}) {
  const t = useTranslations("settings.workspace");
  const ui = useTranslations("ui.languages");
  const router = useRouter();
  return (
    <Form
      schema={saveWorkspaceInput}
      send={saveWorkspaceAction.bind(null, workspace)}
      defaultValues={{ ...values, logo: null, version }}
      fixed={{ version }}
      formKey={`settings-${workspace}`}
      doneText={t("saved")}
      onDone={() => router.refresh()}
      label={t("form")}
      className="settings-form"
    >
      {form => (
        <>
          <fieldset className="part">
            <legend>{t("who")}</legend>
            <TextField name="name" label={t("name")} hint={t("nameHint")} autoComplete="off" required />
            <div className="two">
              <TextField
                name="supportEmail"
                type="email"
                label={t("supportEmail")}
                hint={t("supportHint")}
                autoComplete="off"
                optional
              />
              <TextField
                name="supportPhone"
                type="tel"
                label={t("supportPhone")}
                hint={t("supportHint")}
                autoComplete="off"
                optional
              />
            </div>
          </fieldset>
          <fieldset className="part">
            <legend>{t("look")}</legend>
            <ColourField name="colour" />
            <LogoField name="logo" now={logo} title={String(form.watch("name") ?? "")} />
          </fieldset>
          <fieldset className="part">
            <legend>{t("defaults")}</legend>
            <div className="two">
              <SelectField
                name="locale"
                label={t("locale")}
                hint={t("localeHint")}
                options={(["en", "es"] as const).map(value => ({ value, label: ui(value) }))}
                required
              />
              <SelectField
                name="timeZone"
                label={t("timeZone")}
                hint={t("timeZoneHint")}
                options={zones.map(value => ({ value, label: value.replaceAll("_", " ") }))}
                required
              />
            </div>
          </fieldset>
          <fieldset className="part">
            <legend>{t("rules")}</legend>
            <CheckboxField name="readersAllowed" label={t("readers")} hint={t("readersHint")} />
            <NumberField
              name="slaGoalPercent"
              label={t("goal")}
              hint={t("goalHint")}
              className="short"
              optional
            />
          </fieldset>
          <fieldset className="part">
            <legend>{t("silence")}</legend>
            <p className="mm">{t("silenceText")}</p>
            <div className="two">
              <NumberField
                name="silenceWarnDays"
                label={t("silenceWarn")}
                hint={t("silenceWarnHint")}
                optional
              />
              <NumberField
                name="silenceCloseDays"
                label={t("silenceClose")}
                hint={t("silenceCloseHint")}
                optional
              />
            </div>
            <SelectField
              name="silenceCount"
              label={t("silenceCount")}
              hint={t("silenceCountHint")}
              options={SILENCE_DAYS.map(value => ({ value, label: t(`silenceDays.${value}`) }))}
              required
            />
          </fieldset>
          <fieldset className="part">
            <legend>{t("rating")}</legend>
            <p className="mm">{t("ratingText")}</p>
            <div className="two">
              <NumberField
                name="ratingAfterHours"
                label={t("ratingHours")}
                hint={t("ratingHoursHint")}
                optional
              />
              <NumberField name="ratingDays" label={t("ratingDays")} hint={t("ratingDaysHint")} optional />
            </div>
          </fieldset>
          <FormActions>
            <SubmitButton>{t("save")}</SubmitButton>
          </FormActions>
        </>
      )}
    </Form>
  );
}
