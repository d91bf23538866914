"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { TextareaField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { LabelledPart } from "#components/ui/labelled-part.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { publishCalendarAction } from "#lib/features/calendars/actions.ts";
import { publishCalendarInput } from "#lib/features/calendars/schema.ts";

type Props = {
  vendor: string;
  calendar: string;
  version: number;
  number: number;
  effectiveFrom: PlainDate;
  note: string;
};

/** Why, in a sentence, and the deed: after everything it does was read above. */
export function PublishCalendar({ vendor, calendar, version, number, effectiveFrom, note }: Props) {
  const t = useTranslations("calendars.review");
  const locale = useLocale();
  const router = useRouter();
  return (
    <Form<{ note: string }, { key: string; version: number }>
      schema={publishCalendarInput as never}
      send={publishCalendarAction.bind(null, vendor)}
      fixed={{ key: calendar, version, effectiveFrom }}
      defaultValues={{ note }}
      formKey={`calendar-publish-${calendar}`}
      label={t("note")}
      className="publish"
      doneText={t("done", { version: number })}
      onDone={() => router.push(`/${vendor}/settings/calendars/${calendar}`)}
    >
      <LabelledPart id="note" title={t("note")} text={t("noteText")}>
        <div>
          <TextareaField name="note" label={t("noteLabel")} rows={2} required />
          <FormActions>
            <SubmitButton>{t("submit", { day: dayText(effectiveFrom, locale) })}</SubmitButton>
            <span className="mm sm">{t("submitText")}</span>
          </FormActions>
        </div>
      </LabelledPart>
    </Form>
  );
}
