"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CheckboxesField, CheckboxField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { useOwnVersion } from "#components/forms/use-own-version.ts";
import { Message } from "#components/ui/message.tsx";
import { WAYS } from "#lib/domain/notifications/way.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
import { saveOwnPreferencesAction, savePreferencesAction } from "#lib/features/mail-preferences/actions.ts";
import type { MailPreferenceDto } from "#lib/features/mail-preferences/dto.ts";
import { savePreferencesInput } from "#lib/features/mail-preferences/schema.ts";

type Props = {
  workspace: string;
  preferences: MailPreferenceDto;
  side: Side;
  zone: string;
  /** From an account's page: of which of its persons. */
  personId?: string;
};

/** What comes by mail and when; each kind of news, quiet hours, and when the digest leaves. */
export function PreferencesForm({ workspace, preferences, side, zone, personId }: Props) {
  const t = useTranslations("mailPreferences");
  const router = useRouter();
  const { groups, quiet, digest } = preferences;
  const own = useOwnVersion(preferences.version);
  const { version } = own;
  const days = WEEKDAYS.map(value => ({ value, label: t(`days.${value}`) }));
  return (
    <Form
      key={own.key}
      schema={savePreferencesInput}
      send={
        personId
          ? (said, formKey) => saveOwnPreferencesAction(workspace, { ...(said as object), personId }, formKey)
          : savePreferencesAction.bind(null, workspace)
      }
      fixed={{ version }}
      defaultValues={{
        version,
        choices: Object.fromEntries(groups.map(({ key, way }) => [key, way])),
        quietOn: quiet.on,
        quietFrom: quiet.from,
        quietUntil: quiet.until,
        quietDays: quiet.days,
        digestEvery: digest.every,
        digestDay: digest.day,
        digestAt: digest.at,
      }}
      onDone={(saved: { version: number }) => {
        own.saved(saved.version);
        router.refresh();
      }}
      doneText={t("saved")}
      label={t("title")}
    >
      {form => (
        <>
          {own.key > 0 && !form.formState.isDirty && (
            <Message tone="info" role="status" title={t("readAnew")} />
          )}
          <section aria-labelledby="kinds">
            <h2 id="kinds">{t("kinds")}</h2>
            <div className="mail-ways">
              {groups.map(({ key }) => (
                <SelectField
                  key={key}
                  name={`choices.${key}`}
                  label={t(`groups.${key}`)}
                  hint={t(`about.${key}`, { side })}
                  options={WAYS.map(value => ({ value, label: t(`ways.${value}`) }))}
                />
              ))}
            </div>
          </section>
          <section aria-labelledby="digest">
            <h2 id="digest">{t("digest")}</h2>
            <p className="sm m">{t("digestLead")}</p>
            <div className="mail-times">
              <SelectField
                name="digestEvery"
                label={t("digestEvery")}
                options={(["day", "week"] as const).map(value => ({ value, label: t(`every.${value}`) }))}
              />
              {form.watch("digestEvery") === "week" && (
                <SelectField name="digestDay" label={t("digestDay")} options={days} />
              )}
              <TextField name="digestAt" type="time" label={t("digestAt")} required />
            </div>
          </section>
          <section aria-labelledby="quiet">
            <h2 id="quiet">{t("quiet")}</h2>
            <p className="sm m">{t("quietLead", { zone })}</p>
            <CheckboxField name="quietOn" label={t("quietOn")} />
            {form.watch("quietOn") && (
              <div className="mail-times">
                <TextField name="quietFrom" type="time" label={t("quietFrom")} required />
                <TextField name="quietUntil" type="time" label={t("quietUntil")} required />
              </div>
            )}
            <CheckboxesField name="quietDays" label={t("quietDays")} choices={days} />
          </section>
          <FormActions>
            <SubmitButton>{t("save")}</SubmitButton>
          </FormActions>
        </>
      )}
    </Form>
  );
}
