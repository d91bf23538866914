"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import {
  CheckboxesField,
  CheckboxField,
  NumberField,
  RadioField,
  SelectField,
} from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { saveCourseAction } from "#lib/features/training/actions.ts";
import type { ProgrammeChoice } from "#lib/features/training/course-queries.ts";
import { type CourseInput, courseInput, PRICE_KINDS } from "#lib/features/training/schema.ts";
import { blankPart } from "./blank-part.ts";
import { PartFields } from "./part-fields.tsx";
import { WordsFields } from "./words-fields.tsx";

type Props = { workspace: string; form: CourseInput; programmes: readonly ProgrammeChoice[] };

/** A course: where it leads, what it costs, how it is passed. */
export function CourseForm({ workspace, form, programmes }: Props) {
  const t = useTranslations("training.course");
  const router = useRouter();
  const base = `/${workspace}/training/courses`;
  return (
    <Form<CourseInput, { courseId: string }>
      schema={courseInput}
      send={saveCourseAction.bind(null, workspace)}
      defaultValues={form}
      fixed={{ courseId: form.courseId, version: form.version }}
      formKey={`training-course-${form.courseId ?? "new"}`}
      doneText={t("saved")}
      onDone={({ courseId }) => {
        if (form.courseId) router.refresh();
        else router.push(`${base}/${courseId}`);
      }}
    >
      {of => <Body of={of} programmes={programmes} back={base} />}
    </Form>
  );
}

function Body({
  of,
  programmes,
  back,
}: {
  of: UseFormReturn<CourseInput>;
  programmes: readonly ProgrammeChoice[];
  back: string;
}) {
  const t = useTranslations("training.course");
  const d = useTranslations("training");
  const parts = useFieldArray({ control: of.control, name: "parts" });
  const [programmeId, priceKind, chosen] = of.watch(["programmeId", "priceKind", "areas"]);
  const programme = programmes.find(one => one.id === programmeId);
  const areas = (programme?.areas ?? []).filter(area => (chosen ?? []).includes(area.key));
  return (
    <>
      <p className="mm sm">{t("oneLanguage")}</p>
      <WordsFields name="title" label={t("title")} />
      <WordsFields name="summary" label={t("summary")} rows={3} />
      {programmes.length > 1 && (
        <SelectField
          name="programmeId"
          label={t("programme")}
          options={programmes.map(one => ({ value: one.id, label: one.name }))}
        />
      )}
      <CheckboxesField
        name="areas"
        label={t("areas")}
        required
        choices={(programme?.areas ?? []).map(area => ({ value: area.key, label: area.name }))}
      />
      <RadioField
        name="priceKind"
        label={t("price")}
        choices={PRICE_KINDS.filter(
          kind => kind !== "programme" || (programme?.trainings ?? []).length > 0,
        ).map(kind => ({ value: kind, label: t(`priceKind.${kind}`) }))}
      />
      {priceKind === "programme" && (
        <SelectField
          name="trainingKey"
          label={t("training")}
          required
          placeholder={t("chooseTraining")}
          options={(programme?.trainings ?? []).map(one => ({ value: one.key, label: one.title }))}
        />
      )}
      {priceKind === "own" && (
        <div className="ed-row">
          <NumberField name="price" label={t("amount")} required />
          <SelectField
            name="currency"
            label={t("currency")}
            options={["EUR", "USD", "MXN", "GBP"].map(code => ({ value: code, label: code }))}
          />
          <NumberField name="people" label={t("people")} decimals={0} required />
          <NumberField name="additional" label={t("additional")} hint={t("additionalHint")} optional />
        </div>
      )}
      {priceKind !== "free" && <NumberField name="freeCancelDays" label={t("freeCancel")} decimals={0} />}
      <div className="ed-row">
        <NumberField name="fewDays" label={t("fewDays")} hint={t("fewDaysHint")} decimals={0} required />
        <NumberField name="fewPercent" label={t("fewPercent")} decimals={0} required />
      </div>
      <h2>{t("passing")}</h2>
      <div className="ed-row">
        <NumberField name="passMark" label={t("passMark")} decimals={0} required />
        <SelectField
          name="counts"
          label={t("counts")}
          options={[
            { value: "best", label: t("countsBest") },
            { value: "last", label: t("countsLast") },
          ]}
        />
      </div>
      <CheckboxField name="attendanceRequired" label={t("attendance")} />
      {parts.fields.map((part, index) => (
        <PartFields
          key={part.id}
          index={index}
          areas={areas}
          onRemove={parts.fields.length > 1 ? () => parts.remove(index) : null}
        />
      ))}
      <Button onClick={() => parts.append(blankPart())}>
        <Plus className="i" aria-hidden="true" />
        {t("addPart")}
      </Button>
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink look="ghost" href={back}>
          {d("cancel")}
        </ButtonLink>
      </FormActions>
    </>
  );
}
