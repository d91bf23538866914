"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { DateField, NumberField, SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { languageOptions } from "#lib/domain/languages.ts";
import { saveSessionAction } from "#lib/features/training/actions.ts";
import { type SessionInput, sessionInput } from "#lib/features/training/schema.ts";

/** A date of a course: when, where, who gives it, how many seats. */
export function SessionForm({
  workspace,
  form,
  courses,
  trainers,
  back,
}: {
  workspace: string;
  form: SessionInput;
  courses: readonly { id: string; title: string }[];
  trainers: readonly { id: string; name: string }[];
  back: string;
}) {
  const t = useTranslations("training.sessionForm");
  const d = useTranslations("training");
  const locale = useLocale();
  const router = useRouter();
  const fixed = { sessionId: form.sessionId, version: form.version };
  return (
    <Form<SessionInput, { sessionId: string }>
      schema={sessionInput}
      send={saveSessionAction.bind(null, workspace)}
      defaultValues={form}
      fixed={fixed}
      formKey={`training-session-${form.sessionId ?? "new"}`}
      doneText={t("saved")}
      onDone={({ sessionId }) => router.push(`/${workspace}/training/${sessionId}`)}
    >
      <SelectField
        name="courseId"
        label={t("course")}
        required
        placeholder={t("chooseCourse")}
        options={courses.map(course => ({ value: course.id, label: course.title }))}
      />
      <div className="ed-row">
        <DateField name="day" label={t("day")} required />
        <TextField name="from" label={t("from")} type="time" required />
      </div>
      <div className="ed-row">
        <DateField name="endDay" label={t("endDay")} required />
        <TextField name="to" label={t("to")} type="time" required />
      </div>
      <TextField name="place" label={t("place")} hint={t("placeHint")} optional />
      <TextField name="link" label={t("link")} hint={t("linkHint")} type="url" optional />
      <div className="ed-row">
        <SelectField name="language" label={t("language")} required options={languageOptions(locale)} />
        <NumberField name="seats" label={t("seats")} decimals={0} required />
      </div>
      <SelectField
        name="trainerId"
        label={t("trainer")}
        hint={t("trainerHint")}
        placeholder={t("nobody")}
        options={trainers.map(person => ({ value: person.id, label: person.name }))}
      />
      <DateField name="enrolUntil" label={t("enrolUntil")} optional />
      <TextareaField name="note" label={t("note")} rows={3} optional />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink look="ghost" href={back}>
          {d("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
